import { UserError } from '../core/user-error';
import { loadState } from '../settings/document-state';
import { markEdited } from '../sheet/mark-edited';

/**
 * Marks the rows that somebody just edited. A courtesy: the next run finds every edit without it, and says there what is
 * wrong with a sheet that cannot be read.
 */
export function onEdit(event: GoogleAppsScript.Events.SheetsOnEdit): void {
  try {
    const { leadSheetId } = loadState();
    // A copy of the lead sheet's tab looks like one: what is edited there goes nowhere.
    if (leadSheetId !== null && event.range.getSheet().getSheetId() !== leadSheetId) return;
    markEdited(event.range);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
  }
}
