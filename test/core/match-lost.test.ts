import { describe, expect, test } from '@jest/globals';
import { matchLost } from '../../src/core/match-lost';
import { ADA, agreed, type Facts, newRow, table } from './builders';

/** Which row (by its number, from 2 on) is found to be which lost lead. */
function found(rows: readonly Facts[], lost: Readonly<Record<string, Facts>>) {
  const sheet = table(...rows.map((facts) => newRow(facts)));
  const leads = new Map(Object.entries(lost).map(([id, facts]) => agreed({ id, ...facts })));
  return Object.fromEntries(matchLost(sheet, sheet.rows, leads).map(({ row, id }) => [row.number, id]));
}

const GRACE: Facts = {
  customerName: 'Grace Hopper',
  customerPhone: '07333 333333',
  customerEmail: 'grace@example.com',
  address: '1 Navy Yard',
};

describe('a row without an id', () => {
  test.each<readonly [string, Facts, boolean]>([
    ['letter for letter the same', ADA, true],
    ['with white space around it', { ...ADA, customerName: ' Ada Byron ', address: `${ADA.address}\r\n` }, true],
    ['with another name', { ...ADA, customerName: 'Ada Lovelace' }, true],
    ['with another phone', { ...ADA, customerPhone: '1' }, true],
    ['with another e-mail', { ...ADA, customerEmail: 'a@b.uk' }, true],
    ['without an address', { ...ADA, address: null }, true],
    ['with another name and phone', { ...ADA, customerName: 'Ada Lovelace', customerPhone: '1' }, false],
    ['with nothing in common', GRACE, false],
    [
      'with the values in other fields',
      { ...ADA, customerName: ADA.address ?? '', address: ADA.customerName ?? '' },
      false,
    ],
    ['with nothing at all', {}, false],
  ])('%s as a lost lead', (_description, facts, isFound) => {
    expect(found([facts], { '8': ADA })).toEqual(isFound ? { 2: '8' } : {});
  });

  test('has nothing in common with a lost lead by what both lack', () => {
    const nameless: Facts = { ...ADA, customerPhone: null, customerEmail: null };
    expect(found([{ ...nameless, customerName: 'Somebody' }], { '8': nameless })).toEqual({});
  });

  test('is the lead that it has most in common with', () => {
    const sister = { ...ADA, customerName: 'Ada Lovelace' };
    expect(found([ADA], { '8': sister, '9': ADA })).toEqual({ 2: '9' });
  });

  test('is neither of two leads that it is like equally', () => {
    expect(found([ADA], { '8': { ...ADA, customerPhone: '1' }, '9': { ...ADA, customerPhone: '2' } })).toEqual({});
  });
});

test('each lead is found once, in the row that has most in common with it, wherever that stands', () => {
  const copy = { ...ADA, customerPhone: '1' };
  expect(found([ADA, copy], { '8': ADA })).toEqual({ 2: '8' });
  expect(found([copy, ADA], { '8': ADA })).toEqual({ 3: '8' });
});

test('each row finds its own lead', () => {
  expect(found([GRACE, ADA], { '8': ADA, '9': GRACE })).toEqual({ 2: '9', 3: '8' });
});

test('a name of JavaScript as a value or an id is like any other', () => {
  const odd: Facts = { ...ADA, customerName: '__proto__', address: 'constructor' };
  expect(found([odd], { constructor: odd })).toEqual({ 2: 'constructor' });
});
