import { advanceBase } from '../core/advance';
import type { Listener } from '../core/lead-outcome';
import { type RunReport, reportText } from '../core/report';
import { NEW } from '../core/sync-word';
import { failure, UserError } from '../core/user-error';
import type { Client } from '../heatpunk/client';
import type { ReadyToSend, ReferencedCreate } from './apply-plan';
import { createBrake } from './brake';
import { BATCH_SIZE } from './limits';
import type { Push } from './push';
import { lookForFormer, pushCreates } from './push-creates';
import { unsentFollowUp } from './push-outcomes';
import { pushUpdates, type Update } from './push-updates';
import { recordAnyway } from './record-anyway';
import { type SentRows, sentRows } from './sent-rows';
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
  const isOver = () => push.brake.reason() !== null || Date.now() >= deadline;
  const updates = updatesOf(push.workspace, ready);
  const creates = [...ready.creates];
  try {
    while (updates.length > 0 && !isOver()) pushUpdates(push, updates.splice(0, BATCH_SIZE));
    while (creates.length > 0 && !isOver()) {
      updates.push(...pushCreates(push, creates.splice(0, BATCH_SIZE)));
      while (updates.length > 0 && !isOver()) pushUpdates(push, updates.splice(0, BATCH_SIZE));
    }
  } catch (error) {
    recordAnyway(() => leaveUnsent(push, ready, updates, creates, () => () => true));
    throw error;
  }
  leaveUnsent(push, ready, updates, creates, (outcomes) => push.rows.show(outcomes));
}

function updatesOf({ draft }: Workspace, { updates, took }: ReadyToSend): Update[] {
  return updates.map((plan) => ({
    id: plan.id,
    changes: plan.send,
    settledWord: plan.settledWord,
    isFollowUp: false,
    confirm: () =>
      advanceBase(draft, plan, {
        taken: (field) => took(plan, field),
        sent: true,
      }),
  }));
}

/**
 * Forgets that updates and creates were about to be sent which were not after all, so that they do not pass for sent ones. What an
 * earlier run sent of them may yet turn out to be done: it is known still, and a create keeps its reference.
 *
 * @param show takes the references back from the rows of the others; where nobody can tell the rows, what the base says has to do
 */
function leaveUnsent(
  { workspace, report, listener }: Push,
  { formerUpdate }: ReadyToSend,
  updates: readonly Update[],
  creates: readonly ReferencedCreate[],
  show: SentRows['show'],
): void {
  if (updates.length + creates.length === 0) return;
  const { draft } = workspace;
  report.waiting += updates.length + creates.length;
  for (const { id, isFollowUp } of updates) {
    const former = formerUpdate(id);
    if (former) draft.startUpdate(id, former);
    else draft.endUpdate(id);
    if (isFollowUp) listener(unsentFollowUp(id));
  }
  for (const create of creates) lookForFormer(workspace, create);
  const first = creates.filter(({ isResent }) => !isResent).map(({ reference }) => reference);
  const isNamed = first.length > 0 ? show(first.map((key) => ({ key, word: NEW, id: '' }))) : () => false;
  for (const reference of first) if (isNamed(reference)) draft.endCreate(reference);
  workspace.saveBase();
}
