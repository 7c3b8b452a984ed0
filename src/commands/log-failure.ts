import { logEntry } from '../core/log-entry';
import { wordsOf } from '../core/user-error';
import { whoRuns } from '../core/who-runs';
import { loadState } from '../settings/document-state';
import { loadCredentials } from '../settings/settings-store';
import { appendToLog } from '../sheet/activity-log';
import { LITERAL_WAYS } from '../sheet/literal';
import { currentSpreadsheet } from '../sheet/spreadsheet';
import { recordAnyway } from './record-anyway';

/**
 * Writes into the activity log that a run failed. Before a document is set up there is no safe way to write, and no log. A
 * log that cannot be written must not hide the failure itself, so that goes to Google's own log.
 */
export function logFailure(action: string, run: string, error: unknown): void {
  recordAnyway(() => writeFailure(action, run, error));
}

function writeFailure(action: string, run: string, error: unknown): void {
  const { literalWay } = loadState();
  const way = LITERAL_WAYS.find((each) => each === literalWay);
  if (way === undefined) return;
  appendToLog(
    currentSpreadsheet(),
    { when: new Date(), who: whoRuns(loadCredentials()), run },
    [logEntry('Failed', '', `${action}: ${wordsOf(error)}`)],
    way,
  );
}
