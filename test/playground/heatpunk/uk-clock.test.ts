import { expect, test } from '@jest/globals';
import { autumnClockChange } from '../../../playground/heatpunk/uk-clock';

test.each([
  ['2026-11-22T12:00:00Z', '2026-10-25T01:00:00.000Z'],
  ['2026-10-25T01:59:59Z', '2025-10-26T01:00:00.000Z'],
  ['2026-10-25T02:00:00Z', '2026-10-25T01:00:00.000Z'],
  ['2022-01-01T00:00:00Z', '2021-10-31T01:00:00.000Z'],
])('seen from %s, the clocks last went back at %s', (now, change) => {
  expect(new Date(autumnClockChange(Date.parse(now))).toISOString()).toBe(change);
});
