import type { Value } from './value';

/** One line of the activity log: what a run did to one field of one lead, or to the lead as a whole. */
export interface LogEntry {
  /** What was done: 'Pulled', 'Sent', 'Created', 'Deleted', 'Conflict', 'Failed', … */
  readonly action: string;
  /** The lead's id, or '' for what concerns the run as a whole. */
  readonly lead: string;
  /** The field's title, or '' for the lead as a whole. */
  readonly field: string;
  readonly old: Value;
  readonly new: Value;
  readonly result: string;
}

/** An entry about a run or a whole lead. */
export function logEntry(action: string, lead: string, result: string): LogEntry {
  return { action, lead, field: '', old: null, new: null, result };
}
