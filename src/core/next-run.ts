import { DAY_MS, HOUR_MS, MINUTE_MS } from './durations';
import type { RefreshRecord } from './refresh-record';
import type { RefreshInterval } from './settings';

/** The hour at which a daily refresh runs, in the script's time zone. */
export const DAILY_HOUR = 6;

/** When the next refresh is to be expected, and whether one that should have come did not. */
export interface NextRun {
  /** In ms since 1970. */
  readonly at: number;
  readonly isMissed: boolean;
}

/**
 * Reckons by when the trigger was made, or last fired: Google tells nobody when it will fire, and is rarely exact.
 *
 * @param offsetAt by how many ms the clocks of the script's time zone are ahead of UTC at an instant (ms since 1970)
 * @returns null where there is none
 */
export function nextRun(record: RefreshRecord, offsetAt: (time: number) => number, now: number): NextRun | null {
  const { interval, madeAt, firedAt } = record;
  const every = intervalMs(interval);
  if (every === null) return null;
  // A daily one keeps to the time of day that the clocks show, also when they are changed.
  const offset = interval === 'daily' ? offsetAt : () => 0;
  const wall = (time: number) => time + offset(time);
  const first = interval === 'daily' ? dailyHourAfter(wall(madeAt)) : madeAt + every;
  const expected = firedAt > 0 ? wall(firedAt) + every : first;
  const late = Math.max(0, wall(now) - expected);
  const next = expected + Math.ceil(late / every) * every;
  // The offset is that of about then first.
  return { at: next - offset(next - offset(next)), isMissed: late > every };
}

/** On the clocks of the script's time zone, as ms. */
function dailyHourAfter(wall: number): number {
  const today = Math.floor(wall / DAY_MS) * DAY_MS + DAILY_HOUR * HOUR_MS;
  return today > wall ? today : today + DAY_MS;
}

function intervalMs(interval: RefreshInterval): number | null {
  switch (interval) {
    case 'off':
      return null;
    case '5min':
      return 5 * MINUTE_MS;
    case '15min':
      return 15 * MINUTE_MS;
    case '30min':
      return 30 * MINUTE_MS;
    case 'hourly':
      return HOUR_MS;
    case 'daily':
      return DAY_MS;
  }
}
