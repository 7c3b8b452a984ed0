import { type Approval, decisionsIn } from '../core/approval';
import type { Decisions } from '../core/decisions';
import type { Answer } from '../core/lead';
import type { SyncPlan } from '../core/plan';
import { planSync } from '../core/plan-sync';
import { decisionsToUndo, type Reversal, reversedCells, withCells } from '../core/reversal';
import { UNDO_REMARK } from '../core/sent-fields';
import type { Credentials } from '../core/settings';
import { usable } from '../core/usable-credentials';
import { failure } from '../core/user-error';
import { furthestDateOf } from '../core/window';
import { type Client, createClient } from '../heatpunk/client';
import { googleTransport } from '../heatpunk/transport';
import { loadSettings } from '../settings/settings-store';
import { readLeadSheet, type SheetReading } from '../sheet/read-lead-sheet';
import { currentSpreadsheet } from '../sheet/spreadsheet';
import { WORKING_TIME_MS } from './limits';
import { openWorkspace, type Workspace } from './workspace';

/** What is to be planned. */
export interface PlanRequest {
  readonly pull: boolean;
  /** Started by the clock: nobody is there to see what it does. */
  readonly automatic: boolean;
  /** What a person decided about single conflicts: goes before the policy. */
  readonly decisions?: Decisions;
  /** What a person saw and approved: its decisions go before the policy. */
  readonly approval?: Approval;
  /** Fields of an earlier push that get their old values back: their decisions go before the policy too. */
  readonly undo?: readonly Reversal[];
  /** What its lines in the log share. */
  readonly key: string;
  /** Only to be shown: the lead sheet stays as it is. */
  readonly isReview?: boolean;
}

/** What a run would do, and all that it takes to do it. */
export interface PlannedRun {
  readonly client: Client;
  readonly answer: Answer;
  readonly workspace: Workspace;
  readonly reading: SheetReading;
  readonly plan: SyncPlan;
  /**
   * The plan for the sheet as another read finds it. Of an undo as if the old values stood in their cells already, until they were
   * put there: so none is that would not be sent.
   */
  readonly planOf: (reading: SheetReading, isPutBack?: boolean) => SyncPlan;
  /** In ms since 1970: after it nothing new is begun. */
  readonly deadline: number;
}

/**
 * The first half of the one flow: fetch, read, plan; a second fetch where a lead is older than what came that is edited, in conflict or
 * never compared, or, while a person waits, said not to be in Heatpunk.
 *
 * @throws UserError with what to do next
 */
export function planRun(request: PlanRequest, credentials: Credentials, startedAt: number): PlannedRun {
  usable(credentials);
  const { pull, undo, key, isReview = false } = request;
  const settings = loadSettings();
  const deadline = startedAt + WORKING_TIME_MS;
  const client = createClient(settings.service, credentials, googleTransport, deadline);
  const furthestDate = furthestDateOf(settings.window, startedAt);

  let answer: Answer = { leads: client.fetchLeads(furthestDate), furthestDate };
  const member = credentials.userEmail;
  const workspace = openWorkspace(currentSpreadsheet(), answer.leads, {
    who: member,
    key,
    ...(undo ? { remark: UNDO_REMARK } : {}),
    service: settings.service,
    makesColumns: pull,
    isReview,
  });
  const { base, unfilled, emptied, unsure, reported } = workspace;
  // What was reviewed, or is put back, needs no other rows.
  const looksAgain = !request.automatic && !request.approval && !undo;
  const switches = { pull, policy: settings.policy, decisions: decisionsOfRequest(request), looksAgain };
  let { reading } = workspace;
  const planOf = (now: SheetReading, isPutBack = false) => {
    // The base was read for the columns that there were: of one that came back since it says nothing.
    const known = workspace.reading.table.fields;
    if (now.table.fields.some((field) => !known.includes(field))) {
      throw isPutBack ? failure.columnsMovedInUndo() : failure.columnsMoving();
    }
    const cells = undo && !isPutBack ? reversedCells(now.table, undo) : [];
    const table = withCells(now.table, cells);
    const doubts = { unfilled, emptied, unsure, reported };
    return planSync({ base, table, answer, now: Date.now(), member, ...doubts }, switches);
  };
  let plan = planOf(reading);
  if (plan.reachBackTo !== null) {
    answer = { ...answer, older: { leads: client.fetchLeads(plan.reachBackTo), furthestDate: plan.reachBackTo } };
    reading = readLeadSheet(reading.sheet);
    plan = planOf(reading);
  }
  return { client, answer, workspace, reading, plan, planOf, deadline };
}

function decisionsOfRequest({ decisions, approval, undo }: PlanRequest): Decisions | undefined {
  if (approval) return decisionsIn(approval);
  return undo ? decisionsToUndo(undo) : decisions;
}
