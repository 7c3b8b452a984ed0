import { dateOf } from './dates';
import { DAY_MS } from './durations';

const WEEK_MS = 7 * DAY_MS;

/** A week from Monday to Sunday. */
export interface Week {
  /** As ISO 8601 names it: 2026-W01 is the one that holds the first Thursday of 2026. */
  readonly name: string;
  /** Its first day, YYYY-MM-DD. */
  readonly monday: string;
}

/** The week of a day (YYYY-MM-DD). */
export function weekOf(day: string): Week {
  const time = Date.parse(day);
  return weekFrom(time - ((new Date(time).getUTCDay() + 6) % 7) * DAY_MS);
}

/** The first day of a week that dates from `since` (YYYY-MM-DD) on hold, where that is not its Monday; null for all other weeks. */
export function cutAt({ monday }: Week, since: string): string | null {
  return monday < since && weekOf(since).monday === monday ? since : null;
}

/** All weeks from one to another, inclusive. */
export function weeksBetween(first: Week, last: Week): Week[] {
  const start = Date.parse(first.monday);
  const count = (Date.parse(last.monday) - start) / WEEK_MS + 1;
  return Array.from({ length: count }, (_, index) => weekFrom(start + index * WEEK_MS));
}

/** The week that is so many weeks before another. */
export function weeksBefore(week: Week, count: number): Week {
  return weekFrom(Date.parse(week.monday) - count * WEEK_MS);
}

function weekFrom(monday: number): Week {
  const thursday = monday + 3 * DAY_MS;
  const year = new Date(thursday).getUTCFullYear();
  const number = 1 + Math.floor((thursday - Date.UTC(year, 0, 1)) / WEEK_MS);
  return { name: `${year}-W${String(number).padStart(2, '0')}`, monday: dateOf(monday) };
}
