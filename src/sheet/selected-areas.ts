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

/** Whether a row is hidden, by a filter or by hand. */
export function isHidden(sheet: Sheet, row: number): boolean {
  return sheet.isRowHiddenByFilter(row) || sheet.isRowHiddenByUser(row);
}
