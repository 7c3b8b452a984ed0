/** What becomes of values in cells, in each of the ways that the platform is reported to behave. */

import { describe, expect, test } from '@jest/globals';
import type { LiteralBehaviour } from '../../../playground/apps-script/workbook/coercion';
import { timeZone } from '../../../playground/apps-script/workbook/time-zone';
import { hostWith, resultOf } from './support';

describe('literal text', () => {
  const readBack = (text: string, format: string, literal: Partial<LiteralBehaviour>) =>
    resultOf(
      `const cell = SpreadsheetApp.getActiveSheet().getRange('A1').setNumberFormat('${format}');
       cell.setValue(${JSON.stringify(text)}); return [cell.getValue(), cell.getFormula()]`,
      { literal },
    );

  test.each([
    ['apostropheInTextCell', 'mark', "'x", '@', ['x', '']],
    ['apostropheInTextCell', 'kept', "'x", '@', ["'x", '']],
    ['formulaInTextCell', 'text', '=1+1', '@', ['=1+1', '']],
    ['formulaInTextCell', 'formula', '=1+1', '@', [2, '=1+1']],
    ['apostropheInAutomaticCell', 'mark', "'x", 'General', ['x', '']],
    ['apostropheInAutomaticCell', 'kept', "'x", 'General', ["'x", '']],
  ])('%s: %s', (name, way, text, format, expected) => {
    expect(readBack(text, format, { [name]: way })).toEqual(expected);
  });

  const everyWay: LiteralBehaviour[] = (['mark', 'kept'] as const).flatMap((apostropheInTextCell) =>
    (['text', 'formula'] as const).flatMap((formulaInTextCell) =>
      (['mark', 'kept'] as const).map((apostropheInAutomaticCell) => ({
        apostropheInTextCell,
        formulaInTextCell,
        apostropheInAutomaticCell,
      })),
    ),
  );

  test.each(['007', '1/2', 'TRUE', '-1', '+44 7700 900123', '1e5', '50%'])(
    '%s in a plain-text cell stays text in every way',
    (text) => {
      for (const literal of everyWay) expect(readBack(text, '@', literal)).toEqual([text, '']);
    },
  );

  test('people who type into a plain-text cell get the same', () => {
    const host = hostWith('', { literal: { apostropheInTextCell: 'mark' } });
    host.people.setFormat('A1', '@');
    host.people.type('A1', "'07");
    expect(host.people.value('A1')).toBe('07');
  });
});

describe('time zones', () => {
  const london = timeZone('Europe/London');

  test.each([
    ['winter', Date.UTC(2026, 0, 1, 12)],
    ['summer', Date.UTC(2026, 6, 1, 12)],
    ['the minute before the clocks go forward', Date.UTC(2026, 2, 29, 0, 59)],
    ['the minute after', Date.UTC(2026, 2, 29, 1, 0)],
    ['the first of the hours that occur twice', Date.UTC(2026, 9, 25, 0, 30)],
  ])('an instant in %s comes back', (_, utc) => {
    expect(london.toUtc(london.toSerial(utc))).toBe(utc);
  });

  test('a time that does not exist moves forward by the gap', () => {
    const half = (Date.UTC(2026, 2, 29, 1, 30) - Date.UTC(1899, 11, 30)) / 86_400_000;
    expect(new Date(london.toUtc(half)).toISOString()).toBe('2026-03-29T01:30:00.000Z');
  });

  test('of two hours of the same name the first is meant', () => {
    const twice = (Date.UTC(2026, 9, 25, 1, 30) - Date.UTC(1899, 11, 30)) / 86_400_000;
    expect(new Date(london.toUtc(twice)).toISOString()).toBe('2026-10-25T00:30:00.000Z');
  });

  test('a date typed in a spreadsheet is midnight there', () => {
    const host = hostWith('', { spreadsheetTimeZone: 'America/New_York' });
    host.people.type('A1', '2024-07-01');
    expect(host.people.value('A1')).toEqual(new Date(Date.UTC(2024, 6, 1, 4)));
  });

  test('an American spreadsheet reads the month first', () => {
    const host = hostWith('', { spreadsheetLocale: 'en_US', spreadsheetTimeZone: 'UTC' });
    host.people.type('A1', '1/2/2024');
    expect(host.people.value('A1')).toEqual(new Date(Date.UTC(2024, 0, 2)));
  });
});

describe('formulas', () => {
  test.each([
    ['=1+2*3', 7],
    ['=(1+2)*3', 9],
    ['=-2^2', 4],
    ['="a"&"b"&1', 'ab1'],
    ['=UPPER("abc")', 'ABC'],
    ['=PROPER("ann o\'neil-smith")', "Ann O'Neil-Smith"],
    ['=TRIM("  a   b ")', 'a b'],
    ['=LEN("four")', 4],
    ['=IF(1<2,"yes","no")', 'yes'],
    ['=CONCATENATE("a",1,TRUE)', 'a1TRUE'],
    ['=1/0', '#DIV/0!'],
    ['="x"+1', '#VALUE!'],
    ['=SUM(', '#ERROR!'],
    ['=NOPE(1)', '#NAME?'],
    ['=Missing!A1', '#REF!'],
    ['=A1', '#REF!'],
  ])('%s', (formula, expected) => {
    const { people } = hostWith('');
    people.type('A1', formula);
    expect(people.value('A1')).toBe(expected);
  });

  test('a formula over a date is a date', () => {
    const { people } = hostWith('', { spreadsheetTimeZone: 'UTC' });
    people.paste('A1', [['2024-01-01', '=A1+1', '=B1-A1', '=TODAY()']]);
    expect(people.values('B1:D1')).toEqual([[new Date(Date.UTC(2024, 0, 2)), 1, new Date(Date.UTC(2026, 0, 5))]]);
  });
});

test.each([
  ['0.00', '3.14159', '3.14'],
  ['#,##0', '1234567', '1,234,567'],
  ['0%', '0.5', '50%'],
  ['[$£]#,##0.00', '-1234.5', '-£1,234.50'],
  ['yyyy-mm-dd hh:mm', '2024-02-01 10:05', '2024-02-01 10:05'],
  ['d mmm yy', '2024-02-01', '1 Feb 24'],
  ['@', '007', '007'],
])('format %s shows %s as %s', (format, typed, shown) => {
  const { people } = hostWith('');
  people.setFormat('A1', format);
  people.type('A1', typed);
  expect(people.text('A1')).toBe(shown);
});

test('a number too large for a date, typed under a date format, is read as a date that is none, and shown', () => {
  const host = hostWith(`function go() {
    const value = SpreadsheetApp.getActiveSheet().getRange('A1').getValues()[0][0];
    return [value instanceof Date, Number.isNaN(value.getTime())];
  }`);
  host.people.setFormat('A1', 'dd/mm/yyyy hh:mm');
  host.people.paste('A1', [['4477009058']]);
  const { error, value } = host.run('go');
  expect([error, value]).toEqual([undefined, [true, true]]);
  expect(typeof host.people.text('A1')).toBe('string');
});
