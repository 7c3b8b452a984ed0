import { describe, expect, test } from '@jest/globals';
import { matchLost } from '../../src/core/match-lost';
import {
  conflictWord,
  EDITED,
  incompleteWord,
  NEW,
  NOT_IN_HEATPUNK,
  notTakenWord,
  SYNCED,
} from '../../src/core/sync-word';
import { ADA, agreed, type Facts, INSIDE_WINDOW, newRow, table } from './builders';

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

/** A date of creation that the row shows as the lead has it. */
const SAME_DATE: Facts = { dateCreated: INSIDE_WINDOW };
const OTHER_DATE: Facts = { dateCreated: '2026-11-04T09:15:00Z' };

/** The minute in which that was, as a cell shows it: pasted back as text it has no seconds any more. */
const SAME_MINUTE: Facts = { dateCreated: '2026-11-03T09:15:00Z' };
const SECONDS_LATER: Facts = { dateCreated: '2026-11-03T09:15:59.900Z' };

describe('a lead of which nobody knows one contact detail', () => {
  const lost = new Map([['8', new Map([...agreed(ADA)[1], ['address', undefined]])]]);
  const match = (facts: Facts, word: string) => {
    const sheet = table(newRow({ ...ADA, ...facts }, { word }));
    return matchLost(sheet, sheet.rows, lost).map(({ id }) => id);
  };

  test.each([SYNCED, EDITED, NOT_IN_HEATPUNK, conflictWord(['Address']), notTakenWord(['Status'])])(
    'is known by the others in a row that says "%s"',
    (word) => {
      expect(match({ address: '9 Elsewhere' }, word)).toEqual(['8']);
      expect(match({ address: '9 Elsewhere', customerPhone: '1' }, word)).toEqual([]);
    },
  );

  test.each([NEW, incompleteWord(['phone'])])('is not taken for another house of the same customer: "%s"', (word) => {
    expect(match({ address: '9 Elsewhere' }, word)).toEqual([]);
  });
});

describe('a row without an id', () => {
  const isFound = (facts: Facts) => found([facts], { '8': ADA })[2] === '8';

  test.each<readonly [string, Facts]>([
    ['letter for letter the same', ADA],
    ['with white space around it', { ...ADA, customerName: ' Ada Byron ', address: `${ADA.address}\r\n` }],
  ])('%s is a lost lead, with or without the date of its creation, but not with another one', (_description, facts) => {
    expect(isFound(facts)).toBe(true);
    expect(isFound({ ...facts, dateCreated: ' ' })).toBe(true);
    expect(isFound({ ...facts, ...SAME_DATE })).toBe(true);
    expect(isFound({ ...facts, ...OTHER_DATE })).toBe(false);
  });

  test.each<readonly [string, Facts]>([
    ['another name', { ...ADA, customerName: 'Ada Lovelace' }],
    ['another phone', { ...ADA, customerPhone: '1' }],
    ['another e-mail', { ...ADA, customerEmail: 'a@b.uk' }],
    ['no address', { ...ADA, address: null }],
    ['another name and phone', { ...ADA, customerName: 'Ada Lovelace', customerPhone: '1' }],
    ['no name and no e-mail', { ...ADA, customerName: null, customerEmail: null }],
  ])('with %s is a lost lead by the date of its creation alone', (_description, facts) => {
    expect(isFound(facts)).toBe(false);
    expect(isFound({ ...facts, ...SAME_DATE })).toBe(true);
    expect(isFound({ ...facts, ...OTHER_DATE })).toBe(false);
  });

  test.each<readonly [string, Facts]>([
    ['one contact detail in common', { ...GRACE, customerEmail: ADA.customerEmail ?? '' }],
    ['nothing in common', GRACE],
    ['the values in other fields', { ...ADA, customerName: ADA.address ?? '', address: ADA.customerName ?? '' }],
    ['nothing at all', {}],
  ])('with %s is no lost lead, not even with the same date of creation', (_description, facts) => {
    const two = {
      ...facts,
      customerPhone: facts.customerPhone === ADA.customerPhone ? '1' : (facts.customerPhone ?? null),
    };
    expect(isFound(facts)).toBe(false);
    expect(isFound({ ...two, ...SAME_DATE })).toBe(false);
  });

  test('was created when a lost lead was where both say the same minute, and not the next one', () => {
    const edited = { ...ADA, customerPhone: '1' };
    expect(found([{ ...edited, ...SAME_MINUTE }], { '8': { ...ADA, ...SECONDS_LATER } })).toEqual({ 2: '8' });
    const next: Facts = { dateCreated: '2026-11-03T09:16:00Z' };
    expect(found([{ ...edited, ...SAME_MINUTE }], { '8': { ...ADA, ...next } })).toEqual({});
  });

  test('has nothing in common with a lost lead by what both lack', () => {
    const nameless: Facts = { ...ADA, customerPhone: null, customerEmail: null };
    expect(found([{ ...nameless, ...SAME_DATE, customerName: 'Somebody' }], { '8': nameless })).toEqual({});
    expect(found([nameless], { '8': nameless })).toEqual({});
  });

  test('is the lead that it has most in common with', () => {
    const sister = { ...ADA, customerName: 'Ada Lovelace' };
    expect(found([{ ...ADA, ...SAME_DATE }], { '8': sister, '9': ADA })).toEqual({ 2: '9' });
  });

  test('is one of two leads that it is like equally', () => {
    const lost = { '8': { ...ADA, customerPhone: '1' }, '9': { ...ADA, customerPhone: '2' } };
    expect(Object.keys(found([{ ...ADA, ...SAME_DATE }], lost))).toEqual(['2']);
  });

  test('is the one of two namesakes that was created when it was', () => {
    expect(found([{ ...ADA, ...SAME_DATE }], { '8': { ...ADA, ...OTHER_DATE }, '9': ADA })).toEqual({ 2: '9' });
  });
});

test('each lead is found once, in the row that has most in common with it, wherever that stands', () => {
  const row = { ...ADA, ...SAME_DATE };
  const copy = { ...row, customerPhone: '1' };
  expect(found([row, copy], { '8': ADA })).toEqual({ 2: '8' });
  expect(found([copy, row], { '8': ADA })).toEqual({ 3: '8' });
});

test('each row finds its own lead', () => {
  expect(found([GRACE, ADA], { '8': ADA, '9': GRACE })).toEqual({ 2: '9', 3: '8' });
});

test('of two rows and two leads that are all alike each gets one', () => {
  const each = found([ADA, ADA], { '8': ADA, '9': ADA });
  expect(Object.values(each).sort()).toEqual(['8', '9']);
  expect(found([ADA, ADA], { '8': ADA })).toEqual({ 2: '8' });
});

test('a name of JavaScript as a value or an id is like any other', () => {
  const odd: Facts = { ...ADA, customerName: '__proto__', address: 'constructor' };
  expect(found([odd], { constructor: odd })).toEqual({ 2: 'constructor' });
});
