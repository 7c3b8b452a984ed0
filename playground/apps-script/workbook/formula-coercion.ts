/** How a formula takes one kind of value for another, and puts values in order. */

import type { Scalar } from './cell';
import type { CoercionRules } from './coercion';
import { type Computed, FormulaError } from './formula-values';
import { displayText, isDateFormat } from './number-format';
import { parseTyped } from './typed-text';

/** What text stands for when it is typed: a number, a date's serial number, a truth value; null for words. */
export const typedValue = (text: string, rules: CoercionRules): number | boolean | null => {
  const typed = parseTyped(text, rules.locale, rules.year());
  return typed.kind === 'value' && typeof typed.value !== 'string' ? typed.value : null;
};

export const asNumber = ({ value }: Computed, rules: CoercionRules): number => {
  const number = typeof value === 'string' ? typedValue(value, rules) : Number(value);
  if (typeof number !== 'number') throw new FormulaError('#VALUE!');
  return number;
};

/** A date is taken as it is shown, a number without its format. */
export const asText = ({ value, format }: Computed): string => displayText(value, isDateFormat(format) ? format : '');

export const asTruth = ({ value }: Computed): boolean => {
  if (typeof value !== 'string') return Boolean(value);
  const word = value.toUpperCase();
  if (word !== 'TRUE' && word !== 'FALSE') throw new FormulaError('#VALUE!');
  return word === 'TRUE';
};

/** Below zero when the first comes before. Numbers before text before truth values; text without regard to case. */
export const order = (left: Scalar | null, right: Scalar | null): number => {
  const [a, b] = [left ?? emptyLike(right), right ?? emptyLike(left)];
  if (typeof a !== typeof b) return rank(a) - rank(b);
  const [x, y] = typeof a === 'string' ? [a.toLowerCase(), String(b).toLowerCase()] : [Number(a), Number(b)];
  return x < y ? -1 : x > y ? 1 : 0;
};

const rank = (value: Scalar): number => (typeof value === 'number' ? 0 : typeof value === 'string' ? 1 : 2);

/** A blank equals 0, the empty text and FALSE. */
const emptyLike = (other: Scalar | null): Scalar =>
  typeof other === 'string' ? '' : typeof other === 'boolean' ? false : 0;

/** `*` is any text, `?` any character, and `~` takes the next one as it is. The whole text has to match, in any case. */
export const wildcards = (pattern: string): RegExp => {
  const source = pattern.replace(/~([*?~])|[\s\S]/g, (character, escaped: string | undefined) => {
    if (escaped !== undefined) return `\\${escaped}`.replace('\\~', '~');
    if (character === '*') return '[^]*';
    return character === '?' ? '[^]' : character.replace(/[.+^${}()|[\]\\/-]/, '\\$&');
  });
  return new RegExp(`^${source}$`, 'i');
};
