import { isAlike } from './alike';
import type { PendingCreate } from './base';
import type { Lead } from './lead';
import { mayComeFrom } from './new-rows';
import type { Row } from './table';

/** A row, and what the create that had no answer sent of it. */
export interface UnansweredRow {
  readonly row: Row;
  readonly create: PendingCreate;
}

/**
 * Finds the leads that creates without an answer have made although somebody edited them since: all but one of the required
 * fields are as sent. Nothing where a lead may be the outcome of rows that sent different things, or where there are more such
 * leads than rows that sent the same; of rows that sent the same either will do. Each lead and each row is matched at most once.
 *
 * @param leads those that have no row, and are none of which the base knows
 */
export function matchAlike(
  rows: readonly UnansweredRow[],
  leads: readonly Lead[],
): { readonly row: Row; readonly lead: Lead }[] {
  const claims = groupsOf(rows).map((group) => ({ group, alike: leads.filter((lead) => isOfAny(group, lead)) }));
  const certain = claims.filter(({ group, alike }) => alike.length <= group.length);
  const matches: { row: Row; lead: Lead }[] = [];
  for (const claim of certain) {
    const rest = new Set(
      claim.alike.filter((lead) => certain.every((other) => other === claim || !other.alike.includes(lead))),
    );
    for (const { row, create } of claim.group) {
      const lead = [...rest].find((each) => mayComeFrom(create, each));
      if (lead === undefined) continue;
      rest.delete(lead);
      matches.push({ row, lead });
    }
  }
  return matches;
}

/** The rows by what was sent of them. */
function groupsOf(rows: readonly UnansweredRow[]): readonly (readonly UnansweredRow[])[] {
  const groups = new Map<string, UnansweredRow[]>();
  for (const each of rows) {
    const key = JSON.stringify([...each.create.sent].sort());
    const group = groups.get(key);
    if (group) group.push(each);
    else groups.set(key, [each]);
  }
  return [...groups.values()];
}

function isOfAny(group: readonly UnansweredRow[], lead: Lead): boolean {
  return group.some(({ create }) => isAlike(create.sent, lead.fields) && mayComeFrom(create, lead));
}
