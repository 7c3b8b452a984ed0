import { titleOf } from './fields';
import type { RowWord } from './plan';
import type { Conflict, FieldChange, LeadPlan } from './plan-lead';
import { conflictWord, namesConflict } from './sync-word';

/**
 * A plan cut down to some of its changes: the rest waits for another run. A conflict that the row tells of, and that was decided and
 * then left out, is one still.
 */
export function withOnly(lead: LeadPlan, send: readonly FieldChange[], take: readonly FieldChange[]): LeadPlan {
  const kept = new Set([...send, ...take]);
  const isLeft = (change: FieldChange) => !kept.has(change);
  const leftOut = [...lead.send, ...lead.take].filter(isLeft).map(({ field }) => field);
  if (leftOut.length === 0) return lead;
  const isStill = ({ field }: FieldChange) =>
    lead.decided.includes(field) && namesConflict(lead.row.word, titleOf(field));
  const conflictOf = (field: string, sides: Pick<Conflict, 'sheet' | 'remote'>): Conflict => {
    const base = lead.base && (lead.base.get(field) ?? null);
    return { field, ...sides, base, reason: base === undefined ? 'never compared' : 'both changed' };
  };
  const still = [
    ...lead.send
      .filter((change) => isLeft(change) && isStill(change))
      .map(({ field, value, was }) => conflictOf(field, { sheet: value, remote: was })),
    ...lead.take
      .filter((change) => isLeft(change) && isStill(change))
      .map(({ field, value, was }) => conflictOf(field, { sheet: was, remote: value })),
  ];
  const rest = { ...lead, send, take, leftOut };
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
