import { contactInCommon, isAlike } from './alike';
import type { PendingCreate } from './base';
import { fieldsOf, type LeadTable, type Row } from './table';

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
    return [...creates]
      .filter(([, { sent }]) => isAlike(fields, sent))
      .map(([reference, { sent }]) => ({ row, reference, common: contactInCommon(fields, sent) }));
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
