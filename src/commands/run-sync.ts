import { type ApprovedPlan, approve } from '../core/approval';
import { guard, type Hold } from '../core/guard';
import type { Listener } from '../core/lead-outcome';
import { logEntry } from '../core/log-entry';
import type { SyncPlan } from '../core/plan';
import { emptyReport, type RunReport, reportText } from '../core/report';
import { onlyReversals } from '../core/reversal';
import type { Credentials } from '../core/settings';
import { failure } from '../core/user-error';
import { whoRuns } from '../core/who-runs';
import { saveLastWorked } from '../settings/document-state';
import { loadCredentials } from '../settings/settings-store';
import { ColumnsMoved } from '../sheet/apply-changes';
import { writeLastRunLater } from '../sheet/last-run-note';
import { readLeadSheet } from '../sheet/read-lead-sheet';
import { flush } from '../sheet/spreadsheet';
import { applyToSheet, type ReadyToSend } from './apply-plan';
import { endHold } from './end-hold';
import { withDocumentLock } from './execution-lock';
import { markConflicts } from './mark-conflicts';
import { type PlanRequest, planRun } from './plan-run';
import { pushLeads } from './push-leads';
import { putBack } from './put-back';
import { newRunKey } from './run-key';
import type { Workspace } from './workspace';

/** How often a plan is made anew because somebody moved columns just then. */
const MAX_ATTEMPTS = 3;

/** What a person, or the clock, asked for. With an approval or an undo, nothing but that is sent, and the sheet takes nothing else. */
export interface RunRequest extends Omit<PlanRequest, 'key' | 'isReview'> {
  /** As the menu names it. */
  readonly action: string;
  readonly push: boolean;
  /** The only leads that may be sent, where a person chose some. */
  readonly sendOnly?: ReadonlySet<string>;
  /** The hold that the log tells of already. */
  readonly toldHold?: Hold | null;
  /** Hears of each lead, also in a run that fails afterwards. */
  readonly listener?: Listener;
  /** What its lines in the log share; a new one unless a push goes on that began under it. */
  readonly key?: string;
}

/**
 * The one flow of pull, push, sync, refresh and of what a person approved: fetch, read, plan, guard, apply to the sheet, apply
 * to Heatpunk, remember, log.
 *
 * The sheet takes its part before anything is sent: a plan grows old while requests are on their way, and a new row
 * must carry its reference before its create goes out.
 *
 * @throws UserError with what to do next; what was done until then is recorded
 */
export function runSync(request: RunRequest): RunReport {
  const startedAt = Date.now();
  const credentials = loadCredentials();
  const key = request.key ?? newRunKey(startedAt);
  const run = { action: request.action, who: whoRuns(credentials), key, automatic: request.automatic };
  return withDocumentLock(run, () => runWithLock(request, credentials, key, startedAt));
}

function runWithLock(request: RunRequest, credentials: Credentials, key: string, startedAt: number): RunReport {
  const { approval, undo, sendOnly, listener = () => undefined } = request;
  const report = emptyReport();
  const { workspace, client, answer, planOf, deadline, ...planned } = planRun(
    { ...request, key },
    credentials,
    startedAt,
  );
  let { reading } = planned;
  let isPutBack = false;
  const restricted = (whole: SyncPlan): ApprovedPlan => {
    if (approval) return approve(whole, reading.table, approval);
    return { plan: undo ? onlyReversals(whole, undo) : whole, changed: [] };
  };
  let { plan, changed } = restricted(planned.plan);
  // What the sheet takes then is cut down to what a person decided.
  const pull = request.pull || approval !== undefined;
  const lastRun = { when: new Date(startedAt), action: request.action };
  let ready: ReadyToSend | null = null;
  for (let attempt = 1; ready === null; attempt++) {
    report.hold = guard(plan, answer, request);
    if (report.hold === 'empty answer') {
      tellHold(workspace, report, request);
      return report;
    }
    try {
      if (undo && !isPutBack) {
        reading = putBack(workspace, reading, plan);
        isPutBack = true;
        ({ plan, changed } = restricted(planOf(reading, isPutBack)));
      }
      const push = request.push && report.hold === null;
      ready = applyToSheet(workspace, reading, plan, { pull, push, sendOnly, lastRun, listener }, report);
    } catch (error) {
      if (!(error instanceof ColumnsMoved)) throw error;
      if (attempt === MAX_ATTEMPTS) throw isPutBack ? failure.columnsMovedInUndo() : failure.columnsMoving();
      reading = readLeadSheet(reading.sheet);
      ({ plan, changed } = restricted(planOf(reading, isPutBack)));
    }
  }
  changed.forEach(listener);
  // A reference must be there for certain before its create is sent, and a base before what rests on it is remembered.
  flush();
  workspace.close(ready.reading, true);
  markConflicts(workspace, ready.reading, plan);
  report.conflicts = plan.leads.filter((lead) => lead.conflicts.length > 0).length;
  report.problems = plan.problems.length;
  if (ready.updates.length + ready.creates.length > 0) {
    pushLeads(workspace, client, ready, deadline, report, listener);
    writeLastRunLater(ready.reading, lastRun);
  }
  const { leads } = answer;
  report.listed = leads.size;
  report.rows = ready.reading.table.rows.filter(({ id }) => leads.has(id)).length;
  tellHold(workspace, report, request);
  saveLastWorked(new Date(startedAt).toISOString());
  if (!request.automatic && report.hold === null) endHold(request);
  return report;
}

/** Once for as long as it stands: a refresh is held again every few minutes, and would fill the log with it. */
function tellHold(workspace: Workspace, report: RunReport, { toldHold = null }: RunRequest): void {
  if (report.hold !== toldHold && report.hold !== null) workspace.log([logEntry('Held', '', reportText(report))]);
}
