import type { Base } from './base';
import { isUpdatable } from './fields';
import type { LeadTable } from './table';
import { isBlank } from './value';

/** So many leads whose values went with a column were not cleared one by one. */
const MANY_VALUES = 5;

/**
 * Fields whose columns were away and came back blank: no cell of them holds anything, and either the last run did not see
 * the column, or more values are gone than anybody clears by hand.
 *
 * @param columns the fields that had a column at the end of the last run
 */
export function returnedFields(table: LeadTable, base: Base, columns: readonly string[]): string[] {
  return table.fields.filter((field, index) => {
    if (!isUpdatable(field) || table.rows.some((row) => row.id !== '' && !isBlank(row.values[index]))) return false;
    const values = [...base.leads.values()].filter((agreed) => !isBlank(agreed.get(field))).length;
    return values > 0 && (!columns.includes(field) || values >= MANY_VALUES);
  });
}
