/** How wide columns are, after a person dragged one and the workbook has news. */

import { expect, test } from '@jest/globals';
import type { Worksheet } from '@univerjs/presets';
import type { SheetLook } from '../../../playground/protocol';
import { sheetModel, takeStep } from '../../../playground/web/sheet/sheet-model';
import { showWidths } from '../../../playground/web/sheet/show-widths';

const LOOK: SheetLook = {
  name: 'Leads',
  hidden: false,
  rows: 5,
  columns: 6,
  frozenRows: 0,
  widths: [[3, 200]],
  hiddenRows: [],
  hiddenColumns: [],
  filter: null,
  rules: [],
};

/** What Univer is told of widths, by column from 1, where it has these. */
function widthsTold(shown: Readonly<Record<number, number>>, look: SheetLook, before: SheetLook | null) {
  const told: Record<number, number> = {};
  // Of a worksheet only what is asked of it.
  const worksheet = {
    getColumnManager: () => ({ getColumn: (index: number) => ({ w: shown[index + 1] ?? 100 }) }),
  } as unknown as Worksheet;
  showWidths(
    (_, params) => {
      const { colWidth } = params as { readonly colWidth: Readonly<Record<number, number>> };
      for (const [index, width] of Object.entries(colWidth)) told[Number(index) + 1] = width;
    },
    worksheet,
    look,
    before,
  );
  return told;
}

test('a new sheet has the workbook’s widths', () => {
  expect(widthsTold({}, LOOK, null)).toEqual({ 3: 200 });
});

test('a column that the person made wider stays so while the look changes elsewhere', () => {
  expect(widthsTold({ 2: 260, 3: 240 }, { ...LOOK, hiddenRows: [2] }, LOOK)).toEqual({});
});

test('a width that the workbook changes is shown, back to the usual one too', () => {
  expect(widthsTold({ 2: 260, 3: 200 }, { ...LOOK, widths: [[2, 150]] }, LOOK)).toEqual({ 2: 150, 3: 100 });
});

test('columns that moved aside keep the width that the person gave them', () => {
  const model = sheetModel({ ...LOOK, id: 0, cells: [] });
  takeStep(model, { kind: 'insert-columns', at: 2, count: 2 });
  expect(widthsTold({ 5: 240 }, { ...LOOK, columns: 8, widths: [[5, 200]] }, model.look)).toEqual({});
  takeStep(model, { kind: 'delete-columns', at: 1, count: 1 });
  expect(widthsTold({ 4: 240 }, { ...LOOK, columns: 7, widths: [[4, 200]] }, model.look)).toEqual({});
});
