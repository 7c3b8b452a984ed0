import { shouldMail } from '../core/refresh-failure';
import { wordsOf } from '../core/user-error';
import { loadRefreshFailures, saveRefreshFailures } from '../settings/refresh-failures';
import { loadCredentials, loadSettings } from '../settings/settings-store';
import { currentSpreadsheet } from '../sheet/spreadsheet';
import { LockTaken } from './execution-lock';
import { setRefreshTrigger } from './refresh-trigger';
import { runSync } from './run-sync';
import { PRODUCT } from './with-person';

/**
 * The timed run: the same flow, without anybody to see it, as the person whose trigger it is. A failure is logged, counted,
 * told by mail when it lasts, and thrown on, so that Google's list of executions shows it.
 */
export function refresh(): void {
  const settings = loadSettings();
  if (settings.refresh === 'off') {
    // Somebody else switched it off: nobody can remove another person's trigger.
    setRefreshTrigger('off');
    return;
  }
  try {
    runSync({ action: 'Automatic refresh', pull: true, push: settings.refreshPushes, automatic: true });
  } catch (error) {
    if (error instanceof LockTaken) return;
    noteFailure(error);
    throw error;
  }
  const failures = loadRefreshFailures();
  if (failures.inARow > 0) saveRefreshFailures({ ...failures, inARow: 0 });
}

function noteFailure(error: unknown): void {
  const now = Date.now();
  const before = loadRefreshFailures();
  const failures = { ...before, inARow: before.inARow + 1 };
  const isDue = shouldMail(failures, now);
  saveRefreshFailures(isDue ? { ...failures, lastMail: now } : failures);
  if (isDue) mail(failures.inARow, error);
}

/**
 * To the team member's address, which is known without asking for one more permission. A mail that cannot be sent must not
 * hide why it should have been.
 */
function mail(inARow: number, error: unknown): void {
  const { userEmail } = loadCredentials();
  if (userEmail === '') return;
  const spreadsheet = currentSpreadsheet();
  const body = [
    `The automatic refresh of "${spreadsheet.getName()}" has failed ${inARow} times in a row.`,
    `The last failure: ${wordsOf(error)}`,
    `The spreadsheet: ${spreadsheet.getUrl()}`,
    'Nothing is lost: what was not sent stays marked in the sheet. You get this mail at most once a day.',
  ];
  try {
    MailApp.sendEmail(userEmail, `${PRODUCT}: the automatic refresh fails`, body.join('\n\n'));
  } catch (second) {
    console.error(`The mail about a failing refresh could not be sent: ${wordsOf(second)}`);
  }
}
