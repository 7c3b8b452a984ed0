import { advanceBase } from '../core/advance';
import { isKeptInBase, type PendingUpdate } from '../core/base';
import { CREATED_FIELD, UPDATABLE_FIELDS } from '../core/fields';
import { type Listener, skipped } from '../core/lead-outcome';
import { logEntry } from '../core/log-entry';
import { addedEntries, conflictEntries, notTakenEntries, problemEntries, takenEntries } from '../core/log-of-run';
import type { CreatePlan, SyncPlan } from '../core/plan';
import type { LeadPlan } from '../core/plan-lead';
import type { RunReport } from '../core/report';
import { keyOfCreate, keyOfId } from '../core/row-key';
import { isNotTaken, SENDING, SYNCED } from '../core/sync-word';
import { isPending, pendingReference, type Row } from '../core/table';
import { type Applied, applyChanges, type SheetChanges } from '../sheet/apply-changes';
import { type LastRun, writeLastRunLater } from '../sheet/last-run-note';
import type { SheetReading } from '../sheet/read-lead-sheet';
import type { Workspace } from './workspace';

const BUSY = 'Changed meanwhile: somebody was typing in this row just then.';
const NOT_TAKEN = 'A data validation of this sheet refuses what Heatpunk has.';

/** A create whose row carries its reference, so that it may be sent. */
export interface ReferencedCreate extends CreatePlan {
  readonly reference: string;
  /** Whether it went out in an earlier run, and got no answer. */
  readonly isResent: boolean;
}

/** What may be sent once the sheet's part of a plan is done. */
export interface ReadyToSend {
  readonly reading: SheetReading;
  readonly updates: readonly LeadPlan[];
  readonly creates: readonly ReferencedCreate[];
  /** Whether the sheet took a field. */
  readonly took: (plan: LeadPlan, field: string) => boolean;
  /** The update of a lead that an earlier run sent, and that may yet turn out to be done. */
  readonly formerUpdate: (id: string) => PendingUpdate | undefined;
}

/**
 * Does the sheet's part of a plan, then writes the base that relies on it. What somebody changed meanwhile is left alone.
 *
 * @throws ColumnsMoved before anything is done, where columns moved since the plan was made
 */
export function applyToSheet(
  workspace: Workspace,
  reading: SheetReading,
  plan: SyncPlan,
  run: {
    readonly pull: boolean;
    readonly push: boolean;
    /** The only leads that may be sent, where there is such a choice: no row is created then. */
    readonly sendOnly?: ReadonlySet<string> | undefined;
    readonly lastRun: LastRun;
    readonly listener: Listener;
  },
  report: RunReport,
): ReadyToSend {
  const creates = run.push && !run.sendOnly ? plan.creates.map(withReference) : [];
  const edited = plan.leads.filter((lead) => lead.send.length > 0 && lead.invalid.length === 0);
  const sendable = edited.filter(({ id }) => run.sendOnly?.has(id) ?? true);
  // A run that sends has not worked yet: it says so when it has.
  const lastRun = run.push && creates.length + sendable.length > 0 ? undefined : run.lastRun;
  const changes = changesOf(plan, creates, run.pull);
  const isIdle = isEmpty(changes) && (sendable.length === 0 || !run.push);
  const applied = isIdle
    ? unchanged(reading, lastRun)
    : applyChanges(reading, { ...changes, ...(lastRun ? { lastRun } : {}) }, workspace.way);
  const took = (lead: LeadPlan, field: string) => applied.wroteCell(lead.row, field);
  const ready = creates.filter(({ row }) => (isPending(row.id) ? applied.isUntouched(row) : applied.wroteId(row)));

  advance(workspace, plan, applied, took);
  for (const { reference, fields, existing } of ready) {
    workspace.draft.startCreate(reference, { at: Date.now(), by: workspace.who, sent: fields, existing });
  }
  const updates = run.push ? sendable.filter((lead) => applied.isUntouched(lead.row)) : [];
  for (const { id, send } of updates) {
    workspace.draft.startUpdate(id, { at: Date.now(), sent: new Map(send.map(({ field, value }) => [field, value])) });
  }
  const now = applied.reading();
  workspace.saveBase(now);

  // Without its word in the Sync column nobody could tell what was logged of a row before.
  const showsWord = ({ row }: { readonly row: Row }) => reading.layout.syncColumn !== null && !applied.refusesWord(row);
  const added = changes.added.map(({ lead }) => lead).filter((lead) => applied.wroteLead(lead.id));
  workspace.log([
    ...addedEntries(added),
    ...added.flatMap(({ id, fields }) =>
      notTakenEntries(
        id,
        [...fields].map(([field, value]) => ({ field, value, was: null })),
        applied.notTaken,
      ),
    ),
    ...plan.identified
      .filter(({ row }) => applied.wroteId(row))
      .map(({ id }) => logEntry('Recognised', id, 'This row is the lead that Heatpunk has already.')),
    ...takenEntries(plan.leads, took),
    ...plan.leads.flatMap((lead) => [
      ...notTakenEntries(lead.id, lead.take, applied.notTaken),
      ...(showsWord(lead) ? conflictEntries(lead) : []),
    ]),
    ...problemEntries({ ...plan, problems: plan.problems.filter(showsWord) }, reading.table),
  ]);
  report.added += added.length;
  report.identified += plan.identified.filter(({ row }) => applied.wroteId(row)).length;
  report.updated += plan.leads.filter((lead) => lead.take.some(({ field }) => took(lead, field))).length;
  report.notTaken.push(...applied.notTaken.map(({ place }) => place), ...applied.wordsNotTaken);
  const unwritten = changes.cells.filter(({ row, field }) => !applied.wroteCell(row, field));
  report.busyCells += unwritten.length - applied.notTaken.filter(({ id }) => !applied.wroteLead(id)).length;

  report.waiting += edited.length - updates.length + plan.creates.length - creates.length;
  // A pull would not get into a cell that refuses it.
  const takers = plan.leads.filter(({ take, row }) => take.length > 0 && !isNotTaken(row.word));
  if (!run.pull) report.untaken += takers.length;
  tell();
  const ended = new Set(plan.endedUpdates);
  const formerUpdate = (id: string) => (ended.has(id) ? undefined : workspace.base.updates.get(id));
  return { reading: now, updates, creates: ready, took, formerUpdate };

  /** What nothing more is heard of: rows in which somebody is typing, and those that only had something to take. */
  function tell(): void {
    if (!run.push) return;
    const sent = new Set([...updates, ...ready].map(({ row }) => row));
    for (const { id, row } of sendable) if (!sent.has(row)) run.listener(skipped(keyOfId(id), BUSY));
    for (const create of plan.creates) if (!sent.has(create.row)) run.listener(skipped(keyOfCreate(create), BUSY));
    for (const lead of plan.leads) {
      if (lead.take.length === 0 || lead.send.length > 0) continue;
      const key = keyOfId(lead.id);
      const isTaken = lead.take.every(({ field }) => took(lead, field));
      const why = applied.notTaken.some(({ id }) => id === lead.id) ? NOT_TAKEN : BUSY;
      run.listener(isTaken ? { key, kind: 'taken', words: '', now: key, canRetry: false } : skipped(key, why));
    }
  }
}

