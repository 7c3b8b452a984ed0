import { failure } from '../core/user-error';
import type { Sheet, Spreadsheet } from './spreadsheet';

/** Whether a row is hidden has to be asked row by row. */
const MAX_ROWS = 500;

/**
 * The numbers of the rows that a person selected and can see: rows hidden, by a filter or by hand, are left out.
 *
 * @throws UserError where more rows are selected than anybody means to delete one by one
 */
export function selectedRows(spreadsheet: Spreadsheet, sheet: Sheet): ReadonlySet<number> {
  const selected = new Set<number>();
  const last = sheet.getLastRow();
  for (const range of spreadsheet.getActiveRangeList()?.getRanges() ?? []) {
    const end = Math.min(range.getLastRow(), last);
    for (let row = Math.max(2, range.getRow()); row <= end; row++) selected.add(row);
  }
  if (selected.size > MAX_ROWS) throw failure.tooManySelected(MAX_ROWS);
  return new Set([...selected].filter((row) => !sheet.isRowHiddenByFilter(row) && !sheet.isRowHiddenByUser(row)));
}
