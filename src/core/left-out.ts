import type { RowWord } from './plan';
import type { FieldChange, LeadPlan } from './plan-lead';
import { isConflict } from './sync-word';

/** A plan cut down to some of its changes: the rest waits for another run. */
export function withOnly(lead: LeadPlan, send: readonly FieldChange[], take: readonly FieldChange[]): LeadPlan {
  const kept = new Set([...send, ...take]);
  const leftOut = [...lead.send, ...lead.take].filter((change) => !kept.has(change)).map(({ field }) => field);
  return leftOut.length === 0 ? lead : { ...lead, send, take, leftOut };
}

/** Whether a conflict that the row tells of was decided and then left out: what the row says stays true. */
export function isStillInConflict({ leftOut = [], decided, row }: LeadPlan): boolean {
  return isConflict(row.word) && leftOut.some((field) => decided.includes(field));
}

/** The words without those of such leads. */
export function wordsBesideConflicts(words: readonly RowWord[], leads: readonly LeadPlan[]): RowWord[] {
  const still = new Set(leads.filter(isStillInConflict).map(({ row }) => row));
  return words.filter(({ row }) => !still.has(row));
}
