import type { Base } from './base';
import { isUpdatable, kindOf } from './fields';
import { DUPLICATE } from './sync-word';
import { type LeadTable, type Row, rowsPerId } from './table';
import { sameValue, shown } from './value';

/**
 * Leads whose id stood in two rows when a run last looked, and whose row that was kept is not what was last agreed on: whether somebody
 * edited it, or it is the older of the two, put back from elsewhere, nobody knows.
 */
export function formerTwins(table: LeadTable, base: Base): Set<string> {
  const count = rowsPerId(table);
  return new Set(table.rows.filter(({ id, word }) => word === DUPLICATE && count.get(id) === 1).flatMap(idIfChanged));

  function idIfChanged({ id, values }: Row): string[] {
    const agreed = base.leads.get(id);
    const isChanged = table.fields.some(
      (field, index) =>
        isUpdatable(field) && !sameValue(kindOf(field), values[index] ?? null, shown(agreed?.get(field) ?? null)),
    );
    return agreed !== undefined && isChanged ? [id] : [];
  }
}
