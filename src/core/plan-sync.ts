import { type Agreed, isKeptInBase, type PendingCreate, surelyAgreed } from './base';
import { dateOf, daysBefore } from './dates';
import { isSameEmail } from './email';
import { CREATED_FIELD, type Fields, isUpdatable, kindOf } from './fields';
import { createdAt, type Lead, leadIn } from './lead';
import { matchEqual } from './match-equal';
import { matchLost } from './match-lost';
import { agreedByFound, byContact, createFields, equalLeads, followUpFields, mayComeFrom, onlyAlike } from './new-rows';
import { isOvertaken, mayStillBeAtWork, takenByHeatpunk } from './pending-update';
import type { CreatePlan, IdentifiedRow, RowProblem, RowWord, SyncPlan, SyncState, SyncSwitches } from './plan';
import { type LeadPlan, planLead } from './plan-lead';
import { reportedFields } from './reported-fields';
import { restoreReferences } from './restore-references';
import {
  DUPLICATE,
  EDITED,
  incompleteWord,
  invalidWord,
  isConflict,
  isFailed,
  isSyncWord,
  NEW,
  NOT_IN_HEATPUNK,
  SENDING,
  SYNCED,
} from './sync-word';
import { fieldsOf, isPending, type LeadTable, type Row, rowsPerId } from './table';
import { invalidFields, missingFields, unreadable } from './validation';
import { isBlank, sameValue, shown, type Value } from './value';

