import type { SelectedArea } from '../core/choose-conflicts';
import type { Sheet, Spreadsheet } from './spreadsheet';

/** The rectangles of cells that a person has selected on the sheet that they look at. */
export function selectedAreas(spreadsheet: Spreadsheet): SelectedArea[] {
  return (spreadsheet.getActiveRangeList()?.getRanges() ?? []).map((range) => ({
    firstRow: range.getRow(),
    lastRow: range.getLastRow(),
    firstColumn: range.getColumn(),
    lastColumn: range.getLastColumn(),
  }));
}

/** Whether a person selected a row, in whichever of the selected areas: a cell of it is enough. */
export function selectedRows(spreadsheet: Spreadsheet): (row: number) => boolean {
  const areas = selectedAreas(spreadsheet);
  return (row) => areas.some(({ firstRow, lastRow }) => firstRow <= row && row <= lastRow);
}

/** Whether a row is hidden, by a filter or by hand. Google is asked row by row. */
export function hiddenRows(sheet: Sheet): (row: number) => boolean {
  return (row) => sheet.isRowHiddenByFilter(row) || sheet.isRowHiddenByUser(row);
}
