/** Criteria as COUNTIF takes them: 5, ">=5", "won*", "<>lost", "" for blanks. */

import type { CoercionRules } from '../coercion';
import { order, typedValue, wildcards } from '../formula-coercion';
import { type Computed, FormulaError, type Outcome } from '../formula-values';

export type Criterion = (cell: Outcome) => boolean;

export const criterionOf = ({ value }: Computed, rules: CoercionRules): Criterion => {
  if (typeof value !== 'string') return equals(value ?? 0);
  const [, operator = '', operand = ''] = /^(<>|<=|>=|<|>|=)?(.*)$/s.exec(value) ?? [];
  const typed = typedValue(operand, rules);
  switch (operator) {
    case '':
      return operand === '' ? isEmpty : equalsText(operand, typed, rules);
    case '=':
      return operand === '' ? isBlank : equalsText(operand, typed, rules);
    case '<>': {
      const isOne = operand === '' ? isBlank : equalsText(operand, typed, rules);
      return (cell) => !isOne(cell);
    }
    default:
      return compares(operator, typed ?? operand);
  }
};

const isBlank: Criterion = (cell) => !(cell instanceof FormulaError) && cell.value === null;
const isEmpty: Criterion = (cell) => isBlank(cell) || (!(cell instanceof FormulaError) && cell.value === '');

const equals =
  (wanted: number | boolean): Criterion =>
  (cell) =>
    !(cell instanceof FormulaError) && cell.value === wanted;

/** Text that is a number equals it in either form: a phone number in a plain-text column is found by itself. */
const equalsText = (operand: string, typed: number | boolean | null, rules: CoercionRules): Criterion => {
  const pattern = wildcards(operand);
  return (cell) => {
    if (cell instanceof FormulaError || cell.value === null) return false;
    if (typeof cell.value !== 'string') return cell.value === typed;
    return pattern.test(cell.value) || (typeof typed === 'number' && typedValue(cell.value, rules) === typed);
  };
};

/** Numbers are compared with numbers only, text with text. */
const compares =
  (operator: string, operand: number | boolean | string): Criterion =>
  (cell) => {
    if (cell instanceof FormulaError || typeof cell.value !== typeof operand) return false;
    const side = order(cell.value, operand);
    if (side === 0) return operator.endsWith('=');
    return operator.startsWith('<') ? side < 0 : side > 0;
  };
