import { describe, expect, test } from '@jest/globals';
import { invalidFields, missingFields, whyInvalid } from '../../src/core/validation';
import { MAX_CELL_LENGTH, shown, UNREADABLE_DATE, type Value } from '../../src/core/value';
import { ADA, fields, newRow, only, table } from './builders';

test.each([
  ['nothing', ADA, []],
  ['one', { ...ADA, customerPhone: ' ' }, ['phone']],
  ['all, in the order of the columns', {}, ['name', 'phone', 'e-mail', 'address']],
])('a new lead lacks %s', (_what, facts, missing) => {
  expect(missingFields(fields(facts))).toEqual(missing);
});

describe('a value that can be sent', () => {
  test.each<readonly [string, Value]>([
    ['customerEmail', 'ada@example.com'],
    ['customerEmail', ' ada@example.com '],
    ['customerEmail', null],
    ['lat', -90],
    ['lat', '90'],
    ['lat', null],
    ['lng', 180],
    ['lng', '-180.0'],
    ['buildDate', 'pre2000'],
    ['buildDate', ' post2006'],
    ['buildDate', ''],
    ['status', 'whatever a person calls it'],
    ['address', 'x'.repeat(MAX_CELL_LENGTH - 1)],
    ['address', ' '.repeat(MAX_CELL_LENGTH)],
  ])('%s %j', (field, value) => {
    expect(whyInvalid(field, value)).toBeNull();
  });
});

describe('a value that cannot be sent', () => {
  const latitude = 'latitude must be a number from -90 to 90';
  const longitude = 'longitude must be a number from -180 to 180';

  test.each<readonly [string, Value, string]>([
    ['customerEmail', 'ada', 'e-mail is not complete'],
    ['customerEmail', 7, 'e-mail is not complete'],
    ['lat', 90.001, latitude],
    ['lat', -91, latitude],
    ['lat', 'north', latitude],
    ['lat', true, latitude],
    ['lat', Number.NaN, latitude],
    ['lat', '51,5', latitude],
    ['lng', 180.5, longitude],
    ['lng', -180.5, longitude],
    ['lng', '0x10', longitude],
    ['buildDate', '1999', 'build date must be one of pre2000, post2000, post2006'],
    ['buildDate', 2006, 'build date must be one of pre2000, post2000, post2006'],
  ])('%s %j', (field, value, why) => {
    expect(whyInvalid(field, value)).toBe(why);
  });

  test('a number that no date shows, in a text field', () => {
    const why = 'phone shows as a date: choose Plain text as its number format and type it again';
    expect(whyInvalid('customerPhone', UNREADABLE_DATE)).toBe(why);
  });

  test('a text that does not fit into a cell', () => {
    expect(whyInvalid('address', 'x'.repeat(MAX_CELL_LENGTH))).toBe('address is too long');
  });
});

describe('a phone number that Sheets made a number of', () => {
  const why =
    'phone shows as a number, without what stood in front: choose Plain text as its number format and type it again';
  const sheet = table(newRow({ ...ADA, customerPhone: 7700900999, projectName: 12 }));

  test('cannot be sent', () => {
    expect(invalidFields(sheet, only(sheet.rows), ['customerPhone', 'projectName'])).toEqual([why]);
  });

  test('can where a formula shows it', () => {
    const row = { ...only(sheet.rows), formulas: new Set(['customerPhone']) };
    expect(invalidFields(sheet, row, ['customerPhone'])).toEqual([]);
  });
});

test('the visible beginning of a text that is too long cannot be sent in its place', () => {
  const address = String(shown('x'.repeat(MAX_CELL_LENGTH)));
  const why = 'address is cut off: it is too long for a cell';
  expect(whyInvalid('address', address)).toBe(why);
  expect(whyInvalid('address', `9 The Rowans${address}`)).toBe(why);
});

describe('the fields of a row', () => {
  const reasons = (facts: Record<string, Value>, formulas: readonly string[] = []) => {
    const sheet = table(newRow(facts, { formulas }));
    return invalidFields(sheet, only(sheet.rows), Object.keys(facts));
  };

  test('are all looked at, in the order given', () => {
    expect(reasons({ lat: 'x', customerEmail: 'ada' })).toEqual([
      'latitude must be a number from -90 to 90',
      'e-mail is not complete',
    ]);
  });

  test('only count where they are to be sent', () => {
    const sheet = table(newRow({ lat: 'x', customerEmail: 'ada' }));
    expect(invalidFields(sheet, only(sheet.rows), ['customerEmail'])).toEqual(['e-mail is not complete']);
  });

  test('do not count where Heatpunk takes none', () => {
    const long = 'x'.repeat(MAX_CELL_LENGTH);
    expect(reasons({ origin: long, roofArea: long, dateCreated: long })).toEqual([]);
  });

  test.each([
    '#N/A',
    '#REF!',
    '#VALUE!',
    '#NAME?',
    '#DIV/0!',
    '#NUM!',
    '#NULL!',
    '#ERROR!',
    '#CALC!',
    '#SPILL!',
    'Loading...',
  ])('are not sent where a formula shows %s', (shown) => {
    expect(reasons({ status: shown }, ['status'])).toEqual([`the formula in status shows ${shown}`]);
    expect(reasons({ status: shown })).toEqual([]);
  });

  test('are sent where a formula shows a value', () => {
    expect(reasons({ status: '#1 priority' }, ['status'])).toEqual([]);
  });
});
