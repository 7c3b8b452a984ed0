import { advanceBase } from '../core/advance';
import type { Listener } from '../core/lead-outcome';
import { type RunReport, reportText } from '../core/report';
import { NEW } from '../core/sync-word';
import { failure, UserError } from '../core/user-error';
import type { Client } from '../heatpunk/client';
import type { ReadyToSend, ReferencedCreate } from './apply-plan';
import { createBrake } from './brake';
import { unsentFollowUp } from './lead-outcomes';
import { BATCH_SIZE } from './limits';
import type { Push } from './push';
import { lookForFormer, pushCreates } from './push-creates';
import { pushUpdates, type Update } from './push-updates';
import { sentRows } from './sent-rows';
import type { Workspace } from './workspace';

/**
 * Sends updates and creates in batches. After each batch its rows are found again by their ids, and what came of them is
 * written: the sheet first, then the base, then the log; the latter two also where the sheet cannot be written.
 *
 * @param deadline ms since 1970, after which no further batch starts
 * @throws UserError where the key or the member is refused, or Heatpunk falls silent; all that was done before is recorded
 */
export function pushLeads(
  workspace: Workspace,
  client: Client,
  ready: ReadyToSend,
  deadline: number,
  report: RunReport,
  listener: Listener,
): void {
  const rows = sentRows(ready.reading, workspace.way, report);
  const push: Push = { workspace, client, rows, brake: createBrake(client.name), report, listener };
  try {
    pushBatches(push, ready, deadline);
    const stopped = push.brake.reason();
    if (stopped !== null) throw stopped;
  } catch (error) {
    if (!(error instanceof UserError) || report.sent + report.created === 0) throw error;
    throw failure.stoppedMidway(reportText(report), error);
  }
}

function pushBatches(push: Push, ready: ReadyToSend, deadline: number): void {
  const { workspace, brake, report, listener } = push;
  const isOver = () => brake.reason() !== null || Date.now() >= deadline;
  const updates = updatesOf(workspace, ready);
  const creates = [...ready.creates];

  while (updates.length > 0 && !isOver()) pushUpdates(push, updates.splice(0, BATCH_SIZE));
  while (creates.length > 0 && !isOver()) {
    updates.push(...pushCreates(push, creates.splice(0, BATCH_SIZE)));
    while (updates.length > 0 && !isOver()) pushUpdates(push, updates.splice(0, BATCH_SIZE));
  }
  report.waiting += updates.length + creates.length;
  for (const { id, isFollowUp } of updates) {
    withdrawUpdate(workspace, id);
    if (isFollowUp) listener(unsentFollowUp(id));
  }
  // One that went out before this run may yet turn out to be done: it keeps its reference.
  const first = creates.filter(({ isResent }) => !isResent);
  for (const create of creates) lookForFormer(workspace, create);
  if (first.length > 0) withdrawCreates(push, first);
  else if (updates.length + creates.length > 0) workspace.saveBase();
}

function updatesOf({ draft }: Workspace, { updates, took, refused }: ReadyToSend): Update[] {
  return updates.map((plan) => ({
    id: plan.id,
    changes: plan.send,
    settledWord: plan.settledWord,
    isFollowUp: false,
    confirm: () =>
      advanceBase(draft, plan, {
        taken: (field) => took(plan, field),
        refused: (field) => refused(plan, field),
        sent: true,
      }),
  }));
}

/** What was not sent after all leaves the update that an earlier run sent, and that may yet turn out to be done. */
function withdrawUpdate({ base, draft }: Workspace, id: string): void {
  const former = base.updates.get(id);
  if (former) draft.startUpdate(id, former);
  else draft.endUpdate(id);
}

/** Takes the references back from rows that were not sent after all, so that they do not pass for sent ones. */
function withdrawCreates({ workspace, rows }: Push, unsent: readonly ReferencedCreate[]): void {
  const isNamed = rows.show(unsent.map(({ reference }) => ({ key: reference, word: NEW, id: '' })));
  for (const { reference } of unsent) if (isNamed(reference)) workspace.draft.endCreate(reference);
  workspace.saveBase();
}
