import { cutText } from './cut-text';
import type { Conflict } from './plan-lead';
import { isBlank, type Value, wellFormed } from './value';

/** Of a value: a note is read at a glance, and the cell itself holds the whole. */
const MAX_LENGTH = 200;

const BEGIN = 'Heatpunk conflict, seen ';
const END = 'To decide: select this cell, then Heatpunk Leads > Conflicts.';

const NOT_LISTED = 'not listed';

/** A person who edits one of these lines makes all of them theirs. */
const BLOCK = [
  `(?:\\n\\n)?^${BEGIN}([^\\n]+)`,
  'Here: (?:blank|“[^\\n]*”)(?:, from a formula)?',
  `In Heatpunk: (?:${NOT_LISTED}|blank|“[^\\n]*”)`,
  'Last agreed: (?:not known|blank|“[^\\n]*”)',
  `${END.replace('.', '\\.')}$`,
].join('\\n');

/**
 * Adds to the note of a cell what is in conflict there, below whatever else the note says. One that says so already stays as it
 * is, with the time that it gives.
 *
 * @param seen the time now, as a person reads it
 */
export function withConflict(note: string, conflict: Conflict, seen: string): string {
  const [known, ...others] = note.matchAll(new RegExp(BLOCK, 'gm'));
  if (known && others.length === 0 && known[0].trim() === blockOf(conflict, known[1] ?? '')) return note;
  const own = withoutConflict(note);
  return own === '' ? blockOf(conflict, seen) : `${own}\n\n${blockOf(conflict, seen)}`;
}

/** Takes out of a note what `withConflict` added, and nothing else. */
export function withoutConflict(note: string): string {
  const own = note.replace(new RegExp(BLOCK, 'gm'), '');
  return own !== note && note.startsWith(BEGIN) ? own.replace(/^\n+/, '') : own;
}

export function tellsConflict(note: string): boolean {
  return new RegExp(BLOCK, 'm').test(note);
}

/** A value in one line, in quotes, so that a blank and a text are told apart. */
export function quoted(value: Value): string {
  if (isBlank(value)) return 'blank';
  // A note that gave back another text would be written anew by each run.
  const line = wellFormed(String(value))
    .trim()
    .replace(/\r\n?|[\n\v\f\u0085\u2028\u2029]/g, ' ⏎ ')
    .replace(/\p{Cc}/gu, ' ');
  return `“${cutText(line, MAX_LENGTH)}”`;
}

function blockOf({ sheet, remote, base, reason }: Conflict, seen: string): string {
  return [
    BEGIN + seen,
    `Here: ${quoted(sheet)}${reason === 'formula' ? ', from a formula' : ''}`,
    `In Heatpunk: ${remote === undefined ? NOT_LISTED : quoted(remote)}`,
    `Last agreed: ${base === undefined ? 'not known' : quoted(base)}`,
    END,
  ].join('\n');
}
