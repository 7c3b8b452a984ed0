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

/** The words as they are where such fields were left out: those rows go on telling of them, beside what is in conflict now. */
export function wordsWithConflicts(words: readonly RowWord[], leads: readonly LeadPlan[]): RowWord[] {
  const still = leads.filter((lead) => stillInConflict(lead).length > 0);
  const told = new Map(still.map(({ row, settledWord }) => [row, settledWord]));
  return words.map(({ row, word }) => ({ row, word: told.get(row) ?? word }));
}
