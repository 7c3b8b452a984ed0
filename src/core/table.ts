import type { Value } from './value';

/** The lead sheet as one read found it: which fields have a column, and the rows that hold anything of a lead. */
export interface LeadTable {
  readonly fields: readonly string[];
  readonly rows: readonly Row[];
  /** Whether there is a Sync column: without it no row's word says anything. */
  readonly hasWords: boolean;
  /** The fields whose columns one formula may fill: no new row may hold anything there. Absent where there is none. */
  readonly spilled?: ReadonlySet<string>;
}

/** One row of the lead sheet. */
export interface Row {
  /** Its number (1-based) at the time of the read. Rows move: after another read it names nothing. */
  readonly number: number;
  /** The lead's id, a `pending-…` reference, or '' for a new row and where it cannot be read. */
  readonly id: string;
  /** That its Lead ID cell shows something that is no id: it stands for a lead, and nobody knows for which. */
  readonly hasUnreadableId?: true;
  /** The text in its Sync cell. */
  readonly word: string;
  /** One value for each field of the table, in that order. */
  readonly values: readonly Value[];
  /** The fields whose cells a formula of the user's fills, their own or another: never written to. Absent where there is none. */
  readonly formulas?: ReadonlySet<string>;
}

/** How the references of requests on their way begin; no id of Heatpunk does. */
export const PENDING = 'pending-';

export function pendingReference(unique: string): string {
  return PENDING + unique;
}

export function isPending(id: string): boolean {
  return id.startsWith(PENDING);
}

/** All that a row holds in its fields, as one text. */
export function rowContent(row: Row): string {
  return JSON.stringify(row.values);
}

/** In how many rows each id or reference stands; '' for those without one. */
export function rowsPerId({ rows }: LeadTable): ReadonlyMap<string, number> {
  const count = new Map<string, number>();
  for (const { id } of rows) count.set(id, (count.get(id) ?? 0) + 1);
  return count;
}

/** The rows of each id or reference, and those without one under '', in the order of the sheet. */
export function rowsById({ rows }: LeadTable): ReadonlyMap<string, readonly Row[]> {
  const found = new Map<string, Row[]>();
  for (const row of rows) {
    const same = found.get(row.id);
    if (same) same.push(row);
    else found.set(row.id, [row]);
  }
  return found;
}

/** What a row holds in a field; null where that is blank, or has no column. */
export function valueIn(table: LeadTable, row: Row, field: string): Value {
  return row.values[table.fields.indexOf(field)] ?? null;
}

/** A row's fields by name. */
export function fieldsOf(table: LeadTable, row: Row): Map<string, Value> {
  return new Map(table.fields.map((field, index) => [field, row.values[index] ?? null]));
}
