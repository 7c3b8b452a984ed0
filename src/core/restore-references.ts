import type { PendingCreate } from './base';
import { kindOf, REQUIRED_FIELDS } from './fields';
import { fieldsOf, type LeadTable, type Row } from './table';
import { sameValue } from './value';

/** Of name, phone, e-mail and address so many have to be as they were sent. */
const ENOUGH = REQUIRED_FIELDS.length - 1;

/**
 * Rows whose reference somebody cleared, or cut away, while their create was on its way: they still hold what was sent. Each
 * create and each row is matched at most once, those first that have most in common.
 *
 * @param rows rows without an id
 * @param creates those whose reference stands in no row
 */
export function restoreReferences(
  table: LeadTable,
  rows: readonly Row[],
  creates: ReadonlyMap<string, PendingCreate>,
): ReadonlyMap<Row, string> {
  if (creates.size === 0) return new Map();
  const matches = rows.flatMap((row) => {
    const fields = fieldsOf(table, row);
    return [...creates].flatMap(([reference, { sent }]) => {
      const same = REQUIRED_FIELDS.filter((field) => sameValue(kindOf(field), fields.get(field), sent.get(field)));
      return same.length >= ENOUGH ? [{ row, reference, common: same.length }] : [];
    });
  });
  const found = new Map<Row, string>();
  const used = new Set<string>();
  for (const { row, reference } of matches.sort((a, b) => b.common - a.common)) {
    if (found.has(row) || used.has(reference)) continue;
    found.set(row, reference);
    used.add(reference);
  }
  return found;
}
