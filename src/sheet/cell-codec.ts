import { instantOf } from '../core/dates';
import { type Kind, normalise, shown, UNREADABLE_DATE, type Value } from '../core/value';
import { AUTOMATIC_FORMAT } from './literal';

/** What a cell holds, as `getValues` gives and `setValues` takes it: '' for blank. */
export type Cell = string | number | boolean | Date;

/** How a date is shown in a cell that had no date format. */
export const DATE_FORMAT = 'dd/mm/yyyy hh:mm';

/** Google Sheets counts its days from the end of 1899 on; earlier dates are shown as text. */
const FIRST_YEAR = 1900;
const LAST_YEAR = 9999;

/** The cell that shows a value. A string in it is always meant letter for letter: see `literal.ts`. */
export function toCell(kind: Kind, value: Value): Cell {
  const visible = shown(value);
  if (visible === null) return '';
  if (kind === 'date' && typeof visible === 'string') return dateIn(visible) ?? visible;
  if (kind === 'number') return normalise(kind, visible) ?? '';
  if (kind === 'raw' || typeof visible === 'string') return visible;
  // As it is compared: any other spelling would look like an edit.
  return String(normalise(kind, visible));
}

/**
 * The number format that a cell needs beside what it holds now, or else a date would come back as a number, and a number as a date;
 * null where it keeps its own.
 */
export function formatFor(cell: Cell, now: unknown): string | null {
  if (cell instanceof Date) return now instanceof Date ? null : DATE_FORMAT;
  return typeof cell === 'number' && now instanceof Date ? AUTOMATIC_FORMAT : null;
}

/** The value that a cell holds, dates to the second. Where no date belongs, nobody can tell what text one was meant to be. */
export function fromCell(kind: Kind, cell: unknown): Value {
  if (typeof cell === 'string') return cell === '' ? null : cell;
  if (typeof cell === 'number' || typeof cell === 'boolean') return cell;
  if (!(cell instanceof Date)) return null;
  if (kind !== 'date') return UNREADABLE_DATE;
  return Number.isNaN(cell.getTime()) ? null : `${cell.toISOString().slice(0, 19)}Z`;
}

/** Whether two reads of a cell saw the same. */
export function sameCell(left: unknown, right: unknown): boolean {
  // A number too large for a date reads as one that is none, and is the same as itself.
  if (left instanceof Date && right instanceof Date) return Object.is(left.getTime(), right.getTime());
  return left === right;
}

function dateIn(text: string): Date | null {
  const instant = instantOf(text);
  if (instant === null) return null;
  // A cell keeps whole seconds for certain; a fraction could come back changed.
  const date = new Date(Math.floor(instant / 1000) * 1000);
  const year = date.getUTCFullYear();
  return year >= FIRST_YEAR && year <= LAST_YEAR ? date : null;
}
