import type { BaseDraft } from './base';
import type { LeadPlan } from './plan-lead';
import type { Value } from './value';

/** What was seen to happen of a lead's plan. */
export interface Confirmed {
  /** Whether the sheet took a field. */
  readonly taken: (field: string) => boolean;
  /** Whether Heatpunk took what was sent. */
  readonly sent: boolean;
}

/**
 * Moves the base of one lead by what was confirmed, and by nothing else. Row and lead that were never compared get an entry of their
 * own, whatever the base says of the lead. It tells of the fields in conflict that nobody knows: were they just missing, they would
 * look as if they had been agreed to be blank, which is right of a cell that is still to be filled.
 */
export function advanceBase(draft: BaseDraft, plan: LeadPlan, confirmed: Confirmed): void {
  const taken = plan.take.filter((change) => confirmed.taken(change.field));
  const sent = confirmed.sent ? plan.send : [];
  const agreed = [...plan.agree, ...taken, ...sent].map(({ field, value }): [string, Value] => [field, value]);
  if (plan.isFirst) {
    draft.forget(plan.id);
    draft.agree(plan.id, [...plan.base, ...agreed]);
  } else if (agreed.length > 0) draft.agree(plan.id, agreed);
}
