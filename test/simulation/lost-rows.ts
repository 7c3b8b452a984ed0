import type { LastAgreed } from './last-agreed';
import { CREATED, isLeadId, type LeadRow, leadRows, REQUIRED, type Snapshot } from './snapshot';

/**
 * Rows whose Lead ID went, and which are surely known again as their leads: those are no new rows, and may become no new leads. One
 * is known for certain where it is like one lead without a row, and no other row is.
 *
 * @param isShown whether Heatpunk shows the lead: one that it does not is forgotten once its row is gone
 */
export function lostRows(snapshot: Snapshot, agreed: LastAgreed, isShown: (id: string) => boolean): Set<LeadRow> {
  const rows = leadRows(snapshot);
  const open = rows.filter(({ id }) => id === '');
  if (open.length === 0) return new Set();
  const standing = new Set(rows.map(({ id }) => id));
  const lost = [...agreed.ids()].filter((id) => !standing.has(id) && isShown(id));
  const alike = lost.flatMap((id) => open.filter((row) => common(row, id, agreed) > 0).map((row) => ({ row, id })));
  // What was sent since may be what the row is known by.
  const isSure = (id: string) => !REQUIRED.some((field) => agreed.isSentSince(id, field));
  const isAlone = ({ row, id }: { readonly row: LeadRow; readonly id: string }) =>
    alike.every((other) => (other.row === row) === (other.id === id));
  return new Set(
    alike
      .filter((each) => isAlone(each) && isSure(each.id) && isCertain(snapshot, each.row, each.id, agreed))
      .map(({ row }) => row),
  );
}

/** Rows that are not in Heatpunk yet, by their e-mail. */
export function openRows(snapshot: Snapshot | null, lost: ReadonlySet<LeadRow>): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const row of snapshot === null ? [] : leadRows(snapshot)) {
    if (isLeadId(row.id) || lost.has(row)) continue;
    const email = row.fields.get('customerEmail') ?? '';
    counts.set(email, (counts.get(email) ?? 0) + 1);
  }
  return counts;
}

/** The date of creation, which nobody types, beside two of the required fields; without it all of them. */
function isCertain(snapshot: Snapshot, row: LeadRow, id: string, agreed: LastAgreed): boolean {
  const created = row.fields.get(CREATED) ?? '';
  const cell = snapshot.cells[row.number - 1]?.[(snapshot.columns.get(CREATED) ?? 0) - 1];
  // In a row that people inserted below the header it has that one's format until the next run: then it is no date.
  const isSameDate = created !== '' && cell?.format !== '@' && created === agreed.text(id, CREATED);
  const count = common(row, id, agreed);
  return created === '' ? count === REQUIRED.length : isSameDate && count >= 2;
}

function common({ fields }: LeadRow, id: string, agreed: LastAgreed): number {
  return REQUIRED.filter((field) => (fields.get(field) ?? '') !== '' && fields.get(field) === agreed.text(id, field))
    .length;
}
