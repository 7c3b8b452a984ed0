import { titleOf } from './fields';
import type { RowWord } from './plan';
import type { FieldChange, LeadPlan } from './plan-lead';
import { conflictWord, namesConflict } from './sync-word';

/** A plan cut down to some of its changes: the rest waits for another run. */
export function withOnly(lead: LeadPlan, send: readonly FieldChange[], take: readonly FieldChange[]): LeadPlan {
  const kept = new Set([...send, ...take]);
  const leftOut = [...lead.send, ...lead.take].filter((change) => !kept.has(change)).map(({ field }) => field);
  if (leftOut.length === 0) return lead;
  const rest = { ...lead, send, take, leftOut };
  const still = stillInConflict(rest);
  if (still.length === 0) return rest;
  const fields = [...lead.conflicts.map(({ field }) => field), ...still];
  return { ...rest, settledWord: conflictWord(fields.map(titleOf)) };
}

/** The fields whose conflicts the row tells of, and which were decided and then left out: what it says of them stays true. */
export function stillInConflict({ leftOut = [], decided, row }: LeadPlan): string[] {
  return leftOut.filter((field) => decided.includes(field) && namesConflict(row.word, titleOf(field)));
}

/** The words without those of leads with such fields, which stay until something of the lead was sent. */
export function wordsBesideConflicts(words: readonly RowWord[], leads: readonly LeadPlan[]): RowWord[] {
  const still = new Set(leads.filter((lead) => stillInConflict(lead).length > 0).map(({ row }) => row));
  return words.filter(({ row }) => !still.has(row));
}
