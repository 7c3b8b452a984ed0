import { failure } from '../core/user-error';
import { loadState } from '../settings/document-state';
import { findLeadSheet } from '../sheet/find-lead-sheet';
import type { Sheet, Spreadsheet } from '../sheet/spreadsheet';

/** @throws UserError where there is no lead sheet, or several might be it */
export function leadSheetOf(spreadsheet: Spreadsheet): Sheet {
  const sheet = findLeadSheet(spreadsheet, loadState().leadSheetId);
  if (sheet === null) throw failure.noLeadSheet();
  return sheet;
}

/**
 * The lead sheet, for what is about its selected cells.
 *
 * @throws UserError as above, and where the person has another sheet before them
 */
export function activeLeadSheet(spreadsheet: Spreadsheet): Sheet {
  const sheet = leadSheetOf(spreadsheet);
  if (spreadsheet.getActiveSheet().getSheetId() !== sheet.getSheetId()) throw failure.notOnLeadSheet(sheet.getName());
  return sheet;
}
