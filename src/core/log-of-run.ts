import { countWords } from './count-words';
import { cutText } from './cut-text';
import { type Fields, titleOf } from './fields';
import { type Lead, textIn } from './lead';
import { type LogAction, type LogEntry, logEntry } from './log-entry';
import { MAX_NAME_LENGTH } from './named-lead';
import type { SyncPlan } from './plan';
import type { Conflict, FieldChange, LeadPlan } from './plan-lead';
import { fieldsOf, isPending, type LeadTable } from './table';
import type { Value } from './value';

/** More new leads than this are told in one line. */
const MAX_ADDED_LINES = 100;

/**
 * More leads than this that Heatpunk just does not list are told in one line: people who do not see the same leads would fill the log
 * with them, run by run in turn.
 */
const MAX_UNLISTED_LINES = 10;

/**
 * More fields than this that were taken at once are told in one line for each field: of a log that they filled, what was sent
 * and what was deleted would be gone, and Heatpunk has what was taken.
 */
const MAX_PULLED_LINES = 1000;

const WHY_CONFLICT: Record<Conflict['reason'], string> = {
  'both changed': 'Both sides changed it.',
  'never compared': 'The two sides differ, and nobody knows which of them changed.',
  formula: 'A formula of your own fills the cell, and shows something else than Heatpunk has.',
};
const TO_DECIDE = 'To decide: select its cell, then Heatpunk Leads > Conflicts.';

/**
 * What the sheet took from Heatpunk.
 *
 * @param took whether the sheet took a field of a lead
 */
export function takenEntries(leads: readonly LeadPlan[], took: (lead: LeadPlan, field: string) => boolean): LogEntry[] {
  const taken = leads.flatMap((lead) =>
    lead.take.filter(({ field }) => took(lead, field)).map((change) => ({ id: lead.id, change })),
  );
  if (taken.length <= MAX_PULLED_LINES) return taken.map(({ id, change }) => fieldEntry('Pulled', id, change, ''));
  const counts = new Map<string, number>();
  for (const { change } of taken) counts.set(change.field, (counts.get(change.field) ?? 0) + 1);
  return [...counts].map(([field, count]) => ({
    ...logEntry('Pulled', '', `${countWords(count, 'lead')}: too many to tell one by one.`),
    field: titleOf(field),
  }));
}

/** What the sheet could not take, as a data validation of the user's refuses it. Each is told once: when its row's word comes to say so. */
export function notTakenEntries(
  lead: string,
  changes: readonly FieldChange[],
  cells: readonly { readonly id: string; readonly field: string; readonly place: string; readonly isNews: boolean }[],
): LogEntry[] {
  return cells
    .filter(({ id, isNews }) => id === lead && isNews)
    .flatMap(({ field, place }) => {
      const why = `The data validation of cell ${place} refuses this value. Change it under Data > Data validation; the next pull tries again.`;
      const change = changes.find((each) => each.field === field);
      return change ? [fieldEntry('Not taken', lead, change, why)] : [];
    });
}

/**
 * What was sent to Heatpunk, with what came of it.
 *
 * @param remark what is said of it where it did not fail
 */
export function sentEntries(
  lead: string,
  changes: readonly FieldChange[],
  failed: string | null,
  remark = '',
): LogEntry[] {
  const action = failed === null ? 'Sent' : 'Failed';
  return changes.map((change) => fieldEntry(action, lead, change, failed ?? remark));
}

export function addedEntries(leads: readonly Lead[]): LogEntry[] {
  if (leads.length > MAX_ADDED_LINES) return [logEntry('Added', '', countWords(leads.length, 'new lead'))];
  return leads.map((lead) => logEntry('Added', lead.id, textOf(lead.fields.get('customerName'))));
}

/** Conflicts that the row did not name yet: one that waits for a decision is told once. */
export function conflictEntries(plan: LeadPlan): LogEntry[] {
  if (plan.row.word === plan.word) return [];
  return plan.conflicts.map((conflict) => {
    const { field, sheet, remote } = conflict;
    const change = { field, was: remote ?? null, value: sheet };
    return fieldEntry('Conflict', plan.id, change, `${whyConflict(conflict)} ${TO_DECIDE}`);
  });
}

function whyConflict({ remote, reason }: Conflict): string {
  if (remote !== undefined) return WHY_CONFLICT[reason];
  return 'Heatpunk does not list this field, so nobody can tell whether it has what stands here.';
}

/** Rows that cannot be sent, each told once: when its word comes to say so. */
export function problemEntries(plan: SyncPlan, table: LeadTable): LogEntry[] {
  const wordOf = new Map(plan.words.map(({ row, word }) => [row, word]));
  const told = plan.problems.filter(({ row }) => wordOf.get(row) !== row.word);
  const unlisted = told.filter(({ isOnlyUnlisted }) => isOnlyUnlisted).length;
  const isMany = unlisted > MAX_UNLISTED_LINES;
  const single = told.filter(({ isOnlyUnlisted }) => !(isMany && isOnlyUnlisted));
  const lines = single.map(({ row, why }) =>
    logEntry('Not sent', row.id, isLead(row.id) ? why : withName(fieldsOf(table, row), why)),
  );
  const words = `${countWords(unlisted, 'lead')} that Heatpunk does not list: they were deleted there, or are not shared with you.`;
  return isMany ? [...lines, logEntry('Not sent', '', words)] : lines;
}

/** What is told of a row without an id: the customer's name says which one it is. */
export function withName(fields: Fields, words: string): string {
  const name = cutText(textIn(fields, 'customerName').replace(/\s+/g, ' '), MAX_NAME_LENGTH);
  return name === '' ? words : `${name}: ${words}`;
}

function isLead(id: string): boolean {
  return id !== '' && !isPending(id);
}

function fieldEntry(action: LogAction, lead: string, { field, was, value }: FieldChange, result: string): LogEntry {
  return { action, lead, field: titleOf(field), old: was, new: value, result };
}

function textOf(value: Value | undefined): string {
  return value === undefined || value === null ? '' : String(value);
}