/** Compares base, sheet and Heatpunk, and says everything that a run would do about it. Pure and total. */
export function planSync(state: SyncState, switches: SyncSwitches): SyncPlan {
  const { base, table, answer, now, member } = state;
  // A second fetch lists again what the first did.
  const allLeads = [...new Map([...(answer.older?.leads ?? []), ...answer.leads]).values()];
  const reported = reportedFields(allLeads, state.reported ?? new Set(), base);
  const contacts = byContact(allLeads);
  const rows = sortRows(table);
  const references = new Set(table.rows.map((row) => row.id).filter(isPending));
  const lost = new Map([...base.pending].filter(([reference]) => !references.has(reference)));
  // One that stood for a lead was not on its way.
  const blank = rows.fresh.filter((row) => !row.hasUnreadableId);
  const cleared = restoreReferences(table, blank, lost);
  const fresh = rows.fresh.filter((row) => !cleared.has(row));
  const referenceOf = (row: Row) => cleared.get(row) ?? row.id;
  const restored: { row: Row; reference: string }[] = [];
  const words: RowWord[] = [];
  const problems: RowProblem[] = [];
  const leads: LeadPlan[] = [];
  const creates: CreatePlan[] = [];
  const endedCreates = new Set<string>(base.pending.keys());
  const endedUpdates: string[] = [];
  const reach: number[] = [];

  const mark = (row: Row, word: string) => words.push({ row, word });
  const refuse = (row: Row, word: string, why: string) => {
    mark(row, word);
    problems.push({ row, why });
  };

  for (const row of rows.duplicates) {
    endedCreates.delete(row.id);
    refuse(row, DUPLICATE, `Lead ID ${row.id} stands in more than one row. Keep one of them and remove the others.`);
  }

  const taken = new Set([...rows.byId.keys(), ...rows.duplicates.map((row) => row.id)]);
  const identified = [...identifyCreated(), ...identifyByContent()];
  identified.push(...identifyEqual(new Set(identified.map(({ row }) => row))));
  const identifiedRows = new Map(identified.map((entry) => [entry.row, entry]));

  for (const row of [...rows.byId.values(), ...rows.pending, ...cleared.keys(), ...fresh]) planRow(row);
  for (const row of rows.empty) if (isSyncWord(row.word)) mark(row, NEW);
  const ids = new Set(table.rows.map((row) => row.id));
  for (const id of base.updates.keys()) if (!ids.has(id)) endedUpdates.push(id);

  return {
    leads,
    added: [...answer.leads.values()].filter((lead) => !taken.has(lead.id)),
    creates: creates.sort((a, b) => a.row.number - b.row.number),
    identified,
    restored,
    problems,
    words,
    forgotten: [...base.leads].filter(([id, fields]) => isForgotten(id, fields)).map(([id]) => id),
    endedCreates: [...endedCreates],
    endedUpdates,
    reachBackTo: reach.length > 0 ? daysBefore(Math.min(...reach), 1) : null,
  };

  /**
   * Rows whose create had no answer, and the leads that are their outcome: each lead at most once. First those that are as
   * they were sent; then those that somebody edited since, where only one row can have made them.
   */
  function identifyCreated(): IdentifiedRow[] {
    const isFree = ({ id }: Lead) => !taken.has(id) && !base.leads.has(id);
    const found: IdentifiedRow[] = [];
    const identify = (row: Row, { id }: Lead) => {
      taken.add(id);
      found.push({ row, id, reference: referenceOf(row), by: 'create' });
    };
    const unsure: Row[] = [];
    const copies = firstOfEach(rows.duplicates.filter((row) => isPending(row.id)));
    // Those that sent most choose first: what another sent less may be true of their leads as well.
    const bySize = [...rows.pending, ...cleared.keys(), ...copies].sort(
      (a, b) => pendingCreateOf(b).sent.size - pendingCreateOf(a).sent.size,
    );
    for (const row of bySize) {
      const create = pendingCreateOf(row);
      const equal = equalLeads(create.sent, contacts, reported);
      const lead = equal.find((each) => isFree(each) && mayComeFrom(create, each));
      if (lead) identify(row, lead);
      else unsure.push(row);
    }
    const free = unsure.length > 0 ? allLeads.filter(isFree) : [];
    const alike = unsure.map((row) => ({ row, lead: onlyAlike(pendingCreateOf(row), free) }));
    for (const { row, lead } of alike) {
      const isClaimedOnce = alike.filter((other) => other.lead === lead).length === 1;
      if (lead && isClaimedOnce) identify(row, lead);
    }
    return found;
  }

  /** Rows whose Lead ID was cleared: each is much like a lead that lost its row, and to create it again would double that. */
  function identifyByContent(): IdentifiedRow[] {
    if (fresh.length === 0) return [];
    const rowless = new Map([...base.leads].filter(([id, fields]) => !taken.has(id) && !isForgotten(id, fields)));
    const found: IdentifiedRow[] = [];
    for (const { row, id } of matchLost(table, fresh, rowless)) {
      taken.add(id);
      found.push({ row, id, reference: '', by: 'content' });
    }
    return found;
  }

  /** New rows that Heatpunk has already: of a lead that would be added just now. */
  function identifyEqual(known: ReadonlySet<Row>): IdentifiedRow[] {
    const isFree = ({ id }: Lead) => answer.leads.has(id) && !taken.has(id) && !base.leads.has(id);
    const unknown = fresh.filter((row) => !known.has(row));
    return matchEqual(table, unknown, contacts, reported, isFree).map(({ row, lead }) => {
      taken.add(lead.id);
      return { row, id: lead.id, reference: '', by: 'equal' };
    });
  }

  /** What a row was created with that became a lead; undefined where it was no row of a new lead. */
  function createOf({ row, id, by }: IdentifiedRow): PendingCreate | undefined {
    if (by === 'create') return base.pending.get(referenceOf(row));
    const lead = leadIn(answer, id);
    // One with a date of creation was that lead before: what both sides agreed on then nobody knows.
    if (by !== 'equal' || lead === undefined || !isBlank(fieldsOf(table, row).get(CREATED_FIELD))) return undefined;
    // As if it had been sent from here: where Heatpunk has more than the row, that is new to the row.
    return { at: createdAt(lead.fields) ?? now, by: member, sent: createFields(table, row), existing: [] };
  }

  function planRow(row: Row): void {
    const identity = identifiedRows.get(row);
    const id = identity?.id ?? referenceOf(row);
    const lead = leadIn(answer, id);
    if (identity === undefined && isPending(id)) planPending(row);
    else if (id === '') planNew(row);
    else if (!lead) planMissing(row, id);
    else planKnown(row, lead, identity && createOf(identity));
  }

  function planKnown(row: Row, lead: Lead, create = orphanedCreateOf(lead)): void {
    const agreed = create ? agreedByFound(create, lead) : undefined;
    const known = state.unsure?.has(lead.id) ? undefined : base.leads.get(lead.id);
    const common: Agreed | undefined = known ?? agreed;
    const taken = settleUpdate(lead, common);
    const current =
      common &&
      new Map([...common, ...taken.map(({ field, value }) => [field, value] as const), ...inDoubt(row, common)]);
    const merged = planLead(table, row, lead, current, reported, state.unfilled, switches);
    const isUnfilled = common === undefined && table.hasWords && row.word === NEW && merged.take.length > 0;
    if (isUnfilled && !switches.pull) {
      // Any word would make its blank cells look like cleared ones to the run that could fill them.
      refuse(row, NEW, `Lead ${lead.id} was not filled in yet. Pull leads first, then push.`);
      return;
    }
    // Half an entry would tell of a field in conflict that it was agreed to be blank: it gets a whole one, or none.
    const isNewlyFound = known === undefined && merged.conflicts.length + merged.decided.length > 0;
    const found = isNewlyFound && common ? [...surelyAgreed(common)].map(([field, value]) => ({ field, value })) : [];
    const agree = [...found, ...taken, ...merged.agree];
    const plan = { ...merged, ...(isNewlyFound ? { base: undefined } : {}), agree };
    leads.push(plan);
    if (plan.invalid.length > 0) problems.push({ row, why: plan.invalid.join('; ') });
    mark(row, plan.word);
  }

  /** The fields of a row that may have been cleared, or not: what both sides agreed on of them counts as not known. */
  function inDoubt(row: Row, common: Agreed): [string, undefined][] {
    return [...(state.emptied ?? [])]
      .filter((field) => isBlank(row.values[table.fields.indexOf(field)]) && !isBlank(common.get(field)))
      .map((field) => [field, undefined]);
  }

  /** What Heatpunk took of an update without an answer, which both sides then had in common. */
  function settleUpdate(lead: Lead, common: Agreed | undefined): { field: string; value: Value }[] {
    const update = base.updates.get(lead.id);
    if (update === undefined) return [];
    const taken = common === undefined ? [] : takenByHeatpunk(update, common, lead);
    const isOver = taken.length === update.sent.size || (common !== undefined && isOvertaken(update, common, lead));
    if (isOver || !mayStillBeAtWork(update, now)) endedUpdates.push(lead.id);
    return taken;
  }

  /** A create whose row has got its id already, by a run that was killed before it could tell the base. */
  function orphanedCreateOf(lead: Lead): PendingCreate | undefined {
    if (base.leads.has(lead.id)) return undefined;
    return [...lost.values()].find(
      (create) => mayComeFrom(create, lead) && equalLeads(create.sent, contacts, reported).includes(lead),
    );
  }

  function planPending(row: Row): void {
    const reference = referenceOf(row);
    const create = base.pending.get(reference);
    const word = isFailed(row.word) ? row.word : SENDING;
    endedCreates.delete(reference);
    if (row.id !== reference) restored.push({ row, reference });
    const sentOn = create && dateOf(create.at);
    if (create && sentOn && sentOn <= fetchedFrom(true)) {
      // What it made would be older than what was fetched, so nothing can be said before that was looked at.
      reach.push(create.at);
      mark(row, word);
    } else if (create && !isSameEmail(create.by, member)) {
      refuse(row, word, `${create.by} sent this lead and got no answer. Their next run looks whether it was created.`);
    } else if (create && mayStillBeAtWork(create, now)) {
      refuse(row, word, 'Heatpunk has not answered yet. The next run looks whether the lead was created.');
    } else planNew(row, reference);
  }

  /** What is known of a create on its way; where the base lost it, what the row holds now. */
  function pendingCreateOf(row: Row): PendingCreate {
    return base.pending.get(referenceOf(row)) ?? { at: 0, by: '', sent: createFields(table, row), existing: [] };
  }

  function planNew(row: Row, reference: string | null = null): void {
    if (row.hasUnreadableId) {
      const why = unreadable('Lead ID');
      refuse(row, invalidWord([why]), why);
      return;
    }
    const fields = createFields(table, row);
    const followUp = followUpFields(table, row);
    const missing = missingFields(fields);
    const invalid = invalidFields(table, row, [...fields.keys(), ...followUp.keys()]);
    if (missing.length > 0) refuse(row, incompleteWord(missing), `needs ${missing.join(', ')}`);
    else if (invalid.length > 0) refuse(row, invalidWord(invalid), invalid.join('; '));
    else {
      const existing = equalLeads(fields, contacts, reported);
      creates.push({ row, reference, fields, followUp, existing: existing.map((lead) => lead.id) });
      mark(row, isFailed(row.word) ? row.word : reference !== null ? SENDING : NEW);
    }
  }

  /** A row whose lead did not come. Older than what was fetched, it says nothing; inside of it, the lead is gone or hidden. */
  function planMissing(row: Row, id: string): void {
    const agreed = base.leads.get(id);
    const values = fieldsOf(table, row);
    const created = createdAt(values, agreed);
    // One that was never compared may hold anything; and a conflict ends with a look at both sides, not for want of one.
    const edited =
      agreed === undefined
        ? row.word !== NOT_IN_HEATPUNK
        : state.unsure?.has(id) ||
          isConflict(row.word) ||
          base.updates.has(row.id) ||
          table.fields.some(
            (field) =>
              isUpdatable(field) && !sameValue(kindOf(field), values.get(field), shown(agreed.get(field) ?? null)),
          );
    if (created === null || dateOf(created) > fetchedFrom(edited)) {
      if (base.updates.has(row.id)) endedUpdates.push(row.id);
      mark(row, NOT_IN_HEATPUNK);
      const why = 'Heatpunk does not list this lead: it was deleted there, or is not shared with you.';
      problems.push({ row, why, isOnlyUnlisted: !edited });
    } else if (edited) {
      reach.push(created);
      const isTold = isFailed(row.word) || isConflict(row.word) || (agreed === undefined && isSyncWord(row.word));
      mark(row, isTold ? row.word : EDITED);
    } else if (row.word !== NOT_IN_HEATPUNK && row.word !== SYNCED) {
      mark(row, SYNCED);
    }
  }

  /** From which day on the answer holds all leads (YYYY-MM-DD): for those that a second fetch was for, an earlier one. */
  function fetchedFrom(isLookedFor: boolean): string {
    return (isLookedFor ? answer.older?.furthestDate : undefined) ?? answer.furthestDate;
  }

  function isForgotten(id: string, fields: Fields): boolean {
    // An answer without any lead is no word about any of them.
    if (allLeads.length === 0 || taken.has(id) || leadIn(answer, id)) return false;
    const created = createdAt(fields);
    return created === null || dateOf(created) > answer.furthestDate;
  }
}

