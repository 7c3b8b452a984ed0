/** Functions that count cells. The library takes errors, blanks and the empty text differently. */

import { typedValue } from '../formula-coercion';
import { cellsOf, FormulaError, isArea, type Outcome, outcomeOf, plain } from '../formula-values';
import { type Call, indexes, type SheetFunction, takes } from './function';

export const countFunctions: Readonly<Record<string, SheetFunction>> = {
  COUNT: takes(1, 255, (call) => {
    const { rules } = call.scope.workbook;
    // As an argument of its own, text that is a number counts as one.
    const isNumber = (cell: Outcome, alone: boolean) =>
      !(cell instanceof FormulaError) &&
      (typeof cell.value === 'number' ||
        (alone && typeof cell.value === 'string' && typeof typedValue(cell.value, rules) === 'number'));
    return plain(count(call, isNumber));
  }),
  // The empty text that a formula came to counts.
  COUNTA: takes(1, 255, (call) => plain(count(call, (cell) => cell instanceof FormulaError || cell.value !== null))),
  COUNTBLANK: takes(1, 255, (call) => {
    const cells = indexes(call)
      .map(call.area)
      .reduce((sum, { rows, columns }) => sum + rows * columns, 0);
    return plain(
      cells - count(call, (cell) => cell instanceof FormulaError || (cell.value !== null && cell.value !== '')),
    );
  }),
  COUNTUNIQUE: takes(1, 255, (call) => {
    const seen = new Set<string>();
    count(call, (cell) => {
      if (!(cell instanceof FormulaError) && cell.value !== null) seen.add(JSON.stringify(cell.value).toLowerCase());
      return false;
    });
    return plain(seen.size);
  }),
};

const count = (call: Call, isCounted: (cell: Outcome, alone: boolean) => boolean): number => {
  let counted = 0;
  for (const index of indexes(call)) {
    const operand = outcomeOf(() => call.operand(index));
    if (operand instanceof FormulaError || !isArea(operand)) counted += isCounted(operand, true) ? 1 : 0;
    else for (const cell of cellsOf(operand)) counted += isCounted(cell, false) ? 1 : 0;
  }
  return counted;
};
