import type { Range } from './spreadsheet';

/**
 * The ways to write a text so that it comes back letter for letter and never as a formula, a number or a date. Which of
 * them the platform honours is not documented without contradiction, so each document measures it once.
 */
export const LITERAL_WAYS = ['apostrophe', 'plain', 'apostrophe in automatic'] as const;
export type LiteralWay = (typeof LITERAL_WAYS)[number];

/** Format codes: a cell of `@` keeps what is typed as text, one of `General` finds out what it is. */
export const TEXT_FORMAT = '@';
export const AUTOMATIC_FORMAT = 'General';

/**
 * Texts that a spreadsheet would like to understand, one of each sort. Where a run is killed they stay, in the column of the base's ids:
 * the first must not become one, whatever way it is written.
 */
const PROBES = ["'quoted", '=1+1', '+441', '007', '1/2', 'TRUE'];

/** How many rows and columns of scratch cells `measureLiteralWay` wants. */
export const PROBE_ROWS = LITERAL_WAYS.length;
export const PROBE_COLUMNS = PROBES.length;

/**
 * Writes texts into a range in one of the ways. A blank stays blank.
 *
 * @param cells one row of cells after the other; those that are no strings are written as they are
 */
export function writeLiteral(range: Range, cells: readonly (readonly unknown[])[], way: LiteralWay): void {
  const prefix = way === 'plain' ? '' : "'";
  const literal = (cell: unknown) => (typeof cell === 'string' && cell !== '' ? prefix + cell : cell);
  range.setNumberFormat(way === 'apostrophe in automatic' ? AUTOMATIC_FORMAT : TEXT_FORMAT);
  range.setValues(cells.map((row) => row.map(literal)));
  // So that what somebody types over it stays text as well.
  if (way === 'apostrophe in automatic') range.setNumberFormat(TEXT_FORMAT);
}

/** Sees to it that what somebody types into a range stays text. */
export function keepText(range: Range): void {
  range.setNumberFormat(TEXT_FORMAT);
}

/**
 * Finds the first way that works here, by writing into scratch cells and reading them back: 2 range reads. The cells are
 * left blank. null where none works.
 */
export function measureLiteralWay(scratch: Range): LiteralWay | null {
  LITERAL_WAYS.forEach((way, index) => {
    writeLiteral(scratch.offset(index, 0, 1, PROBE_COLUMNS), [PROBES], way);
  });
  const values = scratch.getValues();
  const formulas = scratch.getFormulas();
  scratch.clear();
  const works = LITERAL_WAYS.filter((_, row) =>
    PROBES.every((probe, column) => values[row]?.[column] === probe && formulas[row]?.[column] === ''),
  );
  return works[0] ?? null;
}
