/** Functions that compute only what they choose: an error in what they do not choose is nobody's. */

import { asTruth, order } from '../formula-coercion';
import { cellOf, FormulaError, isArea, mapped, type Operand, outcomeOf, plain, single, valid } from '../formula-values';
import { type Call, type SheetFunction, takes } from './function';

const NOT_AVAILABLE = '#N/A';

export const choiceFunctions: Readonly<Record<string, SheetFunction>> = {
  IF: takes(2, 3, (call) => {
    const condition = call.operand(0);
    if (call.scope.asArrays && isArea(condition)) {
      return mapped(condition, (cell, down, right) =>
        outcomeOf(() => cellOf(asTruth(valid(cell)) ? call.operand(1) : otherwise(call, 2), down, right)),
      );
    }
    return asTruth(single(condition, call.scope)) ? call.operand(1) : otherwise(call, 2);
  }),
  IFS: takes(2, 255, (call) => {
    for (let index = 0; index + 1 < call.count; index += 2) if (call.truth(index)) return call.operand(index + 1);
    throw new FormulaError(NOT_AVAILABLE);
  }),
  SWITCH: takes(3, 255, (call) => {
    const { value } = call.cell(0);
    let index = 1;
    for (; index + 1 < call.count; index += 2) {
      if (order(value, call.cell(index).value) === 0) return call.operand(index + 1);
    }
    if (call.has(index)) return call.operand(index);
    throw new FormulaError(NOT_AVAILABLE);
  }),
  CHOOSE: takes(2, 255, (call) => {
    const index = call.whole(0);
    if (index < 1 || !call.has(index)) throw new FormulaError('#NUM!');
    return call.operand(index);
  }),
  IFERROR: takes(1, 2, (call) => instead(call, () => true)),
  IFNA: takes(2, 2, (call) => instead(call, (code) => code === NOT_AVAILABLE)),
};

const otherwise = (call: Call, index: number): Operand => (call.has(index) ? call.operand(index) : plain(false));

/** The first argument, or the second where the first comes to such an error. */
const instead = (call: Call, isSuch: (code: string) => boolean): Operand => {
  const replaces = (outcome: Operand | FormulaError): outcome is FormulaError =>
    outcome instanceof FormulaError && isSuch(outcome.code);
  const operand = outcomeOf(() => call.operand(0));
  if (replaces(operand)) return call.operand(1);
  if (operand instanceof FormulaError) throw operand;
  if (!isArea(operand)) return operand;
  if (call.scope.asArrays) return mapped(operand, (cell) => (replaces(cell) ? call.cell(1) : cell));
  // An area of the sheet may be in error only at the one cell that counts.
  const cell = outcomeOf(() => call.cell(0));
  return replaces(cell) ? call.operand(1) : valid(cell);
};
