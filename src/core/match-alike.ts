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
 * fields are as sent. Nothing where there are more such leads than rows that sent the same, or where rows that sent different things
 * have as good a claim to a lead; of rows that sent the same either will do. Each lead and each row is matched at most once.
 *
 * @param leads those that have no row, and are none of which the base knows
 */
export function matchAlike(rows: readonly UnansweredRow[], leads: readonly Lead[]): readonly AlikeRow[] {
  const matches = certainMatches(rows, leads);
  if (matches.length === 0) return matches;
  const [used, taken] = [new Set(matches.map(({ row }) => row)), new Set(matches.map(({ lead }) => lead))];
  // Once those are out of the way others may have no rival any more.
  return [
    ...matches,
    ...matchAlike(
      rows.filter(({ row }) => !used.has(row)),
      leads.filter((lead) => !taken.has(lead)),
    ),
  ];
}

interface AlikeRow {
  readonly row: Row;
  readonly lead: Lead;
}

function certainMatches(rows: readonly UnansweredRow[], leads: readonly Lead[]): AlikeRow[] {
  const claims = groupsOf(rows).map((group) => ({ group, alike: leads.filter((lead) => isOfAny(group, lead)) }));
  const certain = claims.filter(({ group, alike }) => alike.length <= group.length);
  const matches: AlikeRow[] = [];
  for (const claim of certain) {
    const rest = new Set(
      claim.alike.filter((lead) => certain.every((other) => other === claim || !other.alike.includes(lead))),
    );
    // The later a request, the more leads were there before it.
    for (const { row, create } of [...claim.group].sort((a, b) => b.create.at - a.create.at)) {
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
