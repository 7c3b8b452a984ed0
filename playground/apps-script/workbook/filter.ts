/** A sheet's basic filter: hides rows by their values, and leaves them hidden until it is applied again. */

import type { Rect } from './address';
import { lastRowOf } from './address';
import { rowOf, type SheetModel } from './sheet';

export interface Filter {
  area: Rect;
  /** The displayed values that are hidden, by column. */
  readonly hidden: Map<number, ReadonlySet<string>>;
}

/** `textOf` gives a cell's displayed text: that is what people tick and untick. */
export const applyFilter = (sheet: SheetModel, textOf: (row: number, column: number) => string): void => {
  const { filter } = sheet;
  if (filter === null) return;
  for (let row = filter.area.row + 1; row <= lastRowOf(filter.area); row++) {
    let hide = false;
    for (const [column, values] of filter.hidden) hide ||= values.has(textOf(row, column));
    if (hide || sheet.rows[row - 1] !== undefined) rowOf(sheet, row).hiddenByFilter = hide;
  }
};

export const removeFilter = (sheet: SheetModel): void => {
  sheet.filter = null;
  for (const row of sheet.rows) if (row !== undefined) row.hiddenByFilter = false;
};
