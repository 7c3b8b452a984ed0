import type { PendingCreate } from './base';
import { type Lead, saysGone } from './lead';
import { equalLeads, type ListedLeads } from './listed-leads';
import { matchAlike, type UnansweredRow } from './match-alike';
import { matchEqual } from './match-equal';
import { matchLost } from './match-lost';
import { createFields, mayComeFrom } from './new-rows';
import type { IdentifiedRow, SyncState } from './plan';
import { idOrReferenceOf, type SortedRows } from './sort-rows';
import { isPending, type LeadTable, type Row } from './table';
import { missingFields } from './validation';

/** Which leads have a row, and of which rows that was found out just now. */
export interface Identification {
  readonly identified: readonly IdentifiedRow[];
  /** The ids and references that stand in a row, or are to. */
  readonly taken: ReadonlySet<string>;
}

/** Finds the leads of rows without an id, each at most once: first by a lost answer, then by a lost id, then by a lead quite like it. */
export function identifyRows(state: SyncState, rows: SortedRows, listed: ListedLeads): Identification {
  const { base, table, answer } = state;
  const taken = new Set([...rows.byId.keys(), ...rows.duplicates.map((row) => row.id)]);
  const identified = [...identifyCreated(), ...identifyByContent()];
  identified.push(...identifyEqual(new Set(identified.map(({ row }) => row))));
  return { identified, taken };

  /**
   * Rows whose create had no answer, and the leads that are their outcome: each lead at most once. First those that are as
   * they were sent, then those that are as the row is now; then those that somebody edited since.
   */
  function identifyCreated(): IdentifiedRow[] {
    const isFree = ({ id }: Lead) => !taken.has(id) && !base.leads.has(id);
    const found: IdentifiedRow[] = [];
    const identify = (row: Row, { id }: Lead) => {
      taken.add(id);
      found.push({ row, id, reference: idOrReferenceOf(row, rows), by: 'create' });
    };
    const unsure: UnansweredRow[] = [];
    const copies = firstOfEach(rows.duplicates.filter((row) => isPending(row.id))).filter(isSurelyOne);
    // Those that sent most choose first: what another sent less may be true of their leads as well.
    const bySize = [...rows.pending, ...rows.cleared.keys(), ...copies]
      .map((row) => ({ row, create: base.pending.get(idOrReferenceOf(row, rows)) ?? asItStands(table, row) }))
      .sort((a, b) => b.create.sent.size - a.create.sent.size);
    for (const { row, create } of bySize) {
      const lead = equalLeads(create.sent, listed).find((each) => isFree(each) && mayComeFrom(create, each));
      if (lead) identify(row, lead);
      else unsure.push({ row, create });
    }
    // What a row says by now, whoever made a lead of that, would be doubled by another create.
    const rest = unsure.filter(({ row, create }) => {
      const sent = createFields(table, row);
      const equal = missingFields(sent).length > 0 ? [] : equalLeads(sent, listed);
      const lead = equal.find((each) => isFree(each) && mayComeFrom(create, each));
      if (lead) identify(row, lead);
      return lead === undefined;
    });
    const free = rest.length > 0 ? listed.all.filter(isFree) : [];
    for (const { row, lead } of matchAlike(rest, free)) identify(row, lead);
    return found;
  }

  /** Whether it is known what was sent of all the rows with a reference: by the base, or as they are alike. */
  function isSurelyOne({ id }: Row): boolean {
    const sent = rows.duplicates
      .filter((row) => row.id === id)
      .map((row) => JSON.stringify([...createFields(table, row)]));
    return base.pending.has(id) || new Set(sent).size === 1;
  }

  /** Rows whose Lead ID was cleared: each is much like a lead that lost its row, and to create it again would double that. */
  function identifyByContent(): IdentifiedRow[] {
    if (rows.fresh.length === 0) return [];
    const lost = [...base.leads].filter(([id, fields]) => !taken.has(id) && !saysGone(answer, id, fields));
    // What was sent stood in the row, whether Heatpunk took it or not.
    const asSent = lost.map(
      ([id, fields]) => [id, new Map([...fields, ...(base.updates.get(id)?.sent ?? [])])] as const,
    );
    return matchLost(table, rows.fresh, new Map(asSent)).map(({ row, id }) => {
      taken.add(id);
      return { row, id, reference: '', by: 'content' };
    });
  }

  /** New rows that Heatpunk has already: of a lead that would be added just now. */
  function identifyEqual(known: ReadonlySet<Row>): IdentifiedRow[] {
    const isFree = ({ id }: Lead) => answer.leads.has(id) && !taken.has(id) && !base.leads.has(id);
    const unknown = rows.fresh.filter((row) => !known.has(row));
    return matchEqual(table, unknown, listed, isFree).map(({ row, lead }) => {
      taken.add(lead.id);
      return { row, id: lead.id, reference: '', by: 'equal' };
    });
  }
}

/** What a create whose entry the base lost is taken to have sent: what its row holds now. */
function asItStands(table: LeadTable, row: Row): PendingCreate {
  return { at: 0, by: '', sent: createFields(table, row), existing: [] };
}

function firstOfEach(rows: readonly Row[]): Row[] {
  return rows.filter((row, index) => rows.findIndex((other) => other.id === row.id) === index);
}
