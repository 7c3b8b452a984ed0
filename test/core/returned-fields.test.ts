import { expect, test } from '@jest/globals';
import type { Base } from '../../src/core/base';
import { fieldsAway, returnedFields } from '../../src/core/returned-fields';
import type { LeadTable } from '../../src/core/table';

/** A base in which so many leads agreed on a phone number. */
function withPhones(count: number): Base {
  const leads = Array.from(
    { length: count },
    (_, index) => [String(index), new Map([['customerPhone', '07700 900000']])] as const,
  );
  return { leads: new Map(leads), pending: new Map(), updates: new Map() };
}

const sheet = (...phones: (string | null)[]): LeadTable => ({
  fields: ['customerPhone'],
  rows: phones.map((phone, index) => ({ number: index + 2, id: String(index), word: 'Synced', values: [phone] })),
  hasWords: true,
});

const SEEN = ['customerPhone'];

test.each([
  ['blank, and not seen by the last run', sheet(null, null), 2, [], ['customerPhone']],
  ['blank, and seen by the last run, with few values gone', sheet(null, null), 4, SEEN, []],
  ['blank, and seen by the last run, with many values gone', sheet(...Array(5).fill(null)), 5, SEEN, ['customerPhone']],
  ['blank in few rows, and seen by the last run, though more leads lost theirs', sheet(null, null), 5, SEEN, []],
  ['filled in one row', sheet(null, '07700 900001'), 5, [], []],
  ['blank, with nothing agreed', sheet(null, null), 0, [], []],
])('a column that is %s', (_, table, values, columns, expected) => {
  expect(returnedFields(table, withPhones(values), columns)).toEqual(expected);
});

test.each<[string, string[], number, string[], string[]]>([
  ['none where all are there', SEEN, 1, SEEN, []],
  ['one that was agreed on and has no column', [], 1, [], ['customerPhone']],
  ['one that had a column, and nothing was agreed on', SEEN, 0, [], ['customerPhone']],
  ['none that never had a value, nor a column', [], 0, [], []],
  ['none that people cannot change', ['dateCreated'], 0, [], []],
])('away is %s', (_, known, values, settled, expected) => {
  expect(fieldsAway(known, withPhones(values), settled)).toEqual(expected);
});

test('a field of which nobody knows whether a lead holds one may have been in the column', () => {
  const leads = new Map([['0', new Map([['customerPhone', undefined]])]]);
  const base: Base = { leads, pending: new Map(), updates: new Map() };
  expect(returnedFields(sheet(null), base, [])).toEqual(['customerPhone']);
  expect(fieldsAway([], base, [])).toEqual(['customerPhone']);
});
