import { sentEntries } from '../core/log-of-run';
import type { FieldChange } from '../core/plan-lead';
import { failedWord, NOT_IN_HEATPUNK } from '../core/sync-word';
import { outcomeWords } from './outcome-words';
import type { Push } from './push';
import { updateOutcome } from './push-outcomes';
import type { RowOutcome } from './sent-rows';

/** One lead's update on its way. */
export interface Update {
  readonly id: string;
  readonly changes: readonly FieldChange[];
  /** The Sync word once Heatpunk took it. */
  readonly settledWord: string;
  /** Brings what a create did not take: of the lead itself was told already. */
  readonly isFollowUp: boolean;
  /** Moves the base. */
  readonly confirm: () => void;
}

/** Sends a batch of updates; shows, remembers and logs what came of each. */
export function pushUpdates(
  { workspace, client, rows, brake, report, listener }: Push,
  batch: readonly Update[],
): void {
  const { draft } = workspace;
  const outcomes = client.update(
    batch.map(({ id, changes }) => ({ id, fields: new Map(changes.map(({ field, value }) => [field, value])) })),
  );
  brake.notice(outcomes);
  const shown: RowOutcome[] = [];
  const entries = batch.flatMap((update, index) => {
    const outcome = outcomes[index];
    if (outcome?.kind === 'done') {
      shown.push({ key: update.id, word: update.settledWord });
      report.sent++;
      return sentEntries(update.id, update.changes, null, workspace.remark);
    }
    const words = outcomeWords(outcome);
    if (outcome?.kind !== 'stopped') {
      shown.push({ key: update.id, word: outcome?.kind === 'gone' ? NOT_IN_HEATPUNK : failedWord(words) });
      report.failed++;
    } else report.waiting++;
    return sentEntries(update.id, update.changes, words);
  });
  rows.showAndRecord(shown, () => {
    batch.forEach((update, index) => {
      const outcome = outcomes[index];
      if (outcome?.kind === 'done') update.confirm();
      // Of several tries one without an answer may have been done, whatever the last one came to: the next run looks.
      if (outcome?.kind === 'done' || outcome?.kind === 'gone') draft.endUpdate(update.id);
    });
    workspace.saveBase();
    workspace.log(entries);
    batch.forEach((update, index) => {
      const outcome = updateOutcome(update, outcomes[index]);
      if (outcome) listener(outcome);
    });
  });
}
