import type { Sheet, Spreadsheet } from './spreadsheet';

/** The numbers of the rows that a person selected and can see: rows hidden, by a filter or by hand, are left out. */
export function selectedRows(spreadsheet: Spreadsheet, sheet: Sheet): ReadonlySet<number> {
  const rows = new Set<number>();
  const last = sheet.getLastRow();
  for (const range of spreadsheet.getActiveRangeList()?.getRanges() ?? []) {
    for (let row = Math.max(2, range.getRow()); row <= Math.min(range.getLastRow(), last); row++) {
      if (!sheet.isRowHiddenByFilter(row) && !sheet.isRowHiddenByUser(row)) rows.add(row);
    }
  }
  return rows;
}
