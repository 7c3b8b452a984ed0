/** Where things are in Univer: sheets by text, rows and columns from 0, both ends of a range inside it. */

import type { IRange } from '@univerjs/presets';
import type { Area } from '../../protocol';

export const UNIT = 'spreadsheet';

export const sheetKey = (id: number): string => String(id);
export const sheetId = (key: string): number => Number(key);

export function rangeOf({ row, column, rows, columns }: Area): IRange {
  return { startRow: row - 1, startColumn: column - 1, endRow: row + rows - 2, endColumn: column + columns - 2 };
}

/** A range of whole rows or columns has NaN for the ends that it leaves open. */
export function areaOf(range: IRange, most: { readonly rows: number; readonly columns: number }): Area {
  const first = (value: number) => (Number.isNaN(value) ? 0 : value);
  const last = (value: number, count: number) => (Number.isNaN(value) ? count - 1 : value);
  const [top, left] = [first(range.startRow), first(range.startColumn)];
  return {
    row: top + 1,
    column: left + 1,
    rows: last(range.endRow, most.rows) - top + 1,
    columns: last(range.endColumn, most.columns) - left + 1,
  };
}
