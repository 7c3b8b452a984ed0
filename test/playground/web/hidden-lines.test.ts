/** What the page tells of rows and columns that a person hides or shows again: one act, as it is one thing to take back. */

import { expect, test } from '@jest/globals';
import { structureActs } from '../../../playground/web/sheet/acts/structure-acts';
import { sheetModel } from '../../../playground/web/sheet/sheet-model';

const sheet = sheetModel({
  id: 0,
  name: 'Leads',
  hidden: false,
  rows: 100,
  columns: 6,
  frozenRows: 0,
  widths: [],
  hiddenRows: [10, 11],
  hiddenColumns: [2],
  filter: null,
  rules: [],
  cells: [],
});
const desk = {
  sheet: () => sheet,
  open: () => sheet,
  selected: () => [{ row: 3, column: 2, rows: 50, columns: 1 }],
};
const acts = (command: string, ranges?: readonly object[]) =>
  // The table's keys say which parameters come with which command.
  structureActs[`sheet.command.${command}`]?.({ ranges } as never, { desk, sheet });

const rows = (startRow: number, endRow: number) => ({ startRow, endRow, startColumn: 0, endColumn: 5 });
const columns = (startColumn: number, endColumn: number) => ({ startRow: 0, endRow: 99, startColumn, endColumn });

test('many rows are one act, those among them that are hidden already too', () => {
  expect(acts('set-rows-hidden')).toEqual([{ do: 'hide-rows', first: 3, count: 50, hidden: true }]);
  expect(acts('set-specific-rows-visible', [rows(0, 99)])).toEqual([
    { do: 'hide-rows', first: 1, count: 100, hidden: false },
  ]);
});

test('many columns are one act', () => {
  expect(acts('set-col-hidden', [columns(0, 2)])).toEqual([{ do: 'hide-columns', first: 1, count: 3, hidden: true }]);
  expect(acts('set-col-visible-on-cols', [columns(1, 1)])).toEqual([
    { do: 'hide-columns', first: 2, count: 1, hidden: false },
  ]);
});

test('nothing is told where nothing would change', () => {
  expect(acts('set-rows-hidden', [rows(9, 10)])).toEqual([]);
  expect(acts('set-specific-rows-visible', [rows(11, 99)])).toEqual([]);
  expect(acts('set-col-hidden')).toEqual([]);
  expect(acts('set-col-visible-on-cols', [columns(2, 5)])).toEqual([]);
});
