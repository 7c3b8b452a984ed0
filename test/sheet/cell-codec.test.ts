import { expect, test } from '@jest/globals';
import { normalise, UNREADABLE_DATE, type Value } from '../../src/core/value';
import { fromCell, sameCell, toCell } from '../../src/sheet/cell-codec';

test.each<[Value]>([[true], [false], [7111], [0.1], ['true'], [' two\nlines '], ['=1+1']])(
  '%j in a column of texts is the same again when it is read',
  (value) => {
    expect(normalise('text', fromCell('text', toCell('text', value)))).toBe(normalise('text', value));
  },
);

test('a number beyond all numbers is shown as the text that came', () => {
  expect(toCell('number', '1e400')).toBe('1e400');
});

test('a number too large for a date is no date, but not blank where text belongs; two reads of it are the same', () => {
  const read = () => new Date(Number.NaN);
  expect(fromCell('date', read())).toBeNull();
  for (const kind of ['text', 'number', 'raw'] as const) expect(fromCell(kind, read())).toBe(UNREADABLE_DATE);
  expect(sameCell(read(), read())).toBe(true);
  expect([sameCell(read(), new Date(0)), sameCell(new Date(0), read()), sameCell(read(), '')]).toEqual(
    Array(3).fill(false),
  );
});

test('a date is a text of nobody: 12-3 and 12/03/2026 look the same once a cell took them for one', () => {
  for (const kind of ['text', 'number', 'raw'] as const) expect(fromCell(kind, new Date(0))).toBe(UNREADABLE_DATE);
});

test('two reads of a date are the same where the instant is', () => {
  expect([sameCell(new Date(0), new Date(0)), sameCell(new Date(0), new Date(1))]).toEqual([true, false]);
});
