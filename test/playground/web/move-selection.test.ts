import { expect, test } from '@jest/globals';
import type { Step } from '../../../playground/protocol';
import { movedRange } from '../../../playground/web/sheet/move-selection';

/** What is selected: the rows 5 to 7 in the columns C to D. Univer counts from 0. */
const selected = { startRow: 4, endRow: 6, startColumn: 2, endColumn: 3 };

const cases: readonly (readonly [what: string, step: Step, becomes: Partial<typeof selected>])[] = [
  ['rows come above', { kind: 'insert-rows', at: 5, count: 2 }, { startRow: 6, endRow: 8 }],
  ['rows come inside', { kind: 'insert-rows', at: 6, count: 2 }, { endRow: 8 }],
  ['rows come below', { kind: 'insert-rows', at: 8, count: 2 }, {}],
  ['rows go above', { kind: 'delete-rows', at: 1, count: 3 }, { startRow: 1, endRow: 3 }],
  ['rows go at its top', { kind: 'delete-rows', at: 4, count: 2 }, { startRow: 3, endRow: 4 }],
  ['rows go at its bottom', { kind: 'delete-rows', at: 7, count: 2 }, { endRow: 5 }],
  ['all its rows go', { kind: 'delete-rows', at: 4, count: 6 }, { startRow: 3, endRow: 3 }],
  ['a column comes before', { kind: 'insert-columns', at: 1, count: 1 }, { startColumn: 3, endColumn: 4 }],
  ['a column goes before', { kind: 'delete-columns', at: 2, count: 1 }, { startColumn: 1, endColumn: 2 }],
];

test.each(cases)('a selection stays with its cells when %s', (_, step, becomes) => {
  expect(movedRange(selected, step)).toEqual({ ...selected, ...becomes });
});
