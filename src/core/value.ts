import { cutText } from './cut-text';
import { HOUR_MS } from './durations';

/** What a field holds: null for blank. A nested value of the API stands here as its JSON text. */
export type Value = string | number | boolean | null;

/** How a field is compared and shown. `raw` is a field of the API that nobody described: shown as it comes. */
export type Kind = 'text' | 'number' | 'date' | 'raw';

/** Stands for what a cell holds that shows a date where none belongs: what its text was nobody can tell, and it is not blank. */
export const UNREADABLE_DATE = '[a date that cannot be read]';

/** A cell of Google Sheets holds no more characters than this. Source: Google's limits for Sheets. */
export const MAX_CELL_LENGTH = 50_000;

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to take out
const CONTROL_CHARACTERS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g;

/** What is left of a character of two code units that was cut in the middle. */
const LONE_SURROGATES = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
const REPLACEMENT_CHARACTER = '\ufffd';

/**
 * The form in which two values of a field are compared: blank, missing and null are one; text without the white space
 * around it, line ends as one character, without control characters and halves of characters (a cell cannot hold them); numbers as
 * numbers.
 */
export function normalise(kind: Kind, value: Value | undefined): Value {
  if (value === undefined || value === null) return null;
  if (kind === 'number') return numberOf(value);
  if (kind === 'raw' && typeof value !== 'string') return value;
  const text = textOf(value);
  return text === '' ? null : text;
}

/** Whether two values of a field are the same after normalising. */
export function sameValue(kind: Kind, left: Value | undefined, right: Value | undefined): boolean {
  if (left === right) return true;
  const a = normalise(kind, left);
  const b = normalise(kind, right);
  if (a === b) return true;
  if (a === null || b === null) return false;
  if (kind === 'date') return sameInstant(String(a), String(b));
  // A text column shows the number 12 as "12" and true as "TRUE".
  if (kind === 'raw') return String(a).toLowerCase() === String(b).toLowerCase() && typeof a !== typeof b;
  return false;
}

export function isBlank(value: Value | undefined): boolean {
  return normalise('text', value) === null;
}

/** The value as a cell can show it: a text that is too long for a cell is cut, and says so. */
export function shown(value: Value): Value {
  if (!isTooLong(value)) return value;
  return `${cutText(String(value), 1000)} [too long for a cell: ${String(value).length} characters]`;
}

/** Whether a text ends as one does that was cut: it is not all there. */
export function isCut(value: Value | undefined): boolean {
  return typeof value === 'string' && /… \[too long for a cell: \d+ characters\]$/.test(value);
}

/** Whether a value does not fit into a cell. */
export function isTooLong(value: Value | undefined): boolean {
  return typeof value === 'string' && value.length >= MAX_CELL_LENGTH;
}

/** A text as a cell or a note gives it back: with a mark in place of each half character. */
export function wellFormed(text: string): string {
  return text.replace(LONE_SURROGATES, REPLACEMENT_CHARACTER);
}

function textOf(value: string | number | boolean): string {
  if (typeof value !== 'string') return typeof value === 'boolean' ? String(value).toUpperCase() : String(value);
  return wellFormed(value.replace(/\r\n?/g, '\n').replace(CONTROL_CHARACTERS, '')).trim();
}

function numberOf(value: string | number | boolean): Value {
  if (typeof value === 'number') return value;
  const text = textOf(value);
  if (text === '') return null;
  const number = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text) ? Number(text) : Number.NaN;
  // Beyond all numbers there is one that no cell holds.
  return Number.isFinite(number) ? number : text;
}

/**
 * A cell keeps whole seconds of local time. In the hour that the clocks go back, one local time stands for two instants
 * an hour apart, so that such a date can come back an hour off: exactly that difference counts as none.
 */
function sameInstant(left: string, right: string): boolean {
  const difference = Math.abs(Date.parse(left) - Date.parse(right));
  return difference < 1000 || Math.abs(difference - HOUR_MS) < 1000;
}