interface SortedRows {
  readonly byId: ReadonlyMap<string, Row>;
  readonly pending: readonly Row[];
  readonly fresh: readonly Row[];
  readonly empty: readonly Row[];
  readonly duplicates: readonly Row[];
}

function sortRows(table: LeadTable): SortedRows {
  const byId = new Map<string, Row>();
  const pending = new Map<string, Row>();
  const duplicates: Row[] = [];
  const fresh: Row[] = [];
  const empty: Row[] = [];
  const count = rowsPerId(table);
  for (const row of table.rows) {
    if (row.id === '') (holdsLead(table, row) ? fresh : empty).push(row);
    else if ((count.get(row.id) ?? 0) > 1) duplicates.push(row);
    else (isPending(row.id) ? pending : byId).set(row.id, row);
  }
  return { byId, pending: [...pending.values()], fresh, empty, duplicates };
}

/** Whether somebody began to write a lead here. Formulas filled down in advance and unticked boxes are no lead. */
function holdsLead(table: LeadTable, row: Row): boolean {
  return table.fields.some((field, index) => {
    const value = row.values[index] ?? null;
    return (
      isKeptInBase(field) && field !== CREATED_FIELD && value !== false && !isBlank(value) && !row.formulas?.has(field)
    );
  });
}

function firstOfEach(rows: readonly Row[]): Row[] {
  return rows.filter((row, index) => rows.findIndex((other) => other.id === row.id) === index);
}
