import { dateOf } from './dates';
import { DAY_MS, HOUR_MS } from './durations';

const MARCH = 2;
const OCTOBER = 9;

/**
 * The day that a British (and an Irish) calendar shows at an instant (ms since 1970), as YYYY-MM-DD. The clocks go forward
 * and back at 01:00 UTC on the last Sundays of March and October. Source: Summer Time Order 2002.
 */
export function ukDayOf(time: number): string {
  const year = new Date(time).getUTCFullYear();
  const isSummer = time >= clockChange(year, MARCH) && time < clockChange(year, OCTOBER);
  return dateOf(isSummer ? time + HOUR_MS : time);
}

/** How many days one day (YYYY-MM-DD) is after another. */
export function daysBetween(earlier: string, later: string): number {
  return (Date.parse(later) - Date.parse(earlier)) / DAY_MS;
}

/** For a month of 31 days, as both are. */
function clockChange(year: number, month: number): number {
  const lastDay = Date.UTC(year, month, 31, 1);
  return lastDay - new Date(lastDay).getUTCDay() * DAY_MS;
}
