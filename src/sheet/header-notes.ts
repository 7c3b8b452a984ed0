import { titleOf } from '../core/fields';

/**
 * The note on a header cell that tells which field its column holds: the header's text is the user's to change. A note may
 * hold more lines, before and after, and more words behind a dash, a bracket or a stop, which are left alone.
 */
const MARK = /^heatpunk: +("(?:[^"\\]|\\.)*"|\([\w ]+\)|\S.*?(?=\s+[-–—(]|[.,;:](?:\s|$)|\s*$))/m;

/** Columns that hold no field. No field has such a name: `isFieldName` sees to that. */
export const ID_MARK = '(lead id)';
export const SYNC_MARK = '(sync)';

/** The note's line for a field; a name with unusual characters stands in quotes. */
export function markOf(field: string): string {
  return `heatpunk: ${isPlain(field) ? field : JSON.stringify(field)}`;
}

/** The field that a note marks, or null. */
export function markIn(note: string): string | null {
  const mark = MARK.exec(note)?.[1];
  if (mark === undefined) return null;
  if (!mark.startsWith('"')) return mark;
  try {
    return String(JSON.parse(mark));
  } catch {
    return null;
  }
}

/** The header text of a new column, and the column's name in messages. */
export function titleOfMark(mark: string): string {
  if (mark === SYNC_MARK) return 'Sync';
  return mark === ID_MARK ? 'Lead ID' : titleOf(mark);
}

function isPlain(field: string): boolean {
  return /^\w(?:[\w.-]*\w)?$/.test(field) || field === ID_MARK || field === SYNC_MARK;
}
