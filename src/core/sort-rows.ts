import { isKeptInBase, type PendingCreate } from './base';
import { CREATED_FIELD } from './fields';
import { restoreReferences } from './restore-references';
import { isPending, type LeadTable, type Row, rowsPerId } from './table';
import { isBlank } from './value';

/** The rows of a sheet by what they stand for. */
export interface SortedRows {
  /** Those with the id of a lead, by it. */
  readonly byId: ReadonlyMap<string, Row>;
  /** Those with the reference of a create that had no answer. */
  readonly pending: readonly Row[];
  /** Those whose reference somebody cleared while their create was on its way, and what it was. */
  readonly cleared: ReadonlyMap<Row, string>;
  /** Those without an id in which somebody began to write a lead. */
  readonly fresh: readonly Row[];
  /** Those that hold nothing of a lead. */
  readonly empty: readonly Row[];
  /** Those whose id or reference stands in another row as well. */
  readonly duplicates: readonly Row[];
  /** The creates without an answer whose reference stands in no row. */
  readonly lost: ReadonlyMap<string, PendingCreate>;
}

/** @param creates those without an answer, by their references */
export function sortRows(table: LeadTable, creates: ReadonlyMap<string, PendingCreate>): SortedRows {
  const byId = new Map<string, Row>();
  const pending: Row[] = [];
  const duplicates: Row[] = [];
  const withoutId: Row[] = [];
  const empty: Row[] = [];
  const count = rowsPerId(table);
  for (const row of table.rows) {
    if (row.id === '') (holdsLead(table, row) ? withoutId : empty).push(row);
    else if ((count.get(row.id) ?? 0) > 1) duplicates.push(row);
    else if (isPending(row.id)) pending.push(row);
    else byId.set(row.id, row);
  }
  const lost = new Map([...creates].filter(([reference]) => !count.has(reference)));
  // One that stood for a lead was not on its way.
  const blank = withoutId.filter((row) => !row.hasUnreadableId);
  const cleared = restoreReferences(table, blank, lost);
  const fresh = withoutId.filter((row) => !cleared.has(row));
  return { byId, pending, cleared, fresh, empty, duplicates, lost };
}

/** What a row's Lead ID cell holds, or held before somebody cleared it: an id, the reference of a create, or ''. */
export function idOrReferenceOf(row: Row, { cleared }: SortedRows): string {
  return cleared.get(row) ?? row.id;
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
