import { rowOfKey } from '../core/row-key';
import type { ShownRow } from '../core/shown-row';
import { readLeadSheet } from '../sheet/read-lead-sheet';
import { hiddenRows } from '../sheet/selected-areas';
import { currentSpreadsheet } from '../sheet/spreadsheet';
import { leadSheetOf } from './lead-sheet';

/** Selects a row in the lead sheet, behind the dialog that asks for it. */
export function showRow(key: unknown): ShownRow {
  const spreadsheet = currentSpreadsheet();
  const sheet = leadSheetOf(spreadsheet);
  const { table } = readLeadSheet(sheet);
  const row = typeof key === 'string' ? rowOfKey(table, key) : undefined;
  if (row === undefined) return { row: null };
  sheet.getRange(row.number, 1).activate();
  return { row: row.number, ...(hiddenRows(sheet)(row.number) ? { isHidden: true } : {}) };
}
