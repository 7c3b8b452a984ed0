import { daysBefore } from './dates';
import { identifyRows } from './identify-rows';
import { allLeads, leadIn, saysGone } from './lead';
import { listLeads } from './listed-leads';
import type { CreatePlan, RowProblem, RowWord, SyncPlan, SyncState } from './plan';
import type { LeadPlan } from './plan-lead';
import { planListed } from './plan-listed';
import { planMissing } from './plan-missing';
import { planNew } from './plan-new';
import { planPending } from './plan-pending';
import { reportedFields } from './reported-fields';
import { type RowContext, type RowPlan, refused } from './row-plan';
import { idOrReferenceOf, sortRows } from './sort-rows';
import type { SyncSwitches } from './sync-switches';
import { DUPLICATE, isSyncWord, NEW } from './sync-word';
import { isPending, type Row } from './table';

/** Compares base, sheet and Heatpunk, and says everything that a run would do about it. Pure and total. */
export function planSync(state: SyncState, switches: SyncSwitches): SyncPlan {
  const { base, table, answer } = state;
  const all = allLeads(answer);
  const listed = listLeads(all, reportedFields(all, state.reported ?? new Set(), base));
  const rows = sortRows(table, base.pending);
  const { identified, taken } = identifyRows(state, rows, listed);
  const context = { state, switches, rows, listed, identified: new Map(identified.map((each) => [each.row, each])) };

  const words: RowWord[] = [];
  const problems: RowProblem[] = [];
  const leads: LeadPlan[] = [];
  const creates: CreatePlan[] = [];
  const endedCreates = new Set<string>(base.pending.keys());
  const ids = new Set(table.rows.map((row) => row.id));
  const endedUpdates = new Set([...base.updates.keys()].filter((id) => !ids.has(id) && !taken.has(id)));
  const restored: { row: Row; reference: string }[] = [];
  const reach: number[] = [];

  for (const row of rows.duplicates) collect(row, planDuplicate(row));
  for (const row of [...rows.byId.values(), ...rows.pending, ...rows.cleared.keys(), ...rows.fresh]) {
    collect(row, planRow(context, row));
  }
  for (const row of rows.empty) if (isSyncWord(row.word)) collect(row, { word: NEW });

  return {
    leads,
    added: [...answer.leads.values()].filter((lead) => !taken.has(lead.id)),
    creates: creates.sort((a, b) => a.row.number - b.row.number),
    identified,
    restored,
    problems,
    words,
    forgotten: [...base.leads].filter(([id, at]) => !taken.has(id) && saysGone(answer, id, at)).map(([id]) => id),
    endedCreates: [...endedCreates],
    endedUpdates: [...endedUpdates],
    reachBackTo: reach.length > 0 ? daysBefore(Math.min(...reach), 1) : null,
  };

  function collect(row: Row, plan: RowPlan): void {
    if (plan.word !== undefined) words.push({ row, word: plan.word });
    if (plan.problem) problems.push({ row, ...plan.problem });
    if (plan.lead) leads.push(plan.lead);
    if (plan.create) creates.push(plan.create);
    if (plan.endedUpdate !== undefined && base.updates.has(plan.endedUpdate)) endedUpdates.add(plan.endedUpdate);
    if (plan.reachBackTo !== undefined) reach.push(plan.reachBackTo);
    if (plan.awaited === undefined) return;
    endedCreates.delete(plan.awaited);
    if (row.id !== plan.awaited) restored.push({ row, reference: plan.awaited });
  }
}

function planRow(context: RowContext, row: Row): RowPlan {
  const identity = context.identified.get(row);
  const id = identity?.id ?? idOrReferenceOf(row, context.rows);
  if (identity === undefined && isPending(id)) return planPending(context, row);
  if (id === '') return planNew(context, row, null);
  const lead = leadIn(context.state.answer, id);
  return lead ? planListed(context, row, lead) : planMissing(context, row, id);
}

function planDuplicate({ id }: Row): RowPlan {
  const why = `Lead ID ${id} stands in more than one row. Keep one of them and remove the others.`;
  return { ...refused(DUPLICATE, why), ...(isPending(id) ? { awaited: id } : {}) };
}
