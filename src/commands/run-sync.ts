import type { Decisions } from '../core/decisions';
import { guard } from '../core/guard';
import type { Answer } from '../core/lead';
import { logEntry } from '../core/log-entry';
import { planSync } from '../core/plan-sync';
import { emptyReport, type RunReport, reportText } from '../core/report';
import type { Credentials } from '../core/settings';
import { failure } from '../core/user-error';
import { furthestDateOf } from '../core/window';
import { createClient } from '../heatpunk/client';
import { googleTransport } from '../heatpunk/transport';
import { saveLastWorked } from '../settings/document-state';
import { loadCredentials, loadSettings } from '../settings/settings-store';
import { ColumnsMoved } from '../sheet/apply-changes';
import { writeLastRunLater } from '../sheet/last-run-note';
import { readLeadSheet } from '../sheet/read-lead-sheet';
import { currentSpreadsheet, flush } from '../sheet/spreadsheet';
import { applyToSheet, type ReadyToSend } from './apply-plan';
import { withDocumentLock } from './execution-lock';
import { WORKING_TIME_MS } from './limits';
import { markConflicts } from './mark-conflicts';
import { pushLeads } from './push-leads';
import { openWorkspace } from './workspace';

/** How often a plan is made anew because somebody moved columns just then. */
const MAX_ATTEMPTS = 3;

/** What a person, or the clock, asked for. */
export interface RunRequest {
  /** As the menu names it. */
  readonly action: string;
  readonly pull: boolean;
  readonly push: boolean;
  /** Started by the clock: nobody is there to see what it does. */
  readonly automatic: boolean;
  /** What a person decided about single conflicts. */
  readonly decisions?: Decisions;
  /** The only leads that may be sent, where a person chose some. */
  readonly sendOnly?: ReadonlySet<string>;
}

/**
 * The one flow of pull, push, sync and refresh: fetch, read, plan, guard, apply to the sheet, apply to Heatpunk, remember, log.
 *
 * The sheet takes its part before anything is sent: a plan grows old while requests are on their way, and a new row
 * must carry its reference before its create goes out.
 *
 * @throws UserError with what to do next; what was done until then is recorded
 */
export function runSync(request: RunRequest): RunReport {
  const startedAt = Date.now();
  const credentials = loadCredentials();
  const run = { action: request.action, who: credentials.userEmail || 'Somebody', automatic: request.automatic };
  return withDocumentLock(run, () => runWithLock(request, credentials, startedAt));
}

function runWithLock(request: RunRequest, credentials: Credentials, startedAt: number): RunReport {
  if (credentials.apiKey === '' || credentials.userEmail === '') throw failure.noCredentials();
  const { pull } = request;
  const report = emptyReport();
  const settings = loadSettings();
  const deadline = startedAt + WORKING_TIME_MS;
  const client = createClient(settings.service, credentials, googleTransport, deadline);
  const furthestDate = furthestDateOf(settings.window, startedAt);

  let answer: Answer = { leads: client.fetchLeads(furthestDate), furthestDate };
  const workspace = openWorkspace(currentSpreadsheet(), answer.leads, {
    who: credentials.userEmail,
    service: settings.service,
    makesColumns: pull,
  });
  const { base, unfilled, reported } = workspace;
  const member = credentials.userEmail;
  const switches = { pull, push: request.push, policy: settings.policy, decisions: request.decisions };
  let { reading } = workspace;
  const planNow = () =>
    planSync({ base, table: reading.table, answer, now: Date.now(), member, unfilled, reported }, switches);
  let plan = planNow();
  if (request.push && plan.reachBackTo !== null) {
    answer = { ...answer, older: { leads: client.fetchLeads(plan.reachBackTo), furthestDate: plan.reachBackTo } };
    reading = readLeadSheet(reading.sheet);
    plan = planNow();
  }
  const lastRun = { when: new Date(startedAt), action: request.action };
  let ready: ReadyToSend | null = null;
  for (let attempt = 1; ready === null; attempt++) {
    report.hold = guard(plan, answer, request);
    if (report.hold === 'empty answer') {
      workspace.log([logEntry('Held', '', reportText(report))]);
      return report;
    }
    try {
      const push = request.push && report.hold === null;
      ready = applyToSheet(workspace, reading, plan, { pull, push, lastRun, sendOnly: request.sendOnly }, report);
    } catch (error) {
      if (!(error instanceof ColumnsMoved)) throw error;
      if (attempt === MAX_ATTEMPTS) throw failure.columnsMoving();
      reading = readLeadSheet(reading.sheet);
      plan = planNow();
    }
  }
  // A reference must be there for certain before its create is sent, and a base before what rests on it is remembered.
  flush();
  workspace.close(ready.reading);
  markConflicts(workspace, ready.reading, plan);
  report.conflicts = plan.leads.filter((lead) => lead.conflicts.length > 0).length;
  report.problems = plan.problems.length;
  if (ready.updates.length + ready.creates.length > 0) {
    pushLeads(workspace, client, ready, deadline, report);
    writeLastRunLater(ready.reading, lastRun);
  }
  if (report.hold !== null) workspace.log([logEntry('Held', '', reportText(report))]);
  saveLastWorked(new Date(startedAt).toISOString());
  return report;
}
