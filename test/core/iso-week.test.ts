import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { dateOf } from '../../src/core/dates';
import { cutAt, weekOf, weeksBefore, weeksBetween } from '../../src/core/iso-week';
import { DAY } from './builders';

// The cases in which the year of the week is not that of the day are those of ISO 8601's own examples.
test.each([
  ['2026-11-22', '2026-W47', '2026-11-16'],
  ['2026-11-23', '2026-W48', '2026-11-23'],
  ['2026-01-01', '2026-W01', '2025-12-29'],
  ['2025-12-29', '2026-W01', '2025-12-29'],
  ['2025-12-28', '2025-W52', '2025-12-22'],
  ['2005-01-01', '2004-W53', '2004-12-27'],
  ['2008-12-29', '2009-W01', '2008-12-29'],
  ['2010-01-03', '2009-W53', '2009-12-28'],
  ['2021-01-03', '2020-W53', '2020-12-28'],
])('%s is in %s, which begins on %s', (day, name, monday) => {
  expect(weekOf(day)).toEqual({ name, monday });
});

test.each([
  ['2025-11-24', '2025-11-29', '2025-11-29'],
  ['2025-11-24', '2025-11-30', '2025-11-30'],
  ['2025-12-29', '2026-01-01', '2026-01-01'],
  ['2025-11-24', '2025-11-24', null],
  ['2025-11-24', '2025-11-23', null],
  ['2025-11-24', '2025-12-01', null],
])('of the week of %s, dates from %s on leave out what is before %s', (monday, since, day) => {
  expect(cutAt(weekOf(monday), since)).toBe(day);
});

test('all weeks from one to another are given, inclusive', () => {
  expect(weeksBetween(weekOf('2025-12-24'), weekOf('2026-01-05')).map(({ name }) => name)).toEqual([
    '2025-W52',
    '2026-W01',
    '2026-W02',
  ]);
  expect(weeksBetween(weekOf('2026-11-22'), weekOf('2026-11-22'))).toEqual([weekOf('2026-11-22')]);
});

test('a week begins on the Monday up to six days before, and the one before it seven days earlier', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 40_000 }), (day) => {
      const week = weekOf(dateOf(day * DAY));
      const into = day - Date.parse(week.monday) / DAY;
      expect(into).toBeGreaterThanOrEqual(0);
      expect(into).toBeLessThan(7);
      expect(new Date(week.monday).getUTCDay()).toBe(1);
      expect(weeksBefore(week, 1)).toEqual(weekOf(dateOf((day - 7) * DAY)));
    }),
  );
});
