import type { Value } from './value';

/** What a line of the activity log tells of. */
export type LogAction =
  | 'Added'
  | 'Conflict'
  | 'Created'
  | 'Deleted'
  | 'Failed'
  | 'Held'
  | 'Not sent'
  | 'Not taken'
  | 'Pulled'
  | 'Recognised'
  | 'Row removed'
  | 'Sent';

/** One line of the activity log: what a run did to one field of one lead, or to the lead as a whole. */
export interface LogEntry {
  readonly action: LogAction;
  /** The lead's id, or '' for what concerns the run as a whole. */
  readonly lead: string;
  /** The field's title, or '' for the lead as a whole. */
  readonly field: string;
  readonly old: Value;
  readonly new: Value;
  readonly result: string;
}

/** An entry about a run or a whole lead. */
export function logEntry(action: LogAction, lead: string, result: string): LogEntry {
  return { action, lead, field: '', old: null, new: null, result };
}
