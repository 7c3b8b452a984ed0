import { failure } from '../core/user-error';
import { showLog } from '../sheet/activity-log';
import { currentSpreadsheet } from '../sheet/spreadsheet';
import { tellFailure } from './with-person';

/** Goes to the newest line of the activity log. */
export function openLog(): void {
  tellFailure(() => {
    if (!showLog(currentSpreadsheet())) throw failure.noLog();
  });
}
