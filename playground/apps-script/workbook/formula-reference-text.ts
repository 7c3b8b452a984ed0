/** How references are written in formulas: A1, $A$1:B2, A:C, A2:A, 2:5, each with a sheet's name before it or not. */

import { columnLetters, columnNumber } from './address';

/** A part that is null is open: the column of A:A has no row. */
export interface Corner {
  readonly columnFixed: string;
  readonly column: number | null;
  readonly rowFixed: string;
  readonly row: number | null;
}

export interface ReferenceText {
  /** As written, with its quotes and its `!`; empty for none. */
  readonly prefix: string;
  readonly first: Corner;
  /** Null for a single cell. */
  readonly last: Corner | null;
}

const letters = String.raw`\$?[a-z]{1,3}`;
const digits = String.raw`\$?\d+`;

/** Source of a pattern that is read without regard to case. `A:A` comes after `A1`, or `A2:A` would end at its colon. */
export const referenceSource = [
  String.raw`(?:'(?:[^']|'')+'!|[a-z_]\w*!)?(?<![\w$.])`,
  `(?:${letters}${digits}(?::(?:${letters}(?:${digits})?|${digits}))?`,
  `|${letters}:${letters}(?:${digits})?|${digits}:(?:${letters})?${digits})`,
  String.raw`(?![\w(.])`,
].join('');

/** `text` is something that the pattern above has found. */
export const readReference = (text: string): ReferenceText => {
  const prefix = /^.*!/s.exec(text)?.[0] ?? '';
  const [first = '', last] = text.slice(prefix.length).split(':');
  return { prefix, first: readCorner(first), last: last === undefined ? null : readCorner(last) };
};

const readCorner = (text: string): Corner => {
  const [, columnFixed = '', column, rowFixed = '', row] = /^(?:(\$?)([a-z]+))?(?:(\$?)(\d+))?$/i.exec(text) ?? [];
  return {
    columnFixed,
    column: column === undefined ? null : columnNumber(column),
    rowFixed,
    row: row === undefined ? null : Number(row),
  };
};

export const referenceText = ({ prefix, first, last }: ReferenceText): string =>
  `${prefix}${cornerText(first)}${last === null ? '' : `:${cornerText(last)}`}`;

const cornerText = ({ columnFixed, column, rowFixed, row }: Corner): string =>
  `${column === null ? '' : columnFixed + columnLetters(column)}${row === null ? '' : `${rowFixed}${row}`}`;

/** Null for a reference to the formula's own sheet. */
export const sheetNameOf = (prefix: string): string | null =>
  prefix === '' ? null : prefix.startsWith("'") ? prefix.slice(1, -2).replaceAll("''", "'") : prefix.slice(0, -1);
