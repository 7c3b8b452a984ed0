import { instantOf } from './dates';
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
export function createdAt(fields: Fields, agreed?: Fields): number | null {
  const value = (agreed?.has(CREATED_FIELD) ? agreed : fields).get(CREATED_FIELD);
  return typeof value === 'string' ? instantOf(value) : null;
}

/** A field's text without the white space around it; '' for a blank one. */
export function textIn(fields: Fields, field: string): string {
  return String(normalise('text', fields.get(field)) ?? '');
}
