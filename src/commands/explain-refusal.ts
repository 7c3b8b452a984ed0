import { failure, UserError, wordsOf } from '../core/user-error';
import { loadState } from '../settings/document-state';
import { findBaseSheet } from '../sheet/base-store';
import { findLogSheet } from '../sheet/log-sheet';
import { protectedPlaces } from '../sheet/protected-places';
import { currentSpreadsheet } from '../sheet/spreadsheet';

/**
 * A failure as it is to be told. Where it is one of Google's, and cells of our sheets are protected against whoever runs this, it
 * says which: Google itself names none.
 */
export function explainRefusal(error: unknown): unknown {
  if (error instanceof UserError) return error;
  try {
    const places = protectedPlaces(ourSheets());
    return places.length === 0 ? error : failure.protectedCells(wordsOf(error), places);
  } catch {
    // A service that is out of order must not hide the failure that is being told.
    return error;
  }
}

function ourSheets() {
  const spreadsheet = currentSpreadsheet();
  const { leadSheetId } = loadState();
  const others = [findBaseSheet(spreadsheet), findLogSheet(spreadsheet)].filter((sheet) => sheet !== null);
  return [...spreadsheet.getSheets().filter((sheet) => sheet.getSheetId() === leadSheetId), ...others];
}
