import { parseApproval } from '../core/approval-form';
import { guard } from '../core/guard';
import type { LeadOutcome } from '../core/lead-outcome';
import { emptyReport, reportText } from '../core/report';
import { review } from '../core/review';
import type { PushAnswer, ReviewView } from '../core/review-dialog';
import { isRunKey } from '../core/run-key';
import { failure, StoppedMidway, UserError, wordsOf } from '../core/user-error';
import { whoRuns } from '../core/who-runs';
import { loadCredentials } from '../settings/settings-store';
import { withDocumentLock } from './execution-lock';
import { BATCH_SIZE } from './limits';
import { planRun } from './plan-run';
import { newRunKey } from './run-key';
import { runSync } from './run-sync';
import { showDialog } from './show-dialog';

const ACTION = 'Review & push';

const OUT_OF_TIME = "Google's time for one step was over before all of it was sent. Nothing is lost.";

/** Shows the dialog in which a person looks through what a push would do, and sends what they tick. */
export function openReview(): void {
  showDialog('review', ACTION, 900, 620);
}

/** What a push would do now: the one flow, stopped before it applies anything. */
export function loadReview(): ReviewView {
  const startedAt = Date.now();
  const credentials = loadCredentials();
  const key = newRunKey(startedAt);
  const run = { action: ACTION, who: whoRuns(credentials), key, automatic: false };
  return withDocumentLock(run, () => {
    const request = { pull: false, push: true, automatic: false, isReview: true, key };
    const { answer, reading, plan } = planRun(request, credentials, startedAt);
    const hold = guard(plan, answer, request);
    if (hold !== null) throw new UserError(reportText({ ...emptyReport(), hold }));
    return { ...review(plan, reading.table), batchSize: BATCH_SIZE, run: key };
  });
}

/**
 * Sends one batch of what a person saw and ticked, and nothing else: one execution of the one flow.
 *
 * @param batch an Approval of at most BATCH_SIZE entries, as the dialog says
 * @param run the push's key: the log's lines of all batches share it
 */
export function pushReviewed(batch: unknown, run: unknown): PushAnswer {
  const approval = parseApproval(batch, BATCH_SIZE);
  if (approval === null) throw failure.notAsShown();
  const key = isRunKey(run) ? { key: run } : {};
  const outcomes: LeadOutcome[] = [];
  const listener = (outcome: LeadOutcome) => void outcomes.push(outcome);
  try {
    const request = { action: ACTION, pull: false, push: true, automatic: false };
    const report = runSync({ ...request, ...key, approval, listener });
    if (report.hold !== null) return { outcomes, stopped: reportText(report) };
    const isWhole = approval.every(({ key, count }) => outcomes.filter((each) => each.key === key).length >= count);
    return { outcomes, stopped: isWhole ? '' : OUT_OF_TIME };
  } catch (error) {
    // What came of some is known however the rest failed.
    if (!(error instanceof UserError) && outcomes.length === 0) throw error;
    return { outcomes, stopped: error instanceof StoppedMidway ? error.stop : wordsOf(error) };
  }
}
