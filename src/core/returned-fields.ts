import { type Agreed, agreedIn, type Base } from './base';
import { CREATED_FIELD, isUpdatable, UPDATABLE_FIELDS } from './fields';
import type { LeadTable } from './table';
import { isBlank } from './value';

/** Where so many leads are blank in a column, somebody may have cleared them, or put back a column that was deleted. */
const MANY_VALUES = 5;

/**
 * Fields whose columns came back blank, or may have: no cell of them holds anything, and either the last run did not see the column, or
 * more values are gone than anybody clears one by one.
 *
 * @param columns the fields that had a column at the end of the last run
 */
export function returnedFields(table: LeadTable, base: Base, columns: readonly string[]): string[] {
  return table.fields.filter((field, index) => {
    if (!isUpdatable(field) || table.rows.some((row) => row.id !== '' && !isBlank(row.values[index]))) return false;
    const ids = new Set(table.rows.map(({ id }) => id));
    const values = [...ids].filter((id) => mayHold(base.leads.get(id), field)).length;
    return values > 0 && (!columns.includes(field) || values >= MANY_VALUES);
  });
}

/**
 * Leads whose rows are blank in one of these fields though they were agreed not to be: whether somebody cleared that cell, or its
 * column was away and came back, nobody knows.
 */
export function leadsBlankIn(fields: readonly string[], table: LeadTable, base: Base): Set<string> {
  const blank = table.rows.filter(({ id, values }) =>
    fields.some((field) => isBlank(values[table.fields.indexOf(field)]) && !isBlank(base.leads.get(id)?.get(field))),
  );
  return new Set(blank.map(({ id }) => id));
}

/**
 * All leads where one of these fields, whose columns were away, came back with its cells: what both sides agreed on meanwhile
 * nobody knows, and a blank cell among filled ones may well have been cleared. Also those without a row, as one that lost its id
 * may be theirs. What was typed into a new row came with no column.
 */
export function leadsOfFilled(fields: readonly string[], table: LeadTable, base: Base): Set<string> {
  const columns = fields.map((field) => table.fields.indexOf(field));
  const created = table.fields.indexOf(CREATED_FIELD);
  const isFilled = table.rows.some(
    ({ id, values }) => (id !== '' || !isBlank(values[created])) && columns.some((index) => !isBlank(values[index])),
  );
  return new Set(isFilled ? [...table.rows.map(({ id }) => id), ...base.leads.keys()] : []);
}

/**
 * Fields whose columns are away, or came back and were not compared since.
 *
 * @param known those that had a column once, as far as it is remembered: a base that has values of one tells of it, too
 * @param settled those whose columns are there, and were not away since they were compared
 */
export function fieldsAway(known: readonly string[], base: Base, settled: readonly string[]): string[] {
  const had = new Set(known);
  for (const agreed of base.leads.values())
    for (const field of agreed.keys()) if (mayHold(agreed, field)) had.add(field);
  return UPDATABLE_FIELDS.filter((field) => had.has(field) && !settled.includes(field));
}

/** Whether a field of a lead that was compared held something, or may have. */
function mayHold(agreed: Agreed | undefined, field: string): boolean {
  if (agreed === undefined) return false;
  const common = agreedIn(agreed, field);
  return common === undefined || !isBlank(common);
}
