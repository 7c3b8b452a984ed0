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
 * Moves the base of one lead by what was confirmed, and by nothing else. A lead without an entry gets one that says of the fields
 * in conflict that nobody knows: were they just missing, they would look as if they had been agreed to be blank.
 */
export function advanceBase(draft: BaseDraft, plan: LeadPlan, confirmed: Confirmed): void {
  const taken = plan.take.filter((change) => confirmed.taken(change.field));
  const sent = confirmed.sent ? plan.send : [];
  const agreed = [...plan.agree, ...taken, ...sent].map(({ field, value }): [string, Value] => [field, value]);
  if (!draft.knows(plan.id)) draft.agree(plan.id, [...plan.base, ...agreed]);
  else if (agreed.length > 0) draft.agree(plan.id, agreed);
}
