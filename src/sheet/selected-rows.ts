import type { Sheet, Spreadsheet } from './spreadsheet';

/** A run of neighbouring rows, by their numbers. */
interface Rows {
  readonly first: number;
  readonly last: number;
}

/** Whether a person selected a row, in whichever of the selected ranges: a cell of it is enough. */
export function selectedRows(spreadsheet: Spreadsheet): (row: number) => boolean {
  const areas: Rows[] = (spreadsheet.getActiveRangeList()?.getRanges() ?? []).map((range) => ({
    first: range.getRow(),
    last: range.getLastRow(),
  }));
  return (row) => areas.some(({ first, last }) => first <= row && row <= last);
}

/** Whether a row is hidden, by the filter or by hand. Google is asked row by row. */
export function hiddenRows(sheet: Sheet): (row: number) => boolean {
  return (row) => sheet.isRowHiddenByFilter(row) || sheet.isRowHiddenByUser(row);
}
