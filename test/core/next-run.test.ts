import { describe, expect, test } from '@jest/globals';
import { nextRun } from '../../src/core/next-run';
import { NO_REFRESH } from '../../src/core/refresh-record';
import type { RefreshInterval } from '../../src/core/settings';
import { NOW } from './builders';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const NOON = { hour: 12, minute: 0 };

const expected = (interval: RefreshInterval, madeAt: number, firedAt: number, time = NOON) =>
  nextRun({ ...NO_REFRESH, interval, madeAt, firedAt }, time, NOW);

describe('when the next refresh is to be expected', () => {
  test.each<[RefreshInterval, number]>([
    ['5min', 5 * MINUTE],
    ['15min', 15 * MINUTE],
    ['30min', 30 * MINUTE],
    ['hourly', HOUR],
  ])('is one interval after the trigger was made, or last fired: %s', (interval, every) => {
    expect(expected(interval, NOW - MINUTE, 0)).toEqual({ at: NOW - MINUTE + every, isMissed: false });
    expect(expected(interval, NOW - 90 * HOUR, NOW - MINUTE)).toEqual({ at: NOW - MINUTE + every, isMissed: false });
  });

  test.each([
    ['in the afternoon', { hour: 12, minute: 40 }, 17 * HOUR + 20 * MINUTE],
    ['in the small hours', { hour: 2, minute: 0 }, 4 * HOUR],
    ['at six', { hour: 6, minute: 0 }, 24 * HOUR],
    ['after six', { hour: 6, minute: 30 }, 23 * HOUR + 30 * MINUTE],
  ])('is six in the morning for a daily one made %s', (_, time, until) => {
    expect(expected('daily', NOW, 0, time)).toEqual({ at: NOW + until, isMissed: false });
  });

  test('is a day after a daily one fired', () => {
    expect(expected('daily', NOW - 90 * HOUR, NOW - HOUR)).toEqual({ at: NOW + 23 * HOUR, isMissed: false });
  });

  test.each([
    ['a little late', 61 * MINUTE, 59 * MINUTE, false],
    ['late by nearly one interval', 119 * MINUTE, MINUTE, false],
    ['late by more than one', 121 * MINUTE, 59 * MINUTE, true],
    ['away for days', 50 * HOUR + MINUTE, 59 * MINUTE, true],
  ])('is still to come where Google is %s; from one interval on it was missed', (_, ago, until, isMissed) => {
    expect(expected('hourly', 0, NOW - ago)).toEqual({ at: NOW + until, isMissed });
  });

  test('is never where it is off', () => {
    expect(expected('off', NOW, NOW)).toBeNull();
  });
});
