import { cutText } from './cut-text';

/** The words of the Sync column: each tells in a few letters how a row stands. */
export const NEW = '';
export const SYNCED = 'Synced';
export const EDITED = 'Edited';
export const SENDING = 'Sending';
export const DUPLICATE = 'Duplicate';
export const NOT_IN_HEATPUNK = 'Not in Heatpunk';

const CONFLICT = 'Conflict: ';
const FAILED = 'Failed: ';
const INCOMPLETE = 'Incomplete: ';
const INVALID = 'Invalid: ';
const NOT_TAKEN = 'Not taken: ';
/** A cell is read at a glance; the log has the whole text. */
const MAX_LENGTH = 200;

export const conflictWord = (titles: readonly string[]): string => cut(CONFLICT + titles.join(', '));
export const incompleteWord = (missing: readonly string[]): string => cut(`${INCOMPLETE}needs ${missing.join(', ')}`);
export const invalidWord = (reasons: readonly string[]): string => cut(INVALID + reasons.join('; '));
export const failedWord = (serverWords: string): string => cut(FAILED + serverWords);
/** Of cells whose data validation refuses what Heatpunk has. */
export const notTakenWord = (titles: readonly string[]): string => cut(NOT_TAKEN + titles.join(', '));

export function isNotTaken(word: string): boolean {
  return word.startsWith(NOT_TAKEN);
}

/** Whether a word says of a field, by its title, that its cell refuses what Heatpunk has. */
export function namesNotTaken(word: string, title: string): boolean {
  return isNotTaken(word) && word.slice(NOT_TAKEN.length).split(', ').includes(title);
}

export function isConflict(word: string): boolean {
  return word.startsWith(CONFLICT);
}

/** Whether a word says of a field, by its title, that it is in conflict. */
export function namesConflict(word: string, title: string): boolean {
  return isConflict(word) && word.slice(CONFLICT.length).split(', ').includes(title);
}

export function isFailed(word: string): boolean {
  return word.startsWith(FAILED);
}

/** Whether only the row of a lead is ever told so: a row without an id that says this was one before. */
export function isWordOfLead(word: string): boolean {
  return [SYNCED, EDITED, NOT_IN_HEATPUNK].includes(word) || isConflict(word) || isNotTaken(word);
}

/** Whether a word tells of an edit that was not sent: once the edit is taken back it is no longer true. */
export function isAboutAnEdit(word: string): boolean {
  return word === EDITED || isFailed(word) || word.startsWith(INVALID);
}

/** Whether a text is one that this program writes: any other in an otherwise empty row is the user's. */
export function isSyncWord(text: string): boolean {
  return (
    [SYNCED, EDITED, SENDING, DUPLICATE, NOT_IN_HEATPUNK].includes(text) ||
    [CONFLICT, FAILED, INCOMPLETE, INVALID, NOT_TAKEN].some((beginning) => text.startsWith(beginning))
  );
}

function cut(word: string): string {
  return cutText(word, MAX_LENGTH);
}
