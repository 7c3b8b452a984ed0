import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { daysBetween, ukDayOf } from '../../src/core/uk-day';

test.each([
  ['in winter, midnight is that of Greenwich', '2026-11-22T23:59:59Z', '2026-11-22'],
  ['in summer, the day begins an hour earlier', '2026-07-01T23:00:00Z', '2026-07-02'],
  ['until an hour before', '2026-07-01T22:59:59Z', '2026-07-01'],
  ['the evening before the clocks go forward is still in winter', '2026-03-28T23:30:00Z', '2026-03-28'],
  ['the evening after is in summer', '2026-03-29T23:30:00Z', '2026-03-30'],
  ['the evening before the clocks go back is in summer', '2026-10-24T23:30:00Z', '2026-10-25'],
  ['the evening after is in winter', '2026-10-25T23:30:00Z', '2026-10-25'],
  ['the last second of a year', '2026-12-31T23:59:59.999Z', '2026-12-31'],
])('%s: %s is on %s', (_, instant, day) => {
  expect(ukDayOf(Date.parse(instant))).toBe(day);
});

test('agrees with the time zone database, and with Ireland’s, from 2002 on', () => {
  const dayIn = (timeZone: string) => {
    const format = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
    return (time: number) => format.format(time);
  };
  const [london, dublin] = [dayIn('Europe/London'), dayIn('Europe/Dublin')];
  fc.assert(
    fc.property(fc.integer({ min: Date.UTC(2002, 0, 1), max: Date.UTC(2037, 11, 31) }), (time) => {
      expect([ukDayOf(time), ukDayOf(time)]).toEqual([london(time), dublin(time)]);
    }),
    { numRuns: 2000 },
  );
});

test.each([
  ['2026-11-22', '2026-11-22', 0],
  ['2026-11-22', '2026-11-23', 1],
  ['2026-03-28', '2026-03-30', 2],
  ['2024-02-28', '2024-03-01', 2],
  ['2026-11-23', '2026-11-22', -1],
])('from %s to %s it is %i days', (earlier, later, days) => {
  expect(daysBetween(earlier, later)).toBe(days);
});
