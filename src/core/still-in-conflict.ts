import type { RowWord } from './plan';
import type { LeadPlan } from './plan-lead';
import { isConflict } from './sync-word';

/** Whether a conflict of a lead may have been decided and was then left out of the run: none in the plan, and still one in the sheet. */
export function isStillInConflict({ isPartial, row }: LeadPlan): boolean {
  return isPartial === true && isConflict(row.word);
}

/** The words without those of such leads: what their rows say stays true. */
export function wordsBesideConflicts(words: readonly RowWord[], leads: readonly LeadPlan[]): RowWord[] {
  const still = new Set(leads.filter(isStillInConflict).map(({ row }) => row));
  return words.filter(({ row }) => !still.has(row));
}
