import { dateOf } from './dates';
import { isSameEmail } from './email';
import { fetchedFrom } from './lead';
import { mayStillBeAtWork } from './pending-update';
import { planNew } from './plan-new';
import { type RowContext, type RowPlan, refused } from './row-plan';
import { idOrReferenceOf } from './sort-rows';
import { isFailed, SENDING } from './sync-word';
import type { Row } from './table';

/** A row whose create had no answer, and of which no listed lead is the outcome: it is sent again once that is certain. */
export function planPending(context: RowContext, row: Row): RowPlan {
  const { base, answer, member, now } = context.state;
  const reference = idOrReferenceOf(row, context.rows);
  const create = base.pending.get(reference);
  const word = isFailed(row.word) ? row.word : SENDING;
  const sentOn = create && dateOf(create.at);
  const plan = () => {
    if (create && sentOn && sentOn <= fetchedFrom(answer, true)) {
      // What it made would be older than what was fetched, so nothing can be said before that was looked at.
      return { word, reachBackTo: create.at };
    }
    if (create && !isSameEmail(create.by, member)) {
      return refused(
        word,
        `${create.by} sent this lead and got no answer. Their next run looks whether it was created.`,
      );
    }
    if (create && mayStillBeAtWork(create, now)) {
      return refused(word, 'Heatpunk has not answered yet. The next run looks whether the lead was created.');
    }
    return planNew(context, row, reference);
  };
  return { ...plan(), awaited: reference };
}
