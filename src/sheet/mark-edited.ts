import { EDITED, isAboutAnEdit, SYNCED } from '../core/sync-word';
import { isPending } from '../core/table';
import { markIn } from './header-notes';
import { layoutOf } from './layout';
import type { Range } from './spreadsheet';
import { type CellWrite, writeCells } from './write-cells';

/**
 * Marks rows of the lead sheet as edited where the range touches a column of a field: 3 range reads at most. Words that say
 * more than that (a conflict, a duplicate, …) stay.
 */
export function markEdited(range: Range): void {
  const sheet = range.getSheet();
  const notes = sheet.getRange(1, 1, 1, sheet.getMaxColumns()).getNotes()[0] ?? [];
  if (!notes.some((note) => markIn(note) !== null)) return;
  const { idColumn, syncColumn, fields } = layoutOf(() => sheet.getName(), notes);
  const [firstColumn, lastColumn] = [range.getColumn(), range.getLastColumn()];
  const touches = fields.some(({ column }) => column >= firstColumn && column <= lastColumn);
  if (syncColumn === null || !touches) return;
  const first = Math.max(2, range.getRow());
  const last = Math.min(range.getLastRow(), sheet.getLastRow());
  if (last < first) return;
  const rows = last - first + 1;
  const ids = sheet.getRange(first, idColumn, rows).getValues();
  const words = sheet.getRange(first, syncColumn, rows).getValues();
  const writes: CellWrite[] = [];
  for (let index = 0; index < rows; index++) {
    const id = String(ids[index]?.[0] ?? '');
    const word = String(words[index]?.[0] ?? '');
    if (id === '' || isPending(id) || word === EDITED || !isReplaced(word)) continue;
    writes.push({ row: first + index, column: syncColumn, cell: EDITED });
  }
  // Our own word cannot be taken for anything but text, whichever way it is written.
  writeCells(sheet, writes, 'plain');
}

function isReplaced(word: string): boolean {
  return word === SYNCED || isAboutAnEdit(word);
}
