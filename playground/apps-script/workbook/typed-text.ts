/** What Sheets makes of text that is typed, pasted or passed to setValue, in a cell that is not plain text. */

import type { Scalar } from './cell';
import type { Locale } from './locale';
import { parseTypedDate } from './typed-date';

export type Typed =
  | { readonly kind: 'blank' }
  | { readonly kind: 'formula'; readonly formula: string }
  /** `format` is the number format that an automatic cell takes on; empty for none. */
  | { readonly kind: 'value'; readonly value: Scalar; readonly format: string };

/**
 * `year`: the current year, for dates typed without one. The apostrophe is not looked at here: whether it is a mark
 * depends on the cell.
 */
export const parseTyped = (text: string, locale: Locale, year: number): Typed => {
  if (text === '') return { kind: 'blank' };
  if (text.startsWith('=') && text.length > 1) return { kind: 'formula', formula: text };
  const trimmed = text.trim();
  if (!mayBeMoreThanText.test(trimmed)) return { kind: 'value', value: text, format: '' };
  const upper = trimmed.toUpperCase();
  if (upper === 'TRUE' || upper === 'FALSE') return { kind: 'value', value: upper === 'TRUE', format: '' };
  const number = parseTypedNumber(trimmed, locale);
  if (number !== null) return { kind: 'value', ...number };
  const date = parseTypedDate(trimmed, locale, year);
  if (date !== null) return { kind: 'value', value: date.serial, format: date.format };
  // `+44 7700 900123` and `-see notes` are taken for formulas, and mostly become #ERROR!.
  if (signed.test(text)) return { kind: 'formula', formula: `=${text}` };
  return { kind: 'value', value: text, format: '' };
};

/** Cheap refusal of the bulk of all text: only these can be a number, a boolean, a date or an expression. */
const mayBeMoreThanText = /^(?:[-+(£$€.\d]|true$|false$|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))/i;
const signed = /^[-+].*[^-+ ]/s;

const numberPattern = /^([-+]?)(£|\$|€)?([-+]?)((?:\d{1,3}(?:,\d{3})+|\d+)(\.\d*)?|\.\d+)(e[-+]?\d+)?(%)?$/i;

const parseTypedNumber = (text: string, locale: Locale): { value: number; format: string } | null => {
  const bracketed = /^\(([^()+-]+)\)$/.exec(text);
  const match = numberPattern.exec(bracketed?.[1] ?? text);
  if (match === null) return null;
  const [, sign = '', currency, innerSign = '', digits = '', fraction = '', exponent = '', percent] = match;
  if (sign !== '' && innerSign !== '') return null;
  const size = Number(digits.replaceAll(',', '') + exponent);
  const negative = bracketed !== null || sign === '-' || innerSign === '-';
  const value = (negative ? -size : size) / (percent === undefined ? 1 : 100);
  if (!Number.isFinite(value)) return null;
  // Adding zero turns -0 into 0, which is what a cell holds.
  return { value: value + 0, format: typedNumberFormat({ currency, percent, fraction, digits, exponent }, locale) };
};

interface NumberParts {
  readonly currency: string | undefined;
  readonly percent: string | undefined;
  readonly fraction: string;
  readonly digits: string;
  readonly exponent: string;
}

const typedNumberFormat = (parts: NumberParts, locale: Locale): string => {
  if (parts.percent !== undefined) return parts.fraction.length > 1 ? '0.00%' : '0%';
  if (parts.currency !== undefined) return locale.currencyFormat;
  if (parts.exponent !== '') return '0.00E+00';
  if (parts.digits.includes(',')) return parts.fraction.length > 1 ? '#,##0.00' : '#,##0';
  return '';
};
