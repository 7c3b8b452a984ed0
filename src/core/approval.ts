import { type ConflictChoice, type Decisions, decisionsOf } from './decisions';
import { kindOf } from './fields';
import { type LeadOutcome, skipped } from './lead-outcome';
import { withOnly, wordsWith } from './left-out';
import type { CreatePlan, SyncPlan } from './plan';
import type { FieldChange, LeadPlan } from './plan-lead';
import { changesOf, type ReviewChange, type ReviewConflict } from './review';
import { idOfKey, keyOfCreate, keyOfId, keyOfRow } from './row-key';
import { fieldsOf, type LeadTable } from './table';
import { shown as cellValue, sameValue } from './value';

/** What a person saw and ticked: nothing else may be sent. */
export type Approval = readonly ApprovedEntry[];

/** One row as it was shown. */
export interface ApprovedEntry {
  readonly key: string;
  /** How many rows, equal in all that is sent. */
  readonly count: number;
  readonly changes: readonly Omit<ReviewChange, 'title'>[];
  /** The conflicts that the person decided. */
  readonly decisions: readonly (Pick<ReviewConflict, 'field' | 'sheet' | 'remote'> & {
    readonly choice: ConflictChoice;
  })[];
}

/** A plan cut down to what was approved, and what was approved and is not as it was shown. */
export interface ApprovedPlan {
  readonly plan: SyncPlan;
  readonly changed: readonly LeadOutcome[];
}

const CHANGED = 'Changed meanwhile: what was shown is no longer what would be sent.';
const SETTLED = 'Changed meanwhile: there is nothing left to send.';
const GONE = 'Changed meanwhile: this row is not there any more, or is no longer a lead that can be sent.';
const GONE_NEW = 'Changed meanwhile: this row was edited, sent or removed, or is a lead by now.';

/** The decisions in an approval, for the plan that `approve` is to be given. */
export function decisionsIn(approval: Approval): Decisions {
  return decisionsOf(
    approval.flatMap(({ key, decisions }) => {
      const id = idOfKey(key);
      return id === null ? [] : decisions.map((decision) => ({ id, ...decision }));
    }),
  );
}

/**
 * Leaves of a plan's sending just what was approved and is as it was shown: the same fields, the same values on both sides. A
 * row of which anything else would be sent as well is not sent at all. The sheet takes nothing but what was decided so.
 *
 * @param plan made with the decisions in the approval
 */
export function approve(plan: SyncPlan, table: LeadTable, approval: Approval): ApprovedPlan {
  const entries = new Map(approval.map((entry) => [entry.key, entry]));
  const changed: LeadOutcome[] = [];
  const why = new Map(plan.problems.map(({ row, why }) => [keyOfRow(table, row), why]));

  const leads = plan.leads.map((lead) => {
    const key = keyOfId(lead.id);
    const entry = entries.get(key);
    entries.delete(key);
    const isApproved = entry !== undefined && isAsShown(lead, table, entry);
    if (entry && !isApproved) changed.push(skipped(key, whyNot(lead)));
    const decidedHere = entry?.decisions.map(({ field }) => field) ?? [];
    const send = isApproved ? lead.send : [];
    const take = isApproved ? lead.take.filter((change) => isDecided(change, entry)) : [];
    return withOnly(lead, send, take, decidedHere);
  });

  const left = new Map([...entries].map(([key, { count }]) => [key, count]));
  const differing = new Set<string>();
  const creates = plan.creates.filter((create) => {
    const key = keyOfCreate(create);
    const entry = entries.get(key);
    const count = left.get(key) ?? 0;
    if (entry === undefined || count === 0) return false;
    const isApproved = isShownCreate(create, entry);
    if (isApproved) left.set(key, count - 1);
    else differing.add(key);
    return isApproved;
  });
  for (const [key, count] of left) {
    const words = differing.has(key) ? CHANGED : (why.get(key) ?? (idOfKey(key) === null ? GONE_NEW : GONE));
    for (let missing = 0; missing < count; missing++) changed.push(skipped(key, words));
  }
  const words = wordsWith(leads, plan.words);
  return { plan: { ...plan, leads, creates, words, added: [] }, changed };
}

function isAsShown(lead: LeadPlan, table: LeadTable, entry: ApprovedEntry): boolean {
  const kept = entry.decisions.filter(({ choice }) => choice === 'sheet');
  const taken = entry.decisions.filter((decision) => decision.choice === 'heatpunk' && !isTaken(lead, table, decision));
  const shown = [
    ...entry.changes.map((change) => ({ field: change.field, value: change.new, was: change.old })),
    ...kept.map(({ field, sheet, remote }) => ({ field, value: sheet, was: remote })),
  ];
  return (
    lead.invalid.length === 0 &&
    shown.length + taken.length > 0 &&
    areSame(lead.send, shown) &&
    taken.every(({ field }) => lead.take.some((change) => change.field === field && isDecided(change, entry)))
  );
}

/** Whether the sheet has Heatpunk's value already: an earlier try took it, and was refused the rest of the row. */
function isTaken(lead: LeadPlan, table: LeadTable, { field, remote }: ApprovedEntry['decisions'][number]): boolean {
  const cell = fieldsOf(table, lead.row).get(field);
  const isOpen = [...lead.take, ...lead.send, ...lead.conflicts].some((each) => each.field === field);
  return !isOpen && sameValue(kindOf(field), cell, cellValue(remote));
}

function isDecided({ field, value, was }: FieldChange, { decisions }: ApprovedEntry): boolean {
  const kind = kindOf(field);
  return decisions.some(
    (decision) =>
      decision.choice === 'heatpunk' &&
      decision.field === field &&
      sameValue(kind, decision.remote, value) &&
      sameValue(kind, decision.sheet, was),
  );
}

function isShownCreate({ fields, followUp }: CreatePlan, entry: ApprovedEntry): boolean {
  const asChanges = (changes: ApprovedEntry['changes']) =>
    changes.map((change) => ({ field: change.field, value: change.new, was: change.old }));
  return areSame(asChanges(changesOf(new Map([...fields, ...followUp]))), asChanges(entry.changes));
}

function areSame(planned: readonly FieldChange[], shown: readonly FieldChange[]): boolean {
  const byField = new Map(shown.map((change) => [change.field, change]));
  return (
    planned.length === shown.length &&
    planned.every(({ field, value, was }) => {
      const other = byField.get(field);
      const kind = kindOf(field);
      return other !== undefined && sameValue(kind, other.value, value) && sameValue(kind, other.was, was);
    })
  );
}

function whyNot({ send, conflicts, decided, invalid }: LeadPlan): string {
  if (invalid.length > 0) return invalid.join('; ');
  return send.length + conflicts.length + decided.length > 0 ? CHANGED : SETTLED;
}
