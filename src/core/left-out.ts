import { titleOf } from './fields';
import type { RowWord } from './plan';
import type { FieldChange, LeadPlan } from './plan-lead';
import { conflictWord, EDITED, namesConflict, SYNCED } from './sync-word';

/**
 * A plan cut down to some of its changes: the rest waits for another run. A conflict that a person decided, or of which the row tells,
 * is one still where it is left out; any other edit that was to give way stays an edit.
 *
 * @param decidedHere the fields that a person decided
 */
export function withOnly(
  lead: LeadPlan,
  send: readonly FieldChange[],
  take: readonly FieldChange[],
  decidedHere: readonly string[] = [],
): LeadPlan {
  const kept = new Set([...send, ...take]);
  const leftOut = [...lead.send, ...lead.take].filter((change) => !kept.has(change)).map(({ field }) => field);
  if (leftOut.length === 0) return lead;
  const waiting = lead.decided.filter(({ field }) => leftOut.includes(field));
  const givesWay = lead.take.some((change) => waiting.some(({ field }) => field === change.field));
  const asWaiting = (word: string) => (word === SYNCED && givesWay ? EDITED : word);
  const rest = { ...lead, send, take, leftOut, word: asWaiting(lead.word), settledWord: asWaiting(lead.settledWord) };
  const still = waiting.filter(
    ({ field }) => decidedHere.includes(field) || namesConflict(lead.row.word, titleOf(field)),
  );
  if (still.length === 0) return rest;
  const conflicts = [...lead.conflicts, ...still];
  const word = conflictWord(conflicts.map(({ field }) => titleOf(field)));
  return { ...rest, conflicts, word, settledWord: word };
}

/** The words of a plan as its leads have them once they are cut down. */
export function wordsWith(leads: readonly LeadPlan[], words: readonly RowWord[]): RowWord[] {
  const told = new Map(leads.map(({ row, word }) => [row, word]));
  return words.map(({ row, word }) => ({ row, word: told.get(row) ?? word }));
}
