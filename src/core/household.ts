import { compareTexts } from './compare-texts';
import { cutText } from './cut-text';
import { isEmail } from './email';
import type { Fields } from './fields';
import { homeKey } from './home-address';
import { type Lead, textIn } from './lead';
import { byAge, type NamedLead, named } from './named-lead';
import { type DialCode, phoneKey, phoneWords } from './phone';

/** What two leads of one household share. */
const TIES = ['phone', 'email', 'address'] as const;
export type TieKind = (typeof TIES)[number];

/** Why leads are taken for one household. */
export interface Tie {
  readonly kind: TieKind;
  /** The number, address or home that they share. */
  readonly value: string;
  /** The ids of those that share it, in the order of the household's leads. */
  readonly ids: readonly string[];
}

export interface Household {
  /** Oldest first. */
  readonly leads: readonly NamedLead[];
  readonly ties: readonly Tie[];
}

const MAX_VALUE_LENGTH = 100;

/**
 * The households that have more than one lead, those that got one last come first. Who shares anything with one lead of a
 * household belongs to it, so that no lead is in two.
 */
export function householdsIn(leads: readonly Lead[], home: DialCode): Household[] {
  const tiesOf = tiesByLead(leads, home);
  const settled = new Set<Lead>();
  const households: { readonly newest: Lead; readonly household: Household }[] = [];
  for (const lead of tiesOf.keys()) {
    if (settled.has(lead)) continue;
    const members = new Set([lead]);
    const ties = new Set<SharedBy>();
    // Whoever is added here has a turn as well.
    for (const member of members) {
      settled.add(member);
      for (const tie of tiesOf.get(member) ?? []) {
        if (ties.has(tie)) continue;
        ties.add(tie);
        for (const other of tie.leads) members.add(other);
      }
    }
    const inOrder = [...members].sort(byAge);
    households.push({
      newest: inOrder[inOrder.length - 1] ?? lead,
      household: { leads: inOrder.map(named), ties: [...ties].sort(byKind).map(told) },
    });
  }
  return households.sort((left, right) => byAge(right.newest, left.newest)).map(({ household }) => household);
}

interface SharedBy {
  readonly kind: TieKind;
  readonly value: string;
  readonly leads: Lead[];
}

/** Each lead that shares anything, with what it shares. */
function tiesByLead(leads: readonly Lead[], home: DialCode): Map<Lead, SharedBy[]> {
  const all = new Map<string, SharedBy>();
  for (const lead of leads) {
    for (const kind of TIES) {
      const value = sharedValue(lead.fields, kind, home);
      if (value === null) continue;
      const known = all.get(`${kind} ${value}`);
      if (known) known.leads.push(lead);
      else all.set(`${kind} ${value}`, { kind, value, leads: [lead] });
    }
  }
  const tiesOf = new Map<Lead, SharedBy[]>();
  for (const tie of all.values()) {
    if (tie.leads.length < 2) continue;
    for (const lead of tie.leads) tiesOf.set(lead, [...(tiesOf.get(lead) ?? []), tie]);
  }
  return tiesOf;
}

/** null where the lead has nothing that could tell its household. */
function sharedValue(fields: Fields, kind: TieKind, home: DialCode): string | null {
  switch (kind) {
    case 'phone': {
      const key = phoneKey(textIn(fields, 'customerPhone'), home);
      return key === null ? null : phoneWords(key, home);
    }
    case 'email': {
      const email = textIn(fields, 'customerEmail').replace(/\s/g, '').toLowerCase();
      return isEmail(email) ? email : null;
    }
    case 'address':
      return homeKey(textIn(fields, 'address'), textIn(fields, 'postcode'));
  }
}

function told({ kind, value, leads }: SharedBy): Tie {
  return { kind, value: cutText(value, MAX_VALUE_LENGTH), ids: [...leads].sort(byAge).map(({ id }) => id) };
}

function byKind(left: SharedBy, right: SharedBy): number {
  return TIES.indexOf(left.kind) - TIES.indexOf(right.kind) || compareTexts(left.value, right.value);
}
