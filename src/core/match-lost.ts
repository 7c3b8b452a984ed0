import { type Fields, kindOf, REQUIRED_FIELDS } from './fields';
import { fieldsOf, type LeadTable, type Row } from './table';
import { normalise, type Value } from './value';

/** Of name, phone, e-mail and address so many must be the same: one may have been edited since. */
const ENOUGH_IN_COMMON = REQUIRED_FIELDS.length - 1;

/**
 * Finds rows without an id that are leads which lost their rows: somebody cleared the Lead ID, or cut it away. Each lead is
 * found at most once, the row that has most in common with it first; a row that is like two leads equally is neither.
 *
 * @param lost what was last agreed on of the leads without a row
 */
export function matchLost(
  table: LeadTable,
  rows: readonly Row[],
  lost: ReadonlyMap<string, Fields>,
): { readonly row: Row; readonly id: string }[] {
  const index = byContactValue(lost);
  const matches = rows.flatMap((row) => bestMatch(fieldsOf(table, row), row, index));
  matches.sort((a, b) => b.common - a.common);
  const used = new Set<string>();
  return matches.filter(({ id }) => !used.has(id) && used.add(id));
}

function bestMatch(fields: Fields, row: Row, index: ReadonlyMap<string, readonly string[]>) {
  const common = new Map<string, number>();
  for (const field of REQUIRED_FIELDS) {
    for (const id of index.get(contactKey(field, fields.get(field))) ?? []) common.set(id, (common.get(id) ?? 0) + 1);
  }
  const most = Math.max(0, ...common.values());
  const [id, ...others] = [...common.keys()].filter((each) => common.get(each) === most);
  return id !== undefined && others.length === 0 && most >= ENOUGH_IN_COMMON ? [{ row, id, common: most }] : [];
}

function byContactValue(lost: ReadonlyMap<string, Fields>): Map<string, string[]> {
  const index = new Map<string, string[]>();
  for (const [id, fields] of lost) {
    for (const field of REQUIRED_FIELDS) {
      const key = contactKey(field, fields.get(field));
      if (key === '') continue;
      const ids = index.get(key);
      if (ids) ids.push(id);
      else index.set(key, [id]);
    }
  }
  return index;
}

function contactKey(field: string, value: Value | undefined): string {
  const plain = normalise(kindOf(field), value);
  return plain === null ? '' : `${field}:${plain}`;
}
