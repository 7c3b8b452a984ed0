import { dateOf } from './dates';
import { isSameEmail } from './email';
import { fetchedFrom } from './lead';
import { equalLeads } from './listed-leads';
import { createFields } from './new-rows';
import { mayStillBeAtWork } from './pending-update';
import { planNew } from './plan-new';
import { type RowContext, type RowPlan, refused } from './row-plan';
import { idOrReferenceOf } from './sort-rows';
import { DUPLICATE, isFailed, SENDING } from './sync-word';
import type { Row } from './table';

/** A row whose create had no answer, and of which no listed lead is the outcome: it is sent again once that is certain. */
export function planPending(context: RowContext, row: Row): RowPlan {
  const { rows, listed } = context;
  const { base, table, answer, member, now } = context.state;
  const reference = idOrReferenceOf(row, rows);
  const create = base.pending.get(reference);
  const word = isFailed(row.word) ? row.word : SENDING;
  const sentOn = create && dateOf(create.at);
  const plan = () => {
    // Its create has ended, or was never sent. A lead like it that is not free has, or had, a row of its own.
    const [twin] = create ? [] : equalLeads(createFields(table, row), listed);
    if (twin) return refused(DUPLICATE, `Lead ${twin.id} is the same: remove this row, or clear its Lead ID.`);
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
