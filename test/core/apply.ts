import { advanceBase } from '../../src/core/advance';
import { type Base, BaseDraft, isKeptInBase } from '../../src/core/base';
import type { Lead } from '../../src/core/lead';
import { agreedByCreate } from '../../src/core/new-rows';
import type { SyncPlan, SyncState } from '../../src/core/plan';
import type { LeadPlan } from '../../src/core/plan-lead';
import { planSync } from '../../src/core/plan-sync';
import type { SyncSwitches } from '../../src/core/sync-switches';
import { SYNCED } from '../../src/core/sync-word';
import { fieldsOf, isPending, type LeadTable, type Row } from '../../src/core/table';
import { shown, type Value } from '../../src/core/value';
import { SYNC_AND_ASK } from './builders';

/** Which parts of a plan come about. */
export interface Luck {
  /** Whether the sheet takes a field. Where it does not, somebody is at that row: it keeps its word and is not sent. */
  readonly cell: (lead: string, field: string) => boolean;
  /** Whether Heatpunk takes an update. */
  readonly update: (lead: string) => boolean;
}

const ALL_GOES_WELL: Luck = { cell: () => true, update: () => true };

/** Does to plain data what a run does to the sheet, to Heatpunk and to the base; the base moves by what came about. */
export function applied(state: SyncState, plan: SyncPlan, luck: Luck = ALL_GOES_WELL): SyncState {
  const draft = new BaseDraft(state.base);
  const leads = new Map(state.answer.leads);
  const older = new Map(state.answer.older?.leads);
  const rows = new Map<Row, Row>(state.table.rows.map((row) => [row, row]));
  const update = (row: Row, change: Partial<Row>) => rows.set(row, { ...(rows.get(row) ?? row), ...change });
  const isFree = (lead: LeadPlan) => lead.take.every(({ field }) => luck.cell(lead.id, field));
  const isSent = (lead: LeadPlan) => lead.invalid.length === 0 && isFree(lead) && luck.update(lead.id);
  const busy = new Set(plan.leads.filter((lead) => !isFree(lead)).map(({ row }) => row));

  for (const { row, word } of plan.words) if (!busy.has(row)) update(row, { word });
  for (const { row, id } of plan.identified) {
    // Where somebody copied a row with a reference, all its copies are that lead.
    const copies = state.table.rows.filter((other) => isPending(row.id) && other.id === row.id);
    for (const each of [row, ...copies]) update(each, { id });
  }
  for (const lead of plan.leads) {
    const taken = lead.take.filter(({ field }) => luck.cell(lead.id, field));
    const cells = fieldsOf(state.table, lead.row);
    for (const { field, value } of taken) cells.set(field, shown(value));
    update(lead.row, { values: [...cells.values()] });
    if (isSent(lead) && lead.send.length > 0) {
      const side = leads.has(lead.id) ? leads : older;
      side.set(lead.id, changed(side.get(lead.id), lead.id, lead.send));
      update(lead.row, { word: lead.settledWord });
    }
    advanceBase(draft, lead, { taken: (field) => luck.cell(lead.id, field), sent: isSent(lead) });
  }
  for (const id of plan.forgotten) draft.forget(id);
  for (const reference of plan.endedCreates) draft.endCreate(reference);

  let nextId = 90_000;
  for (const { row, fields, followUp } of plan.creates) {
    const id = String(nextId++);
    const created: Lead = {
      id,
      fields: new Map<string, Value>([
        ...fields,
        ['status', 'new'],
        ...followUp,
        ['dateCreated', new Date(state.now).toISOString()],
      ]),
    };
    leads.set(id, created);
    update(row, { id, word: SYNCED });
    draft.agree(id, [...agreedByCreate(fields, state.now), ...followUp]);
  }

  const appended = plan.added.map((lead, index): Row => {
    draft.agree(
      lead.id,
      [...lead.fields].filter(([field]) => isKeptInBase(field) && state.table.fields.includes(field)),
    );
    const values = state.table.fields.map((field) => shown(lead.fields.get(field) ?? null));
    return { number: state.table.rows.length + 2 + index, id: lead.id, word: SYNCED, values };
  });
  const table: LeadTable = { ...state.table, rows: [...rows.values(), ...appended] };
  const came = state.answer.older ? { older: { ...state.answer.older, leads: older } } : {};
  return { ...state, base: written(state.base, draft), table, answer: { ...state.answer, leads, ...came } };
}

/** Plans and applies so many times. */
export function afterRuns(state: SyncState, runs = 1, switches: SyncSwitches = SYNC_AND_ASK): SyncState {
  return runs === 0 ? state : afterRuns(applied(state, planSync(state, switches)), runs - 1, switches);
}

/** What a plan would write or send: nothing, where both sides are as they should be. */
export function workOf(plan: SyncPlan): readonly string[] {
  return [
    ...plan.leads.flatMap(({ id, take }) => take.map(({ field }) => `take ${field} of ${id}`)),
    ...plan.leads
      .filter(({ invalid }) => invalid.length === 0)
      .flatMap(({ id, send }) => send.map(({ field }) => `send ${field} of ${id}`)),
    ...plan.added.map(({ id }) => `add ${id}`),
    ...plan.creates.map(({ row }) => `create from row ${row.number}`),
    ...plan.identified.map(({ id }) => `identify ${id}`),
    ...plan.forgotten.map((id) => `forget ${id}`),
    ...plan.words
      .filter(({ row, word }) => row.word !== word)
      .map(({ row, word }) => `write "${word}" in ${row.number}`),
  ];
}

/** The base with a draft's changes written into it. */
export function written(base: Base, draft: BaseDraft): Base {
  const { leads, pending, updates } = draft.changes();
  return {
    leads: withChanges(base.leads, leads),
    pending: withChanges(base.pending, pending),
    updates: withChanges(base.updates, updates),
  };
}

function withChanges<T>(old: ReadonlyMap<string, T>, changes: ReadonlyMap<string, T | null>): Map<string, T> {
  const result = new Map(old);
  for (const [key, value] of changes) {
    if (value === null) result.delete(key);
    else result.set(key, value);
  }
  return result;
}

function changed(lead: Lead | undefined, id: string, changes: LeadPlan['send']): Lead {
  const fields = new Map<string, Value>(lead?.fields);
  for (const { field, value } of changes) fields.set(field, value);
  return { id, fields };
}
