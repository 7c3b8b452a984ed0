import { titleOf } from './fields';
import type { RowWord } from './plan';
import type { FieldChange, LeadPlan } from './plan-lead';
import { namesConflict } from './sync-word';

/** A plan cut down to some of its changes: the rest waits for another run. */
export function withOnly(lead: LeadPlan, send: readonly FieldChange[], take: readonly FieldChange[]): LeadPlan {
  const kept = new Set([...send, ...take]);
  const leftOut = [...lead.send, ...lead.take].filter((change) => !kept.has(change)).map(({ field }) => field);
  if (leftOut.length === 0) return lead;
  const rest = { ...lead, send, take, leftOut };
  return isStillInConflict(rest) ? { ...rest, settledWord: lead.row.word } : rest;
}

/** Whether a conflict that the row tells of was decided and then left out: what the row says stays true. */
export function isStillInConflict({ leftOut = [], decided, row }: LeadPlan): boolean {
  return leftOut.some((field) => decided.includes(field) && namesConflict(row.word, titleOf(field)));
}

/** The words without those of such leads. */
export function wordsBesideConflicts(words: readonly RowWord[], leads: readonly LeadPlan[]): RowWord[] {
  const still = new Set(leads.filter(isStillInConflict).map(({ row }) => row));
  return words.filter(({ row }) => !still.has(row));
}
