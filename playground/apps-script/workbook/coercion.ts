/** What becomes of a value that a script or a person puts into a cell. */

import { type Cell, type Scalar, textFormat, withFormula, withoutContent, withValue } from './cell';
import type { Locale } from './locale';
import type { TimeZone } from './time-zone';
import { parseTyped } from './typed-text';

/**
 * The three questions about literal text on which reports from the real platform conflict. The host can answer each way;
 * a program is right when it works with every combination.
 */
export interface LiteralBehaviour {
  /** `'x` written into a cell of `@` format reads back as `x` (mark) or as `'x` (kept). */
  readonly apostropheInTextCell: 'mark' | 'kept';
  /** `=1+1` written into a cell of `@` format. */
  readonly formulaInTextCell: 'text' | 'formula';
  /** `'x` written into a cell of automatic format. */
  readonly apostropheInAutomaticCell: 'mark' | 'kept';
}

/**
 * What typing into Sheets shows: plain-text cells take everything to the letter, the apostrophe included, and in any other cell the
 * apostrophe is the mark for text (Docs Editors Help, "Format numbers in a spreadsheet"). It is also the combination in which
 * a program that always writes an apostrophe, or never does, goes wrong.
 */
export const defaultLiteralBehaviour: LiteralBehaviour = {
  apostropheInTextCell: 'kept',
  formulaInTextCell: 'text',
  apostropheInAutomaticCell: 'mark',
};

export interface CoercionRules {
  readonly locale: Locale;
  readonly zone: TimeZone;
  readonly literal: LiteralBehaviour;
  /** The current year in the spreadsheet's time zone. */
  readonly year: () => number;
}

/** Text as typed by a person, or as given to setValue: the platform treats both alike. */
export const enterText = (cell: Cell, text: string, rules: CoercionRules): Cell => {
  if (text === '') return withoutContent(cell);
  const { literal } = rules;
  if (cell.format === textFormat) {
    if (text.length > 1 && text.startsWith('=') && literal.formulaInTextCell === 'formula')
      return withFormula(cell, text);
    const marked = text.startsWith("'") && literal.apostropheInTextCell === 'mark';
    return withValue(cell, marked ? text.slice(1) : text, textFormat);
  }
  if (text.startsWith("'")) {
    const value = literal.apostropheInAutomaticCell === 'mark' ? text.slice(1) : text;
    return withValue(cell, value, cell.format);
  }
  const typed = parseTyped(text, rules.locale, rules.year());
  switch (typed.kind) {
    case 'blank':
      return withoutContent(cell);
    case 'formula':
      return withFormula(cell, typed.formula);
    case 'value':
      return withValue(cell, typed.value, cell.format === '' ? typed.format : cell.format);
  }
};

/** A value of a script: text is parsed as typed; numbers and booleans are taken as they are, in cells of any format. */
export const enterValue = (cell: Cell, value: unknown, rules: CoercionRules): Cell => {
  switch (typeof value) {
    case 'string':
      return enterText(cell, value, rules);
    case 'number':
      return Number.isFinite(value) ? withValue(cell, value + 0, cell.format) : withValue(cell, '#NUM!', cell.format);
    case 'boolean':
      return withValue(cell, value, cell.format);
    case 'undefined':
      return withoutContent(cell);
    default:
      if (value === null) return withoutContent(cell);
      if (value instanceof Date) return enterDate(cell, value, rules);
      return withValue(cell, javaText(value), cell.format);
  }
};

const enterDate = (cell: Cell, date: Date, rules: CoercionRules): Cell => {
  if (Number.isNaN(date.getTime())) return withValue(cell, '#NUM!', cell.format);
  const serial = rules.zone.toSerial(date.getTime());
  const automatic = Number.isInteger(serial) ? rules.locale.dateFormat : rules.locale.dateTimeFormat;
  return withValue(cell, serial, cell.format === '' ? automatic : cell.format);
};

/** Things that are no cell value end up as the server's Java would print them; no document says so, scripts have seen it. */
const javaText = (value: unknown): string => {
  if (Array.isArray(value)) return '[Ljava.lang.Object;@0';
  if (typeof value !== 'object' || value === null) return String(value);
  const entries = Object.entries(value).map(
    ([key, part]) => `${key}=${typeof part === 'object' ? javaText(part) : part}`,
  );
  return `{${entries.join(', ')}}`;
};

/** For comparing with validation rules and filters: the value as the list of the drop-down has it. */
export const listText = (value: Scalar | null): string =>
  value === null ? '' : typeof value === 'boolean' ? String(value).toUpperCase() : String(value);
