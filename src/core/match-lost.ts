import { type Agreed, agreedIn } from './base';
import { compareTexts } from './compare-texts';
import { instantOf } from './dates';
import { MINUTE_MS } from './durations';
import { CREATED_FIELD, type Fields, kindOf, REQUIRED_FIELDS } from './fields';
import { isWordOfLead } from './sync-word';
import { fieldsOf, type LeadTable, type Row, rowContent } from './table';
import { isBlank, normalise, sameValue, type Value } from './value';

/**
 * Of name, phone, e-mail and address so many must be the same where the date of creation is, to the minute, which nobody types;
 * without it all of them must, but, in a row with the word of a lead, for those of which nobody knows what was agreed.
 */
const ENOUGH_BESIDE_DATE = 2;

/**
 * Finds rows without an id that are leads which lost their rows: somebody cleared the Lead ID, or cut it away. Each lead and
 * each row is matched at most once, those first that were created at the same time, then those that have most in common; of two
 * that are alike either will do.
 *
 * @param lost what was last agreed on of the leads without a row
 */
export function matchLost(
  table: LeadTable,
  rows: readonly Row[],
  lost: ReadonlyMap<string, Agreed>,
): { readonly row: Row; readonly id: string }[] {
  const index = byContactValue(lost);
  const matches = rows.flatMap((row) => matchesOf(fieldsOf(table, row), row, index, lost));
  // Where two rows have equally much in common with a lead, the place of the rows must not decide.
  matches.sort(
    (a, b) =>
      Number(b.isSameDate) - Number(a.isSameDate) ||
      b.common - a.common ||
      compareTexts(rowContent(a.row), rowContent(b.row)) ||
      compareTexts(a.id, b.id),
  );
  const used = new Set<string | Row>();
  return matches.filter(({ row, id }) => {
    if (used.has(row) || used.has(id)) return false;
    used.add(row).add(id);
    return true;
  });
}

function matchesOf(
  fields: Fields,
  row: Row,
  index: ReadonlyMap<string, readonly string[]>,
  lost: ReadonlyMap<string, Agreed>,
) {
  const common = new Map<string, number>();
  for (const field of REQUIRED_FIELDS) {
    for (const id of index.get(contactKey(field, fields.get(field))) ?? []) common.set(id, (common.get(id) ?? 0) + 1);
  }
  const created = fields.get(CREATED_FIELD);
  return [...common].flatMap(([id, count]) => {
    const isSameDate = !isBlank(created) && isSameMinute(created, lost.get(id)?.get(CREATED_FIELD));
    const known = REQUIRED_FIELDS.filter((field) => agreedIn(lost.get(id), field) !== undefined);
    // A row that never was a lead's may be that of another house of the same customer.
    const isWhole = known.length === REQUIRED_FIELDS.length || isWordOfLead(row.word);
    const isAlike = isSameDate || (isBlank(created) && isWhole && count === known.length);
    return isAlike && count >= ENOUGH_BESIDE_DATE ? [{ row, id, common: count, isSameDate }] : [];
  });
}

/** What is pasted back as the cells showed it has no seconds any more. */
function isSameMinute(shown: Value | undefined, created: Value | undefined): boolean {
  if (sameValue('date', shown, created)) return true;
  const [left, right] = [shown, created].map((value) => (typeof value === 'string' ? instantOf(value) : null));
  return typeof left === 'number' && typeof right === 'number' && minuteOf(left) === minuteOf(right);
}

function minuteOf(instant: number): number {
  return Math.floor(instant / MINUTE_MS);
}

function byContactValue(lost: ReadonlyMap<string, Agreed>): Map<string, string[]> {
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
