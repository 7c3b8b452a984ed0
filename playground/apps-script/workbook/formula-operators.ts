/** The operators of formulas. */

import type { CoercionRules } from './coercion';
import { asNumber, asText, order } from './formula-coercion';
import { type Computed, FormulaError, plain } from './formula-values';
import { isDateFormat } from './number-format';

export const operate = (operator: string, left: Computed, right: Computed, rules: CoercionRules): Computed => {
  if (operator === '&') return plain(asText(left) + asText(right));
  const holds = comparisons[operator];
  if (holds !== undefined) return plain(holds(order(left.value, right.value)));
  const [a, b] = [asNumber(left, rules), asNumber(right, rules)];
  if (operator === '/' && b === 0) throw new FormulaError('#DIV/0!');
  const value = arithmetic[operator]?.(a, b) ?? Number.NaN;
  if (!Number.isFinite(value)) throw new FormulaError('#NUM!');
  return { value, format: dateFormatOf(operator, left.format, right.format) };
};

export const negated = (operand: Computed, rules: CoercionRules): Computed => ({
  value: -asNumber(operand, rules) + 0,
  format: operand.format,
});

/** A date and some days are a date, whichever comes first; between two dates there are days. */
const dateFormatOf = (operator: string, left: string, right: string): string => {
  if (operator === '+') return [left, right].find(isDateFormat) ?? '';
  return operator === '-' && isDateFormat(left) && !isDateFormat(right) ? left : '';
};

const arithmetic: Readonly<Record<string, (a: number, b: number) => number>> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => a / b,
  '^': (a, b) => a ** b,
};

const comparisons: Readonly<Record<string, (order: number) => boolean>> = {
  '=': (order) => order === 0,
  '<>': (order) => order !== 0,
  '<': (order) => order < 0,
  '>': (order) => order > 0,
  '<=': (order) => order <= 0,
  '>=': (order) => order >= 0,
};
