import { numberWords } from '../core/count-words';
import { isMailDue, shouldMail } from '../core/refresh-mail';
import type { RefreshRecord } from '../core/refresh-record';
import { type RunReport, reportText } from '../core/report';
import { failure, wordsOf } from '../core/user-error';
import { whoRuns } from '../core/who-runs';
import { loadRefresh, updateRefresh } from '../settings/refresh-store';
import { loadCredentials, loadSettings } from '../settings/settings-store';
import { currentSpreadsheet } from '../sheet/spreadsheet';
import { LockTaken, withDocumentLock } from './execution-lock';
import { logFailure } from './log-failure';
import { missingPermission } from './permission';
import { PRODUCT } from './product';
import { removeLeftovers, setRefreshTrigger } from './refresh-trigger';
import { newRunKey } from './run-key';
import { runSync } from './run-sync';

const ACTION = 'Automatic refresh';

/**
 * The timed run: the same flow, without anybody to see it, as the person whose trigger it is. A failure is logged, counted,
 * told by mail when it lasts, and thrown on, so that Google's list of executions shows it.
 */
export function refresh(event?: { readonly triggerUid?: string }): void {
  const id = currentSpreadsheet().getId();
  const record = loadRefresh(id);
  if (record.interval === 'off') {
    // A save that was interrupted left its trigger.
    setRefreshTrigger('off');
    return;
  }
  if (event?.triggerUid !== undefined && removeLeftovers(event.triggerUid, record)) return;
  const permission = missingPermission();
  updateRefresh(id, { firedAt: Date.now(), ...(permission === null ? { lacksPermission: false } : {}) });
  if (permission !== null) {
    if (!record.lacksPermission) tellOfPermission(id, permission);
    throw failure.permissionMissing();
  }
  let report: RunReport;
  try {
    const push = loadSettings().refreshPushes;
    report = runSync({ action: ACTION, pull: true, push, automatic: true, toldHold: record.hold });
  } catch (error) {
    if (error instanceof LockTaken) return;
    noteFailure(id, error);
    throw error;
  }
  noteSuccess(id, record, report);
}

/** Switched off while the run was at work: there is nothing any more that a menu or a mail could tell of. */
function isOffByNow(id: string): boolean {
  return loadRefresh(id).interval === 'off';
}

/** A run that was held did not fail, but somebody has to look at it. */
function noteSuccess(id: string, before: RefreshRecord, report: RunReport): void {
  if (isOffByNow(id)) return;
  const now = Date.now();
  const { hold } = report;
  const isDue = hold !== null && isMailDue(before.heldMail, now);
  if (before.inARow > 0 || hold !== before.hold || isDue) {
    updateRefresh(id, { inARow: 0, hold, ...(isDue ? { heldMail: now } : {}) });
  }
  if (!isDue) return;
  mail(hold === 'mass change' ? 'the automatic refresh held back a large change' : 'Heatpunk lists no leads', [
    `The automatic refresh of "${currentSpreadsheet().getName()}" was held. ${reportText(report)}`,
  ]);
}

function noteFailure(id: string, error: unknown): void {
  if (isOffByNow(id)) return;
  const now = Date.now();
  const before = loadRefresh(id);
  const inARow = before.inARow + 1;
  const isDue = shouldMail({ inARow, lastMail: before.lastMail }, now);
  updateRefresh(id, { inARow, failedAt: now, words: wordsOf(error), ...(isDue ? { lastMail: now } : {}) });
  if (!isDue) return;
  mail('the automatic refresh fails', [
    `The automatic refresh of "${currentSpreadsheet().getName()}" has failed ${numberWords(inARow)} times in a row.`,
    `The last failure: ${wordsOf(error)}`,
  ]);
}

/** Says it once: until the permission is given, nothing more can be said than that. */
function tellOfPermission(id: string, address: string): void {
  const error = failure.permissionMissing();
  try {
    const key = newRunKey(Date.now());
    const run = { action: ACTION, who: whoRuns(loadCredentials()), key, automatic: true };
    withDocumentLock(run, () => logFailure(ACTION, key, error));
  } catch (second) {
    if (!(second instanceof LockTaken)) throw second;
    return;
  }
  if (isOffByNow(id)) return;
  updateRefresh(id, { lacksPermission: true });
  const words = [
    `${error.message} It is paused in "${currentSpreadsheet().getName()}" until then.`,
    ...(address === '' ? [] : [`Give it here: ${address}`]),
  ];
  mail('the automatic refresh needs your permission', words, 'only once');
}

/**
 * Tells what happened, in which spreadsheet, and that nothing is lost. To the team member's address, which is known without asking for one
 * more permission. A mail that cannot be sent must not hide why it should have been.
 */
function mail(subject: string, paragraphs: readonly string[], often = 'at most once a day'): void {
  const { userEmail } = loadCredentials();
  if (userEmail === '') return;
  const text = [
    ...paragraphs,
    `The spreadsheet: ${currentSpreadsheet().getUrl()}`,
    `Nothing is lost: what was not sent stays marked in the sheet. You get this mail ${often}.`,
  ].join('\n\n');
  try {
    MailApp.sendEmail(userEmail, `${PRODUCT}: ${subject}`, text);
  } catch (second) {
    console.error(`The mail about the automatic refresh could not be sent: ${wordsOf(second)}`);
  }
}
