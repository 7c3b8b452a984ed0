import { describe, expect, test } from '@jest/globals';
import { nextRun } from '../../src/core/next-run';
import { NO_REFRESH } from '../../src/core/refresh-record';
import type { RefreshInterval } from '../../src/core/settings';
import { NOW } from './builders';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const UTC = () => 0;

const expected = (
  interval: RefreshInterval,
  madeAt: number,
  firedAt: number,
  offsetAt: (time: number) => number = UTC,
) => nextRun({ ...NO_REFRESH, interval, madeAt, firedAt }, offsetAt, NOW);

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

  // It is noon in UTC.
  test.each([
    ['in the afternoon', 40 * MINUTE, 17 * HOUR + 20 * MINUTE],
    ['in the small hours', -10 * HOUR, 4 * HOUR],
    ['at six', -6 * HOUR, 24 * HOUR],
    ['after six', -330 * MINUTE, 23 * HOUR + 30 * MINUTE],
  ])('is six in the morning of its own time zone for a daily one made %s', (_, offset, until) => {
    expect(expected('daily', NOW, 0, () => offset)).toEqual({ at: NOW + until, isMissed: false });
  });

  test.each([
    ['forward', 0, HOUR, 17 * HOUR],
    ['back', HOUR, 0, 18 * HOUR],
  ])('is six in the morning for a daily one also where the clocks go %s before', (_, before, after, until) => {
    const offsetAt = (time: number) => (time < NOW + 12 * HOUR ? before : after);
    expect(expected('daily', NOW, 0, offsetAt)).toEqual({ at: NOW + until, isMissed: false });
    const firedAt = NOW + until - 24 * HOUR + (after - before);
    expect(expected('daily', 0, firedAt, offsetAt)).toEqual({ at: NOW + until, isMissed: false });
  });

  test('is one interval later whatever the clocks show, for any other', () => {
    const offsetAt = (time: number) => (time < NOW ? 0 : HOUR);
    expect(expected('hourly', 0, NOW - MINUTE, offsetAt)).toEqual({ at: NOW + 59 * MINUTE, isMissed: false });
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
