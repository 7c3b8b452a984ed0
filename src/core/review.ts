import type { ConflictChoice } from './decisions';
import { type Fields, inColumnOrder, isUpdatable, titleOf } from './fields';
import { nameIn } from './named-lead';
import type { CreatePlan, SyncPlan } from './plan';
import type { Conflict, LeadPlan } from './plan-lead';
import { keyOfCreate, keyOfId, keyOfRow } from './row-key';
import { fieldsOf, type LeadTable, type Row } from './table';
import { invalidFields } from './validation';
import type { Value } from './value';

/** What a push would do, row by row, as a person looks through it. Plain data: it has to cross to a page and back. */
export interface Review {
  /** In the order of the sheet. */
  readonly entries: readonly ReviewEntry[];
  /** In numbers of rows. */
  readonly totals: Readonly<Record<EntryKind, number>>;
}

export type EntryKind = 'create' | 'update' | 'conflict' | 'problem';

export interface ReviewEntry {
  readonly kind: EntryKind;
  /** Finds the row again: see row-key.ts. No two entries have the same. */
  readonly key: string;
  /** So many rows that are equal in all that is sent. */
  readonly count: number;
  /** The customer's; '' where the row names none. */
  readonly name: string;
  /** The lead's id; '' for a row that has none yet. */
  readonly id: string;
  /** What would be sent. */
  readonly changes: readonly ReviewChange[];
  readonly conflicts: readonly ReviewConflict[];
  /** Why nothing of it can be sent; '' where it can. */
  readonly why: string;
}

export interface ReviewChange {
  readonly field: string;
  readonly title: string;
  /** What Heatpunk has. */
  readonly old: Value;
  readonly new: Value;
}

export interface ReviewConflict {
  readonly field: string;
  readonly title: string;
  readonly sheet: Value;
  readonly remote: Value;
  /** Whether that is known: Heatpunk may not list the field at all. */
  readonly isRemoteKnown: boolean;
  /** What both last agreed on. */
  readonly agreed: Value;
  /** Whether that is known: row and lead may never have been compared. */
  readonly isAgreedKnown: boolean;
  /**
   * What can be decided: a cell with a formula is never written to, a value that is not valid is never sent, and what nobody knows
   * cannot be taken.
   */
  readonly choices: readonly ConflictChoice[];
}

/** @param table the one that the plan was made of */
export function review(plan: SyncPlan, table: LeadTable): Review {
  const planned = new Set(plan.leads.map(({ row }) => row));
  const found: { readonly row: Row; readonly entry: ReviewEntry }[] = [
    ...plan.leads.filter(isToBeSeen).map((lead) => ({ row: lead.row, entry: leadEntry(lead, table) })),
    ...plan.creates.map((create) => ({ row: create.row, entry: createEntry(create) })),
    ...plan.problems
      .filter(({ row }) => !planned.has(row))
      .map(({ row, why }) => ({ row, entry: problemEntry(row, why, table) })),
  ].sort((left, right) => left.row.number - right.row.number);

  const entries = new Map<string, ReviewEntry>();
  const totals = { create: 0, update: 0, conflict: 0, problem: 0 };
  for (const { entry } of found) {
    const equal = entries.get(entry.key);
    entries.set(entry.key, equal ? { ...equal, count: equal.count + 1 } : entry);
    totals[entry.kind]++;
  }
  return { entries: [...entries.values()], totals };
}

function isToBeSeen({ send, conflicts }: LeadPlan): boolean {
  return send.length + conflicts.length > 0;
}

function leadEntry(lead: LeadPlan, table: LeadTable): ReviewEntry {
  const isInvalid = lead.invalid.length > 0;
  return {
    kind: isInvalid ? 'problem' : lead.conflicts.length > 0 ? 'conflict' : 'update',
    key: keyOfId(lead.id),
    count: 1,
    name: nameIn(fieldsOf(table, lead.row)),
    id: lead.id,
    changes: lead.send.map(({ field, value, was }) => ({ field, title: titleOf(field), old: was, new: value })),
    conflicts: lead.conflicts.map((conflict) => conflictOf(conflict, lead.row, table)),
    why: lead.invalid.join('; '),
  };
}

function conflictOf({ field, sheet, remote, base }: Conflict, row: Row, table: LeadTable): ReviewConflict {
  const choices: ConflictChoice[] = [];
  if (isUpdatable(field) && invalidFields(table, row, [field]).length === 0) choices.push('sheet');
  if (remote !== undefined && !row.formulas?.has(field)) choices.push('heatpunk');
  return {
    field,
    title: titleOf(field),
    sheet,
    remote: remote ?? null,
    isRemoteKnown: remote !== undefined,
    agreed: base ?? null,
    isAgreedKnown: base !== undefined,
    choices,
  };
}

function createEntry(create: CreatePlan): ReviewEntry {
  const sent = new Map([...create.fields, ...create.followUp]);
  return {
    kind: 'create',
    key: keyOfCreate(create),
    count: 1,
    name: nameIn(sent),
    id: '',
    changes: changesOf(sent),
    conflicts: [],
    why: '',
  };
}

function problemEntry(row: Row, why: string, table: LeadTable): ReviewEntry {
  const name = nameIn(fieldsOf(table, row));
  return { kind: 'problem', key: keyOfRow(table, row), count: 1, name, id: row.id, changes: [], conflicts: [], why };
}

/** A new lead's fields: Heatpunk has nothing of them. */
export function changesOf(sent: Fields): ReviewChange[] {
  return inColumnOrder(sent.keys()).map((field) => ({
    field,
    title: titleOf(field),
    old: null,
    new: sent.get(field) ?? null,
  }));
}