function withReference(create: CreatePlan): ReferencedCreate {
  const { reference } = create;
  return { ...create, reference: reference ?? pendingReference(Utilities.getUuid()), isResent: reference !== null };
}

function changesOf(plan: SyncPlan, creates: readonly ReferencedCreate[], pull: boolean): SheetChanges {
  const sending = new Set(creates.map(({ row }) => row));
  return {
    cells: pull ? plan.leads.flatMap(({ row, take }) => take.map(({ field, value }) => ({ row, field, value }))) : [],
    ids: [
      ...plan.identified.map(({ row, id }) => ({ row, id, ifFree: true })),
      ...plan.restored.filter(({ row }) => !sending.has(row)).map(({ row, reference }) => ({ row, id: reference })),
      ...creates
        .filter(({ row, reference }) => row.id !== reference)
        .map(({ row, reference }) => ({ row, id: reference })),
    ],
    words: plan.words
      .map(({ row, word }) => ({ row, word: sending.has(row) ? SENDING : word }))
      // A run that takes nothing cannot tell whether the cell would let it in by now.
      .filter(({ row, word }) => row.word !== word && (pull || word !== SYNCED || !isNotTaken(row.word))),
    added: pull ? plan.added.map((lead) => ({ lead, word: SYNCED })) : [],
    isOfFields: true,
  };
}

function isEmpty({ cells, ids, words, added }: SheetChanges): boolean {
  return cells.length + ids.length + words.length + added.length === 0;
}

/** With nothing else to write the sheet is not read again. */
function unchanged(reading: SheetReading, lastRun: LastRun | undefined): Applied {
  if (lastRun) writeLastRunLater(reading, lastRun);
  return {
    wroteCell: () => false,
    wroteId: () => false,
    wroteLead: () => false,
    wroteFieldOf: () => false,
    foundFilled: () => false,
    notTaken: [],
    wordsNotTaken: [],
    refusesWord: () => false,
    isUntouched: () => true,
    reading: () => reading,
  };
}

function advance({ draft }: Workspace, plan: SyncPlan, applied: Applied, took: ReadyToSend['took']): void {
  const unwritten = plan.identified.filter(({ row }) => !applied.wroteId(row));
  const unnamed = new Set(unwritten.map(({ row }) => row));
  for (const lead of plan.leads) {
    if (unnamed.has(lead.row)) continue;
    advanceBase(draft, lead, {
      taken: (field) => took(lead, field),
      sent: false,
    });
  }
  for (const lead of plan.added) {
    if (!applied.wroteLead(lead.id)) continue;
    const shownFields = [...lead.fields].filter(
      ([field]) => field === CREATED_FIELD || (isKeptInBase(field) && applied.wroteFieldOf(lead.id, field)),
    );
    const found = UPDATABLE_FIELDS.filter((field) => applied.foundFilled(lead.id, field));
    // What was agreed of a row that is gone went with it: a field that is left out now is blank.
    draft.forget(lead.id);
    draft.agree(lead.id, [...shownFields, ...found.map((field) => [field, undefined] as const)]);
  }
  for (const id of plan.forgotten) draft.forget(id);
  // By what was sent of it such a row is known again.
  const unnamedIds = new Set(unwritten.map(({ id }) => id));
  for (const id of plan.endedUpdates) if (!unnamedIds.has(id)) draft.endUpdate(id);
  const unnamedReferences = new Set(unwritten.map(({ reference }) => reference));
  for (const reference of plan.endedCreates) if (!unnamedReferences.has(reference)) draft.endCreate(reference);
}
