import { type Fields, kindOf, REQUIRED_FIELDS } from './fields';
import type { Lead } from './lead';
import { normalise, sameValue } from './value';

/** The leads of an answer, in the forms in which a plan looks for one. */
export interface ListedLeads {
  readonly all: readonly Lead[];
  /** By what they hold in the required fields, so that looking for an equal one does not go through all of them. */
  readonly byContact: ReadonlyMap<string, readonly Lead[]>;
  /** The fields of which the answer tells. */
  readonly reported: ReadonlySet<string>;
}

export function listLeads(all: readonly Lead[], reported: ReadonlySet<string>): ListedLeads {
  const byContact = new Map<string, Lead[]>();
  for (const lead of all) {
    const key = contactKey(lead.fields);
    const equal = byContact.get(key);
    if (equal) equal.push(lead);
    else byContact.set(key, [lead]);
  }
  return { all, byContact, reported };
}

/** The leads that are equal to what is sent, as far as the answer tells. */
export function equalLeads(sent: Fields, { byContact, reported }: ListedLeads): Lead[] {
  const candidates = byContact.get(contactKey(sent)) ?? [];
  return candidates.filter((lead) => isEqualInWhatWasSent(sent, lead, reported));
}

/** One text for all that a row or a lead says in the required fields, equal for equal ones. */
function contactKey(fields: Fields): string {
  return JSON.stringify(REQUIRED_FIELDS.map((field) => normalise(kindOf(field), fields.get(field))));
}

/** Whether a lead holds all that was sent; a field that no lead of the answer carries cannot tell. */
function isEqualInWhatWasSent(sent: Fields, lead: Lead, reported: ReadonlySet<string>): boolean {
  return [...sent].every(([field, value]) => {
    return !reported.has(field) || sameValue(kindOf(field), value, lead.fields.get(field));
  });
}
