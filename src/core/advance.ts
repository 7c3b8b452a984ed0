import type { BaseDraft } from './base';
import type { LeadPlan } from './plan-lead';
import { isBlank, type Value } from './value';

/** What was seen to happen of a lead's plan. */
export interface Confirmed {
  /** Whether the sheet took a field. */
  readonly taken: (field: string) => boolean;
  /** Whether the sheet's cell refuses a field; none unless given. */
  readonly refused?: (field: string) => boolean;
  /** Whether Heatpunk took what was sent. */
  readonly sent: boolean;
}

/**
 * Moves the base of one lead by what was confirmed, and by nothing else. A lead that row and base never met gets its entry
 * only once all of it agrees: half an entry would make its other fields look as if they had been agreed to be blank, which is right
 * just of a blank cell that refuses its field. For the same reason an entry goes that no longer counts.
 */
export function advanceBase(draft: BaseDraft, plan: LeadPlan, confirmed: Confirmed): void {
  const taken = plan.take.filter((change) => confirmed.taken(change.field));
  const blank = plan.take.filter(
    ({ field, was }) => isBlank(was) && !confirmed.taken(field) && confirmed.refused?.(field),
  );
  const sent = confirmed.sent ? plan.send : [];
  const isComplete =
    plan.leftOut === undefined &&
    plan.conflicts.length === 0 &&
    taken.length + blank.length === plan.take.length &&
    sent.length === plan.send.length;
  if (plan.base === undefined && !isComplete) {
    if (draft.knows(plan.id)) draft.forget(plan.id);
    return;
  }
  const agreed = [...plan.agree, ...taken, ...sent].map(({ field, value }): [string, Value] => [field, value]);
  if (agreed.length > 0 || !draft.knows(plan.id)) draft.agree(plan.id, [...(plan.base ?? []), ...agreed]);
}
