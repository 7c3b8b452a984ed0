import { failure } from '../core/user-error';
import { ID_MARK, markIn } from './header-notes';
import type { Sheet, Spreadsheet } from './spreadsheet';

/**
 * Finds the lead sheet by the id that was remembered; in a spreadsheet that remembers none (a copy of another starts so),
 * by the marks in a header row. null where there is none.
 *
 * @throws UserError where several sheets carry the marks
 */
export function findLeadSheet(spreadsheet: Spreadsheet, rememberedId: number | null): Sheet | null {
  const sheets = spreadsheet.getSheets();
  const remembered = sheets.find((sheet) => sheet.getSheetId() === rememberedId);
  if (remembered) return remembered;
  const marked = sheets.filter(isMarked);
  if (marked.length > 1) throw failure.severalLeadSheets(marked.map((sheet) => sheet.getName()));
  return marked[0] ?? null;
}

function isMarked(sheet: Sheet): boolean {
  const width = sheet.getLastColumn();
  if (width === 0) return false;
  const [notes = []] = sheet.getRange(1, 1, 1, width).getNotes();
  return notes.some((note) => markIn(note) === ID_MARK);
}
