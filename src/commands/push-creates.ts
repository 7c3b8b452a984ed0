import { logEntry } from '../core/log-entry';
import { withName } from '../core/log-of-run';
import { agreedByCreate } from '../core/new-rows';
import { EDITED, failedWord, NEW, SENDING, SYNCED } from '../core/sync-word';
import type { Outcome } from '../heatpunk/client';
import type { ReferencedCreate } from './apply-plan';
import type { Push } from './push';
import { createOutcome, createWords, isSurelyUnmade, saysUnmade } from './push-outcomes';
import type { Update } from './push-updates';
import type { RowOutcome } from './sent-rows';
import type { Workspace } from './workspace';

/**
 * Sends a batch of creates; shows, remembers and logs what came of each.
 *
 * @returns the updates that bring what the creates did not take
 */
export function pushCreates(push: Push, batch: readonly ReferencedCreate[]): Update[] {
  const { workspace, client, rows, brake, report, listener } = push;
  const { draft } = workspace;
  const outcomes = believed(push, client.create(batch.map(({ fields }) => fields)));
  const followUps: Update[] = [];
  brake.notice(outcomes);
  const shown = batch.flatMap((create, index) => createdRow(create, outcomes[index]));
  rows.showAndRecord(shown, (isNamed) => {
    batch.forEach((create, index) => {
      const { reference, fields, followUp } = create;
      const outcome = outcomes[index];
      // Where it is not sure that the row has the id, the next run finds the lead by what was sent.
      if (outcome?.kind === 'created' && isNamed(reference)) {
        const { id } = outcome;
        draft.endCreate(reference);
        draft.agree(id, agreedByCreate(fields, Date.now()));
        rows.becameLead(reference, id);
        if (followUp.size > 0) {
          draft.startUpdate(id, { at: Date.now(), sent: followUp });
          followUps.push(followUpOf(workspace, id, followUp));
        }
      }
      if (isSurelyUnmade(create, outcome) && isNamed(reference)) draft.endCreate(reference);
      if (saysUnmade(outcome)) lookForFormer(workspace, create);
      if (outcome?.kind === 'created') report.created++;
      else if (outcome?.kind === 'stopped') report.waiting++;
      else report.failed++;
    });
    workspace.saveBase();
    workspace.log(batch.map((create, index) => createEntry(create, outcomes[index])));
    batch.forEach((create, index) => {
      const outcome = createOutcome(create, outcomes[index]);
      if (outcome) listener(outcome);
    });
  });
  return followUps;
}

/** Nothing came of this try, so it is the earlier one that may yet turn out to be done: by what was sent then, and when. */
export function lookForFormer({ base, draft }: Workspace, { reference, isResent }: ReferencedCreate): void {
  const former = isResent ? base.pending.get(reference) : undefined;
  if (former) draft.startCreate(reference, former);
}

/** An answer with the id of a lead that was there before, or with another one's, tells nothing of the new lead. */
function believed({ workspace, rows }: Push, outcomes: readonly Outcome[]): Outcome[] {
  const named = outcomes.flatMap((outcome) => (outcome.kind === 'created' ? [outcome.id] : []));
  return outcomes.map((outcome) => {
    if (outcome.kind !== 'created') return outcome;
    const { id } = outcome;
    const isOthers = rows.has(id) || workspace.wasThere(id) || named.indexOf(id) !== named.lastIndexOf(id);
    return isOthers ? { kind: 'unknown', words: `the answer names lead ${id}, which is another one` } : outcome;
  });
}

function followUpOf({ draft }: Workspace, id: string, followUp: ReferencedCreate['followUp']): Update {
  return {
    id,
    changes: [...followUp].map(([field, value]) => ({ field, value, was: null })),
    settledWord: SYNCED,
    isFollowUp: true,
    confirm: () => draft.agree(id, followUp),
  };
}

function createdRow(create: ReferencedCreate, outcome: Outcome | undefined): RowOutcome[] {
  const { reference, followUp } = create;
  const row = isSurelyUnmade(create, outcome) ? { key: reference, id: '' } : { key: reference };
  switch (outcome?.kind) {
    case 'created':
      return [{ key: reference, id: outcome.id, word: followUp.size > 0 ? EDITED : SYNCED, isMade: true }];
    case 'refused':
      return [{ ...row, word: failedWord(outcome.words) }];
    case 'busy':
      return [{ ...row, word: create.isResent ? SENDING : failedWord(outcome.words) }];
    case 'stopped':
      return [{ ...row, word: create.isResent ? SENDING : NEW }];
    default:
      return [{ key: reference, word: SENDING }];
  }
}

function createEntry({ reference, fields }: ReferencedCreate, outcome: Outcome | undefined) {
  if (outcome?.kind === 'created') return logEntry('Created', outcome.id, '');
  return logEntry('Failed', reference, withName(fields, createWords(outcome)));
}
