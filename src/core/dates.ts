import { DAY_MS } from './durations';

/** Whether a text is a day that exists, written YYYY-MM-DD. */
export function isCalendarDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && dateOf(time) === text;
}

/** The UTC day of an instant (ms since 1970), as YYYY-MM-DD. */
export function dateOf(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}

/** The UTC day so many days before an instant (ms since 1970), as YYYY-MM-DD. */
export function daysBefore(time: number, days: number): string {
  return dateOf(time - days * DAY_MS);
}

/**
 * The instant an ISO 8601 text names, in ms since 1970; null where it names none.
 * A text without its offset from UTC names none: the API documents UTC, and guessing a zone would shift times.
 */
export function instantOf(text: string): number | null {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:?\d{2})$/.test(text)) return null;
  const time = Date.parse(text);
  // Date.parse takes 30 February for 2 March.
  return Number.isNaN(time) || !isCalendarDate(text.slice(0, 10)) ? null : time;
}
