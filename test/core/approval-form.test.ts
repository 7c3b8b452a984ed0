import { expect, test } from '@jest/globals';
import { parseApproval } from '../../src/core/approval-form';

const ENTRY = {
  key: 'id:7',
  count: 1,
  changes: [{ field: 'status', old: null, new: 'Quote' }],
  decisions: [{ field: 'lat', sheet: 51.5, remote: false, choice: 'heatpunk' }],
};

test('what the dialog sends comes through as it is', () => {
  expect(parseApproval([ENTRY], 2)).toEqual([ENTRY]);
});

test('what belongs to no entry is left out', () => {
  expect(parseApproval([{ ...ENTRY, apiKey: 'x', changes: [{ ...ENTRY.changes[0], title: 'Status' }] }], 2)).toEqual([
    ENTRY,
  ]);
});

test.each([
  ['nothing', undefined],
  ['a text', 'id:7'],
  ['no entry', []],
  ['more entries than fit in a batch', [ENTRY, ENTRY, ENTRY]],
  ['a number for a key', [{ ...ENTRY, key: 7 }]],
  ['an empty key', [{ ...ENTRY, key: '' }]],
  ['no count', [{ ...ENTRY, count: undefined }]],
  ['half a row', [{ ...ENTRY, count: 0.5 }]],
  ['no row', [{ ...ENTRY, count: 0 }]],
  ['a change without the old value', [{ ...ENTRY, changes: [{ field: 'status', new: 'Quote' }] }]],
  ['a value that no field holds', [{ ...ENTRY, changes: [{ field: 'status', old: null, new: { $ne: '' } }] }]],
  ['a number that is none', [{ ...ENTRY, changes: [{ field: 'lat', old: null, new: Number.NaN }] }]],
  ['a decision for neither side', [{ ...ENTRY, decisions: [{ field: 'lat', sheet: 1, remote: 2, choice: 'both' }] }]],
  ['changes as a text', [{ ...ENTRY, changes: 'status' }]],
])('%s is refused as a whole', (_, input) => {
  expect(parseApproval(input, 2)).toBeNull();
});
