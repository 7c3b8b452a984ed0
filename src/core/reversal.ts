import { type Decisions, decisionsOf } from './decisions';
import { kindOf } from './fields';
import { withOnly, wordsWith } from './left-out';
import type { SyncPlan } from './plan';
import type { FieldChange, LeadPlan } from './plan-lead';
import { type LeadTable, type Row, rowsById } from './table';
import { whyInvalid } from './validation';
import { sameValue, type Value } from './value';

/** One field that is to be put back: only where the sheet's cell and Heatpunk both still hold what was sent. */
export interface Reversal {
  readonly id: string;
  readonly field: string;
  readonly sent: Value;
  readonly old: Value;
}

/** A cell that takes its old value again. */
export interface ReversedCell {
  readonly row: Row;
  readonly field: string;
  readonly value: Value;
}

/** The cells that still hold what was sent: in the only row of its lead, and not by a formula. */
export function reversedCells(table: LeadTable, reversals: readonly Reversal[]): ReversedCell[] {
  const rows = rowsById(table);
  return reversals.flatMap(({ id, field, sent, old }) => {
    const [row, ...others] = rows.get(id) ?? [];
    const index = table.fields.indexOf(field);
    if (!row || others.length > 0 || index === -1 || row.formulas?.has(field)) return [];
    return sameValue(kindOf(field), row.values[index], sent) ? [{ row, field, value: old }] : [];
  });
}

/** The table as it is with those cells. */
export function withCells(table: LeadTable, cells: readonly ReversedCell[]): LeadTable {
  if (cells.length === 0) return table;
  const changed = new Map<Row, Value[]>();
  for (const { row, field, value } of cells) {
    const values = changed.get(row) ?? [...row.values];
    values[table.fields.indexOf(field)] = value;
    changed.set(row, values);
  }
  return { ...table, rows: table.rows.map((row) => ({ ...row, values: changed.get(row) ?? row.values })) };
}

/** Whoever undoes a push has decided each of its fields: also where nothing is known of what both sides last agreed on. */
export function decisionsToUndo(reversals: readonly Reversal[]): Decisions {
  return decisionsOf(
    reversals.map(({ id, field, old, sent }) => ({ id, field, choice: 'sheet', sheet: old, remote: sent })),
  );
}

/** Leaves of a plan's sending just the fields that are put back: other edits stay as they are, and wait. */
export function onlyReversals(plan: SyncPlan, reversals: readonly Reversal[]): SyncPlan {
  const wanted = new Map<string, Reversal[]>();
  for (const reversal of reversals) wanted.set(reversal.id, [...(wanted.get(reversal.id) ?? []), reversal]);
  const leads = plan.leads.map((lead) => cutDown(lead, wanted.get(lead.id) ?? []));
  return { ...plan, leads, creates: [], words: wordsWith(leads, plan.words), added: [] };
}

function cutDown(lead: LeadPlan, reversals: readonly Reversal[]): LeadPlan {
  const send = lead.send.filter((change) => reversals.some((reversal) => isReversal(change, reversal)));
  if (send.length === lead.send.length && lead.take.length === 0 && lead.invalid.length === 0) return lead;
  const settledWord = send.length === lead.send.length ? lead.settledWord : lead.word;
  return withOnly({ ...lead, invalid: [], settledWord }, send, []);
}

/** Whether a planned change puts the old value into the place of what was sent, and nothing forbids that. */
function isReversal({ field, value, was }: FieldChange, reversal: Reversal): boolean {
  const kind = kindOf(field);
  return (
    field === reversal.field &&
    sameValue(kind, value, reversal.old) &&
    sameValue(kind, was, reversal.sent) &&
    whyInvalid(field, value) === null
  );
}
