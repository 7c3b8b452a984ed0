/** What stands in the editor when a person begins to edit a cell. */

import type { CellContent } from './sheet-model';

/** Typed back unchanged, it gives the same cell. */
export function editText({ formula, value, text, format }: CellContent): string {
  if (formula !== undefined) return formula;
  if (typeof value === 'number') return isDateFormat(format ?? '') ? text : plainNumber(value, format ?? '');
  if (typeof value === 'string') return format !== '@' && wouldBeParsed(value) ? `'${value}` : value;
  return text;
}

function plainNumber(value: number, format: string): string {
  return format.includes('%') ? `${Number((value * 100).toPrecision(15))}%` : String(value);
}

/** Letters of dates and times stand outside quotes and brackets. */
function isDateFormat(format: string): boolean {
  return /[dmyhs]/i.test(format.replace(/"[^"]*"|\[[^\]]*\]|\\./g, ''));
}

/** An apostrophe before a text keeps it from being taken for a number, a date, a truth value or a formula. */
function wouldBeParsed(text: string): boolean {
  return /^['=+]|^\s*[-$£€(.]?\d|^(true|false)$/i.test(text);
}
