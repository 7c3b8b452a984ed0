import { describe, expect, test } from '@jest/globals';
import { dateOf, daysBefore, instantOf, isCalendarDate } from '../../src/core/dates';
import { NOW } from './builders';

describe('a calendar date', () => {
  test.each(['2026-11-22', '2024-02-29', '2000-02-29', '1999-12-31', '2026-01-01'])('%s exists', (text) => {
    expect(isCalendarDate(text)).toBe(true);
  });

  test.each([
    '2026-02-29',
    '1900-02-29',
    '2026-04-31',
    '2026-13-01',
    '2026-00-10',
    '2026-01-00',
    '2026-1-1',
    '22/11/2026',
    '2026-11-22T00:00:00Z',
    ' 2026-11-22',
    '2026-11-22\n',
    '٢٠٢٦-١١-٢٢',
    '',
    'today',
  ])('%j does not', (text) => {
    expect(isCalendarDate(text)).toBe(false);
  });
});

test('the day of an instant is that of UTC', () => {
  expect(dateOf(NOW)).toBe('2026-11-22');
  expect(dateOf(Date.parse('2026-06-30T23:59:59.999Z'))).toBe('2026-06-30');
  expect(dateOf(Date.parse('2026-07-01T00:30:00+01:00'))).toBe('2026-06-30');
});

test.each([
  [0, '2026-11-22'],
  [1, '2026-11-21'],
  [22, '2026-10-31'],
  [365, '2025-11-22'],
  [999, '2024-02-27'],
])('%i days before', (days, day) => {
  expect(daysBefore(NOW, days)).toBe(day);
});

describe('an instant', () => {
  test.each([
    ['2025-03-11T11:03:29.000Z', Date.UTC(2025, 2, 11, 11, 3, 29)],
    ['2025-03-11T11:03:29Z', Date.UTC(2025, 2, 11, 11, 3, 29)],
    ['2025-03-11T11:03Z', Date.UTC(2025, 2, 11, 11, 3)],
    ['2025-03-11T11:03:29.125Z', Date.UTC(2025, 2, 11, 11, 3, 29, 125)],
    ['2025-03-11T12:03:29+01:00', Date.UTC(2025, 2, 11, 11, 3, 29)],
    ['1970-01-01T00:00:00Z', 0],
  ])('%s is named', (text, time) => {
    expect(instantOf(text)).toBe(time);
  });

  test.each([
    '2025-03-11T11:03:29',
    '2025-03-11',
    '2025-03-11 11:03:29Z',
    '11/03/2025 11:03',
    '2025-13-11T11:03:29Z',
    '2025-03-11T25:03:29Z',
    '1741690009000',
    'Tue Mar 11 2025',
    '',
  ])('%j names none', (text) => {
    expect(instantOf(text)).toBeNull();
  });

  test('a day that does not exist names none', () => {
    expect(instantOf('2025-02-30T11:03:29Z')).toBeNull();
  });
});
