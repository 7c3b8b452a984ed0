import { agreedIn } from './base';
import { type Fields, isUpdatable, kindOf } from './fields';
import { createdAt, fetchedFrom, isListedFrom } from './lead';
import type { SyncState } from './plan';
import type { RowContext, RowPlan } from './row-plan';
import { EDITED, isConflict, isFailed, isSyncWord, NOT_IN_HEATPUNK, SYNCED } from './sync-word';
import { fieldsOf, type Row } from './table';
import { sameValue, shown } from './value';

/**
 * A row whose lead did not come. Older than what was fetched, it says nothing; inside of it, the lead is gone or hidden.
 *
 * @param id of its lead, which the row itself may have lost
 */
export function planMissing({ state, switches }: RowContext, row: Row, id: string): RowPlan {
  const { base, table, answer } = state;
  const agreed = base.leads.get(id);
  const values = fieldsOf(table, row);
  const created = createdAt(values, agreed);
  const edited = isEdited(state, row, id, values);
  if (created === null || isListedFrom(created, fetchedFrom(answer, edited))) {
    const why = 'Heatpunk does not list this lead: it was deleted there, or is not shared with you.';
    return { word: NOT_IN_HEATPUNK, problem: { why, isOnlyUnlisted: !edited }, endedUpdate: id };
  }
  if (edited) {
    const isTold = isFailed(row.word) || isConflict(row.word) || (agreed === undefined && isSyncWord(row.word));
    return { word: isTold ? row.word : EDITED, reachBackTo: created };
  }
  if (row.word === SYNCED) return {};
  if (row.word !== NOT_IN_HEATPUNK) return { word: SYNCED };
  // It may be back by now, or the word was said of another id.
  const isAskedFor = switches.looksAgain && !isListedFrom(created, fetchedFrom(answer, true));
  return isAskedFor ? { reachBackTo: created } : {};
}

/** Whether something in the row waits for a look at its lead. */
function isEdited({ base, table, unsure }: SyncState, row: Row, id: string, values: Fields): boolean {
  const agreed = base.leads.get(id);
  // One that was never compared may hold anything; and a conflict ends with a look at both sides, not for want of one.
  const isUnknown = (field: string) => isUpdatable(field) && agreedIn(agreed, field) === undefined;
  if (row.word !== NOT_IN_HEATPUNK && (agreed === undefined || table.fields.some(isUnknown))) return true;
  if (agreed === undefined) return false;
  if (unsure?.has(id) || isConflict(row.word) || base.updates.has(id)) return true;
  return table.fields.some((field) => {
    const common = agreedIn(agreed, field);
    return isUpdatable(field) && common !== undefined && !sameValue(kindOf(field), values.get(field), shown(common));
  });
}
