import type { Agreed } from './base';
import { dateOf, instantOf } from './dates';
import { CREATED_FIELD, type Fields } from './fields';
import { normalise } from './value';

/** A lead as Heatpunk has it. The id is text, whatever the API sent: two ids are the same when their letters are. */
export interface Lead {
  readonly id: string;
  readonly fields: Fields;
}

/** What one fetch told: the leads created on or after a date (YYYY-MM-DD) that the team member may see. */
export interface Answer {
  readonly leads: ReadonlyMap<string, Lead>;
  readonly furthestDate: string;
  /** What a second fetch found of older leads, for rows that have one, and how far back it reached. */
  readonly older?: { readonly leads: ReadonlyMap<string, Lead>; readonly furthestDate: string };
}

/** A lead by its id, wherever in the answer it is. */
export function leadIn(answer: Answer, id: string): Lead | undefined {
  return answer.leads.get(id) ?? answer.older?.leads.get(id);
}

/** The leads of both fetches, each once: a second one lists again what the first did. */
export function allLeads({ leads, older }: Answer): Lead[] {
  return [...new Map([...(older?.leads ?? []), ...leads]).values()];
}

/**
 * From which day on an answer holds all leads (YYYY-MM-DD).
 *
 * @param isLookedFor whether it is about a lead that a second fetch was for, which reached further back
 */
export function fetchedFrom({ older, furthestDate }: Answer, isLookedFor: boolean): string {
  return (isLookedFor ? older?.furthestDate : undefined) ?? furthestDate;
}

/** Whether a lead would be listed from a day on (YYYY-MM-DD): it was created later (ms since 1970), or nobody knows when. */
export function isListedFrom(created: number | null, day: string): boolean {
  return created === null || dateOf(created) > day;
}

/** Whether an answer says of a lead that it is gone: it would be listed, and is not. One without any lead says nothing. */
export function saysGone(answer: Answer, id: string, fields: Agreed): boolean {
  const isEmpty = answer.leads.size + (answer.older?.leads.size ?? 0) === 0;
  return !isEmpty && !leadIn(answer, id) && isListedFrom(createdAt(fields), answer.furthestDate);
}

/** The names of all fields that any of the leads carries, in the order first seen. */
export function fieldsSeen(leads: Iterable<Lead>): ReadonlySet<string> {
  const seen = new Set<string>();
  for (const lead of leads) for (const field of lead.fields.keys()) seen.add(field);
  return seen;
}

/**
 * When a lead was created, in ms since 1970; null where that is not known.
 *
 * @param agreed what the base says of it goes before what its row does
 */
export function createdAt(fields: Agreed, agreed?: Agreed): number | null {
  const value = (agreed?.has(CREATED_FIELD) ? agreed : fields).get(CREATED_FIELD);
  return typeof value === 'string' ? instantOf(value) : null;
}

/** A field's text without the white space around it; '' for a blank one. */
export function textIn(fields: Fields, field: string): string {
  return String(normalise('text', fields.get(field)) ?? '');
}
