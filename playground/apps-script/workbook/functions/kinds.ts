/** Functions that ask what kind of thing a value is; an error is an answer to them too. */

import { asNumber } from '../formula-coercion';
import { FormulaError, isArea, mapped, type Outcome, outcomeOf, plain } from '../formula-values';
import { isDateFormat } from '../number-format';
import { type SheetFunction, takes, takesEach } from './function';

const asks = (is: (outcome: Outcome) => boolean): SheetFunction =>
  takes(1, 1, (call) => {
    const operand = outcomeOf(() => call.operand(0));
    if (operand instanceof FormulaError) return plain(is(operand));
    if (!isArea(operand) || !call.scope.asArrays) return plain(is(outcomeOf(() => call.cell(0))));
    return mapped(operand, (cell) => plain(is(cell)));
  });

const isError = (outcome: Outcome): outcome is FormulaError => outcome instanceof FormulaError;
const holds = (type: string) => (outcome: Outcome) => !isError(outcome) && typeof outcome.value === type;

export const kindFunctions: Readonly<Record<string, SheetFunction>> = {
  ISBLANK: asks((outcome) => !isError(outcome) && outcome.value === null),
  ISNUMBER: asks(holds('number')),
  ISTEXT: asks(holds('string')),
  ISNONTEXT: asks((outcome) => !holds('string')(outcome)),
  ISLOGICAL: asks(holds('boolean')),
  ISDATE: asks((outcome) => !isError(outcome) && typeof outcome.value === 'number' && isDateFormat(outcome.format)),
  ISERROR: asks(isError),
  ISERR: asks((outcome) => isError(outcome) && outcome.code !== '#N/A'),
  ISNA: asks((outcome) => isError(outcome) && outcome.code === '#N/A'),
  N: takesEach(1, 1, (call) => {
    const cell = call.cell(0);
    return plain(typeof cell.value === 'string' ? 0 : asNumber(cell, call.scope.workbook.rules));
  }),
  T: takesEach(1, 1, (call) => {
    const { value } = call.cell(0);
    return plain(typeof value === 'string' ? value : '');
  }),
  NA: takes(0, 0, () => {
    throw new FormulaError('#N/A');
  }),
  TRUE: takes(0, 0, () => plain(true)),
  FALSE: takes(0, 0, () => plain(false)),
};
