/** A sheet as the page is told of it. */

import { rect } from '../apps-script/workbook/address';
import type { ValidationRule } from '../apps-script/workbook/cell';
import { defaultColumnWidth, type SheetModel } from '../apps-script/workbook/sheet';
import type { Workbook } from '../apps-script/workbook/workbook';
import type { Area, CellView, SheetLook, SheetView } from '../protocol';
import { filledCellView } from './cell-view';

export const sheetView = (workbook: Workbook, sheet: SheetModel): SheetView => {
  const cells: CellView[] = [];
  sheet.rows.forEach((row, above) => {
    row?.cells.forEach((_, left) => {
      const view = filledCellView(workbook, sheet, above + 1, left + 1);
      if (view !== null) cells.push(view);
    });
  });
  return { id: sheet.id, ...lookOf(sheet), cells };
};

export const lookOf = (sheet: SheetModel): SheetLook => ({
  name: sheet.name,
  hidden: sheet.hidden,
  rows: sheet.maxRows,
  columns: sheet.maxColumns,
  frozenRows: sheet.frozenRows,
  widths: sheet.columns.flatMap((column, left) =>
    column === undefined || column.width === defaultColumnWidth ? [] : [[left + 1, column.width] as const],
  ),
  hiddenRows: numbersOf(sheet.rows, (row) => row.hiddenByUser),
  hiddenColumns: numbersOf(sheet.columns, (column) => column.hidden),
  filter: sheet.filter && {
    area: sheet.filter.area,
    hide: [...sheet.filter.hidden].map(([column, texts]) => ({ column, texts: [...texts] })),
    rows: numbersOf(sheet.rows, (row) => row.hiddenByFilter),
  },
  rules: rulesOf(sheet),
});

const numbersOf = <T>(list: readonly (T | undefined)[], isMeant: (item: T) => boolean): readonly number[] =>
  list.flatMap((item, index) => (item !== undefined && isMeant(item) ? [index + 1] : []));

/** Each rule with the runs of cells, column by column, in which it holds. */
const rulesOf = (sheet: SheetModel): SheetLook['rules'] => {
  const found = new Map<string, { rule: ValidationRule; areas: Area[] }>();
  const open = new Map<number, { key: string; area: Area }>();
  sheet.rows.forEach((row, above) => {
    row?.cells.forEach((cell, left) => {
      if (cell === undefined || cell.rule === null) return;
      const key = keyOf(cell.rule);
      const run = open.get(left);
      if (run?.key === key && run.area.row + run.area.rows === above + 1) {
        run.area.rows += 1;
        return;
      }
      const area: Area = { ...rect(above + 1, left + 1) };
      open.set(left, { key, area });
      const known = found.get(key);
      if (known === undefined) found.set(key, { rule: cell.rule, areas: [area] });
      else known.areas.push(area);
    });
  });
  return [...found.values()];
};

const keys = new WeakMap<ValidationRule, string>();

const keyOf = (rule: ValidationRule): string => {
  const known = keys.get(rule);
  if (known !== undefined) return known;
  const key = JSON.stringify(rule);
  keys.set(rule, key);
  return key;
};
