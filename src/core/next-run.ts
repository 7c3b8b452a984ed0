import { DAY_MS, HOUR_MS, MINUTE_MS } from './durations';
import type { RefreshRecord } from './refresh-record';
import type { RefreshInterval } from './settings';

/** The hour at which a daily refresh runs, in the script's time zone. */
export const DAILY_HOUR = 6;

/** A time of day, in the script's time zone. */
export interface TimeOfDay {
  readonly hour: number;
  readonly minute: number;
}

/** When the next refresh is to be expected, and whether one that should have come did not. */
export interface NextRun {
  /** In ms since 1970. */
  readonly at: number;
  readonly isMissed: boolean;
}

/**
 * Reckons by when the trigger was made, or last fired: Google tells nobody when it will fire, and is rarely exact.
 *
 * @param madeAt the time of day at which the trigger was made
 * @returns null where there is none
 */
export function nextRun(record: RefreshRecord, madeAt: TimeOfDay, now: number): NextRun | null {
  const every = intervalMs(record.interval);
  if (every === null) return null;
  const expected = record.firedAt > 0 ? record.firedAt + every : firstRun(record, madeAt, every);
  const late = Math.max(0, now - expected);
  return { at: expected + Math.ceil(late / every) * every, isMissed: late > every };
}

function firstRun({ interval, madeAt }: RefreshRecord, { hour, minute }: TimeOfDay, every: number): number {
  if (interval !== 'daily') return madeAt + every;
  const hours = (DAILY_HOUR - hour + 24) % 24 || 24;
  return madeAt + hours * HOUR_MS - minute * MINUTE_MS;
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
