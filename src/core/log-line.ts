import { normalise, type Value } from './value';

/** The newest lines that are kept. */
export const LOG_LENGTH = 5000;

/** A line of the activity log as it stands in its sheet. */
export interface LogLine {
  /** ms since 1970; null where somebody cleared it. */
  readonly when: number | null;
  readonly who: string;
  /** The key that all lines of one run share; '' in lines from before there were any. */
  readonly run: string;
  /** A LogAction, unless somebody edited the line. */
  readonly action: string;
  readonly lead: string;
  readonly field: string;
  readonly old: string;
  readonly new: string;
  readonly result: string;
  /** Whether the line still says what the run wrote. */
  readonly isGenuine: boolean;
}

/** What a line says of a change, without which nothing can be put back. */
export type LoggedFact = Pick<LogLine, 'run' | 'action' | 'lead' | 'field' | 'old' | 'new'>;

/**
 * A few letters that go with a line's facts, and with no others: somebody who edits a line by hand, or sorts one of its columns alone, does
 * not change them with it. Against slips, not against anybody who means it.
 */
export function checkOf({ run, action, lead, field, old, new: to }: LoggedFact): string {
  const text = JSON.stringify([run, action, lead, field, old, to].map(plain));
  // FNV-1a, 32 bits.
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return (hash >>> 0).toString(16).padStart(8, '0');
}

/** As a cell gives it back. */
function plain(text: Value): Value {
  return normalise('text', text);
}
