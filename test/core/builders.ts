import { type Base, isKeptInBase, type PendingCreate } from '../../src/core/base';
import { type Fields, inColumnOrder, STANDARD_FIELDS } from '../../src/core/fields';
import type { Answer, Lead } from '../../src/core/lead';
import type { SyncPlan } from '../../src/core/plan';
import { planSync } from '../../src/core/plan-sync';
import type { SyncSwitches } from '../../src/core/sync-switches';
import { SYNCED } from '../../src/core/sync-word';
import type { LeadTable, Row } from '../../src/core/table';
import type { Value } from '../../src/core/value';

/** Fields by name. A name like `__proto__` has to be written in brackets: `{ ['__proto__']: 'x' }`. */
export type Facts = Readonly<Record<string, Value>>;

export const NOW = Date.parse('2026-11-22T12:00:00Z');
export const MINUTE = 60_000;
export const DAY = 86_400_000;

/** On whose behalf runs are, unless told otherwise, and somebody else. */
export const SAM = 'sam@example.com';
export const ALEX = 'alex@example.com';

/** Leads created after this day are inside the window of `answer(…)`. */
export const WINDOW_START = '2026-01-01';
export const INSIDE_WINDOW = '2026-11-03T09:15:00Z';
export const OUTSIDE_WINDOW = '2025-06-03T09:15:00Z';

/** What lead, row and base say of lead 7 unless told otherwise: all three the same. */
export const JOHN: Facts = {
  dateCreated: INSIDE_WINDOW,
  status: 'new',
  customerName: 'John Doe',
  customerPhone: '07111 111111',
  customerEmail: 'john@example.com',
  address: '8 The Rowans, Milton',
  postcode: 'CB24 6YU',
};

/** What a person has to type for a new lead to be complete. */
export const ADA: Facts = {
  customerName: 'Ada Byron',
  customerPhone: '07222 222222',
  customerEmail: 'ada@example.com',
  address: '12 St James Square, London',
};

export const fields = (facts: Facts): Fields => new Map(Object.entries(facts));

export function lead({ id = '7', ...facts }: Facts & { readonly id?: string } = {}): Lead {
  return { id, fields: fields({ ...JOHN, ...facts }) };
}

export function answer(leads: readonly Lead[] = [], { furthestDate = WINDOW_START } = {}): Answer {
  return { leads: byId(leads), furthestDate };
}

/** The same after a second fetch, which reached further back and found these. */
export function reachingBack(came: Answer, leads: readonly Lead[], furthestDate: string): Answer {
  return { ...came, older: { leads: byId(leads), furthestDate } };
}

const byId = (leads: readonly Lead[]) => new Map(leads.map((each) => [each.id, each]));

/** A row before the table gave it a number and an order of columns. */
export interface RowDraft {
  readonly id: string;
  readonly word: string;
  readonly facts: Facts;
  readonly formulas: readonly string[];
}

interface RowTraits {
  readonly id?: string;
  readonly word?: string;
  readonly formulas?: readonly string[];
}

/** The row of a lead that both sides have, in the words of `lead(…)`. */
export function row(facts: Facts = {}, { id = '7', word = SYNCED, formulas = [] }: RowTraits = {}): RowDraft {
  return { id, word, facts: { ...JOHN, ...facts }, formulas };
}

/** A row that somebody typed: it holds what is given, and no id. */
export function newRow(facts: Facts = ADA, { id = '', word = '', formulas = [] }: RowTraits = {}): RowDraft {
  return { id, word, facts, formulas };
}

/** The sheet with a column for each standard field and for each that a row holds. */
export function table(...drafts: readonly RowDraft[]): LeadTable {
  return tableWith([], ...drafts);
}

/** The sheet with some more columns, whether or not a row holds anything there. */
export function tableWith(columns: readonly string[], ...drafts: readonly RowDraft[]): LeadTable {
  const held = drafts.flatMap((draft) => Object.keys(draft.facts));
  const names = inColumnOrder([...STANDARD_FIELDS, ...columns, ...held]);
  return { fields: names, rows: drafts.map((draft, index) => rowOf(names, draft, index + 2)), hasWords: true };
}

export function rowOf(names: readonly string[], { id, word, facts, formulas }: RowDraft, number: number): Row {
  const values = names.map((name) => (Object.hasOwn(facts, name) ? (facts[name] ?? null) : null));
  const plain = { number, id, word, values };
  return formulas.length > 0 ? { ...plain, formulas: new Set(formulas) } : plain;
}

/** A base entry: what both sides agreed on for a lead, in the words of `lead(…)`. */
export function agreed({ id = '7', ...facts }: Facts & { readonly id?: string } = {}): readonly [string, Fields] {
  const kept = Object.entries({ ...JOHN, ...facts }).filter(([field]) => isKeptInBase(field));
  return [id, new Map(kept)];
}

/** A create on its way, sent an hour ago. */
export function sending({
  reference = 'pending-1',
  at = NOW - 60 * MINUTE,
  by = SAM,
  sent = ADA,
  existing = [] as readonly string[],
} = {}): readonly [string, PendingCreate] {
  return [reference, { at, by, sent: fields(sent), existing }];
}

type BaseEntry = readonly [string, Fields] | readonly [string, PendingCreate];

/** What both sides last agreed on: `base(agreed(), sending())`. */
export function base(...entries: readonly BaseEntry[]): Base {
  const leads = new Map<string, Fields>();
  const pending = new Map<string, PendingCreate>();
  for (const [key, entry] of entries) {
    if ('sent' in entry) pending.set(key, entry);
    else leads.set(key, entry);
  }
  return { leads, pending, updates: new Map() };
}

export const SYNC_AND_ASK: SyncSwitches = { pull: true, policy: 'ask' };

interface Situation extends Partial<SyncSwitches> {
  readonly base?: Base;
  readonly table?: LeadTable;
  readonly answer?: Answer;
  readonly now?: number;
  readonly member?: string;
  readonly unfilled?: ReadonlySet<string>;
}

/** The plan for a situation; what is left out is empty, the policy asks. */
export function planFor({ now = NOW, member = SAM, unfilled, ...situation }: Situation): SyncPlan {
  const state = {
    base: situation.base ?? base(),
    table: situation.table ?? table(),
    answer: situation.answer ?? answer(),
  };
  return planSync({ ...state, now, member, ...(unfilled ? { unfilled } : {}) }, { ...SYNC_AND_ASK, ...situation });
}

/** The one element of a list; a list of any other length fails the test. */
export function only<T>(list: Iterable<T>): T {
  const [first, ...others] = [...list];
  if (first === undefined || others.length > 0) throw new Error(`expected one element, got ${[...list].length}`);
  return first;
}

export const ids = (list: readonly { readonly id: string }[]): string[] => list.map(({ id }) => id);

/** The fields of a list of changes with their values, for a comparison at one glance. */
export function factsOf(changes: Iterable<{ readonly field: string; readonly value: Value }>): Facts {
  return Object.fromEntries([...changes].map(({ field, value }) => [field, value]));
}

/** The Sync words of a plan by the rows' numbers. */
export function wordsOf(plan: SyncPlan): Readonly<Record<number, string>> {
  return Object.fromEntries(plan.words.map(({ row: { number }, word }) => [number, word]));
}
