/** A sheet's basic filter: hides rows by their values, and leaves them hidden until it is applied again. */

import { lastRowOf, type Rect, rect } from './address';
import { type Column, columnOf, rowOf, type SheetModel } from './sheet';

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

/**
 * Sets what the sheet's filter hides in a column; undefined for nothing. It names the column itself, not its number, as columns may have
 * come or gone since; nothing is set where the column, or the filter, is gone.
 */
export const setHiddenValues = (sheet: SheetModel, column: Column, values: ReadonlySet<string> | undefined): void => {
  const number = sheet.columns.indexOf(column) + 1;
  if (sheet.filter === null || number === 0) return;
  if (values === undefined) sheet.filter.hidden.delete(number);
  else sheet.filter.hidden.set(number, values);
};

/** What a filter hides, by the columns themselves, as setHiddenValues takes it. */
export const hiddenValues = (sheet: SheetModel, { hidden }: Filter): (readonly [Column, ReadonlySet<string>])[] =>
  [...hidden].map(([column, values]) => [columnOf(sheet, column), values]);

/**
 * Answers how to make this filter of the sheet again: over the same rows and columns, wherever they have gone by then. That does nothing
 * where the sheet has another filter by then, or where all its rows or columns are gone.
 */
export const filterAgain = (sheet: SheetModel, filter: Filter): (() => void) => {
  const { area } = filter;
  const rows = new Set(Array.from({ length: area.rows }, (_, down) => rowOf(sheet, area.row + down)));
  const columns = new Set(Array.from({ length: area.columns }, (_, right) => columnOf(sheet, area.column + right)));
  const hidden = hiddenValues(sheet, filter);
  return () => {
    const [down, across] = [spanOf(sheet.rows, rows), spanOf(sheet.columns, columns)];
    if (sheet.filter !== null || down === null || across === null) return;
    sheet.filter = { area: rect(down.first, across.first, down.count, across.count), hidden: new Map() };
    for (const [column, values] of hidden) setHiddenValues(sheet, column, values);
  };
};

/** From the first to the last of these lines that are still there, counted from 1; null when none is. */
const spanOf = <T>(lines: readonly (T | undefined)[], meant: ReadonlySet<T>) => {
  const isMeant = (line: T | undefined) => line !== undefined && meant.has(line);
  const first = lines.findIndex(isMeant) + 1;
  return first === 0 ? null : { first, count: lines.findLastIndex(isMeant) + 2 - first };
};
