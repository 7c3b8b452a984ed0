import type { Agreed, PendingCreate } from './base';
import { CREATED_FIELD, kindOf } from './fields';
import { createdAt, type Lead } from './lead';
import { equalLeads } from './listed-leads';
import { agreedByFound, createFields, mayComeFrom } from './new-rows';
import { isOvertaken, mayStillBeAtWork, takenByHeatpunk } from './pending-update';
import type { SyncState } from './plan';
import { planLead } from './plan-lead';
import { type RowContext, type RowPlan, refused } from './row-plan';
import { isWordOfLead, NEW } from './sync-word';
import { fieldsOf, type Row, valueIn } from './table';
import { isBlank, sameValue } from './value';

/** A row whose lead Heatpunk lists: both are merged from what they last had in common, as far as anybody knows of that. */
export function planListed(context: RowContext, row: Row, lead: Lead): RowPlan {
  const { state, switches, listed } = context;
  const { base, table, unsure, unfilled } = state;
  const create = createOf(context, row, lead) ?? orphanedCreateOf(context, lead);
  const agreed = create ? agreedByFound(create, lead) : undefined;
  const known = unsure?.has(lead.id) ? undefined : base.leads.get(lead.id);
  const common: Agreed | undefined = known ?? agreed;
  const { taken, isSettled } = settleUpdate(context, lead, common);
  const ended = isSettled ? { endedUpdate: lead.id } : {};
  const current = common && new Map([...common, ...taken.map(({ field, value }) => [field, value] as const)]);
  // Of what a new row sent and its lead does not hold, who changed it is not known.
  const changed = known ? [] : [...(agreed ?? [])].flatMap(([field, value]) => (value === undefined ? [field] : []));
  const doubtful = new Set([...changed, ...(common ? emptiedIn(state, row, common) : [])]);
  const { reported } = listed;
  const isFirst = known === undefined;
  const merged = planLead(table, row, lead, { isFirst, base: current, doubtful, unfilled, reported }, switches);
  const isUnfilled = common === undefined && table.hasWords && row.word === NEW && merged.take.length > 0;
  if (isUnfilled && !switches.pull) {
    // Any word would make its blank cells look like cleared ones to the run that could fill them.
    return { ...ended, ...refused(NEW, `Lead ${lead.id} was not filled in yet. Pull leads first, then push.`) };
  }
  const plan = { ...merged, agree: [...taken, ...merged.agree] };
  const problem = plan.invalid.length > 0 ? { problem: { why: plan.invalid.join('; ') } } : {};
  return { ...ended, ...problem, word: plan.word, lead: plan };
}

/** What a row was created with that became this lead; undefined where it was no row of a new lead, or that is long past. */
function createOf({ state, identified }: RowContext, row: Row, lead: Lead): PendingCreate | undefined {
  const { base, table, now, member } = state;
  const identity = identified.get(row);
  if (identity?.by === 'create') return base.pending.get(identity.reference);
  // One with a date of creation, or the word of a lead, was that lead before: what both sides agreed on then nobody knows.
  const wasLead = !isBlank(fieldsOf(table, row).get(CREATED_FIELD)) || isWordOfLead(row.word);
  if (identity?.by !== 'equal' || wasLead) return undefined;
  // As if what the lead tells of had been sent from here: where it has more than the row, that is new to the row, and where the answer
  // leaves a field out, what the row has may still have to be sent.
  const sent = new Map(
    [...createFields(table, row)].filter(([field, value]) => sameValue(kindOf(field), value, lead.fields.get(field))),
  );
  return { at: createdAt(lead.fields) ?? now, by: member, sent, existing: [] };
}

/** A create whose row has got its id already, by a run that was killed before it could tell the base. */
function orphanedCreateOf({ state, rows, listed }: RowContext, lead: Lead): PendingCreate | undefined {
  if (state.base.leads.has(lead.id)) return undefined;
  return [...rows.lost.values()].find(
    (create) => mayComeFrom(create, lead) && equalLeads(create.sent, listed).includes(lead),
  );
}

/** What Heatpunk took of an update without an answer, which both sides then had in common, and whether that is all it will take. */
function settleUpdate(
  { state: { base, now }, listed: { reported } }: RowContext,
  lead: Lead,
  common: Agreed | undefined,
) {
  const update = base.updates.get(lead.id);
  if (update === undefined) return { taken: [], isSettled: false };
  const taken = common === undefined ? [] : takenByHeatpunk(update, common, lead, reported);
  const isOver =
    taken.length === update.sent.size || (common !== undefined && isOvertaken(update, common, lead, reported));
  return { taken, isSettled: isOver || !mayStillBeAtWork(update, now) };
}

/** The fields of a row that may have been cleared, or not: what both sides agreed on of them counts as not known. */
function emptiedIn({ emptied, table }: SyncState, row: Row, common: Agreed): string[] {
  return [...(emptied ?? [])].filter((field) => isBlank(valueIn(table, row, field)) && !isBlank(common.get(field)));
}
