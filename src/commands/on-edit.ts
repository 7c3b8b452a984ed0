import { UserError } from '../core/user-error';
import { markEdited } from '../sheet/mark-edited';

/**
 * Marks the rows that somebody just edited. A courtesy: the next run finds every edit without it, and says there what is
 * wrong with a sheet that cannot be read.
 */
export function onEdit(event: GoogleAppsScript.Events.SheetsOnEdit): void {
  try {
    markEdited(event.range);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
  }
}
