import { tellsConflict, withConflict, withoutConflict } from './conflict-note';
import { kindOf } from './fields';
import type { Conflict } from './plan-lead';
import { isConflict } from './sync-word';
import { type LeadTable, type Row, rowsPerId } from './table';
import { sameValue, type Value } from './value';

/**
 * The background of a cell in conflict: a light orange that all kinds of colour vision tell from white and that black text reads
 * well on. Not among the colours that Sheets offers, so that it is hardly ever somebody's own.
 */
export const MARK_COLOUR = '#f7cd7a';

/** What a cell without a background of its own reads as. */
export const NO_COLOUR = '#ffffff';

/** What is remembered of a cell that was marked. */
export interface Mark {
  /** What its background was before. */
  readonly background: string;
  /** What Heatpunk had, as its note tells; undefined where it does not list the field. */
  readonly remote?: Value | undefined;
}

/** The marks by the lead's id, then by the field. */
export type Marks = ReadonlyMap<string, ReadonlyMap<string, Mark>>;

/** What a cell looks like. */
export interface Looks {
  readonly note: string;
  readonly background: string;
}

/** What a cell is to look like; what is absent stays. */
export interface MarkChange extends Partial<Looks> {
  readonly row: number;
  readonly field: string;
}

export interface MarkPlan {
  readonly changes: readonly MarkChange[];
  readonly marks: Marks;
}

/**
 * Says what has to change so that just the cells in conflict are marked, wherever marks stand by now: rows may have been moved
 * and copied with theirs, and a run may have been killed at any point of this. A background that a person has given to a
 * marked cell stays.
 *
 * @param compared the leads that were compared, and their conflicts: of others nothing is known, so what a row of theirs says stays
 * @param marks what is remembered of the cells that were marked
 * @param height of the sheet: the last row that is looked at
 * @param seen the time now, as a person reads it
 */
export function planMarks(
  table: LeadTable,
  compared: ReadonlyMap<string, readonly Conflict[]>,
  marks: Marks,
  sheet: { readonly height: number; readonly looksAt: (row: number, field: string) => Looks },
  seen: string,
): MarkPlan {
  const changes: MarkChange[] = [];
  const kept = new Map<string, Map<string, Mark>>();
  const rows = new Map(table.rows.map((row) => [row.number, row]));
  const count = rowsPerId(table);

  for (const [id, conflicts] of compared) {
    // A row that is gone from this look may be back in the next.
    if (!count.has(id)) for (const { field } of conflicts) keep(id, field, marks.get(id)?.get(field));
  }
  for (let number = 2; number <= sheet.height; number++) {
    const row = rows.get(number);
    const isLead = row !== undefined && row.id !== '' && count.get(row.id) === 1;
    const conflicts = isLead ? compared.get(row.id) : undefined;
    const isUnknown = isLead && conflicts === undefined && isConflict(row.word);
    table.fields.forEach((field, index) => {
      const known = row && marks.get(row.id)?.get(field);
      const conflict = conflicts?.find((each) => each.field === field);
      const isStill = conflict === undefined || sameValue(kindOf(field), row?.values[index], conflict.sheet);
      if (row && (isUnknown || !isStill)) keep(row.id, field, known);
      else if (row && conflict) mark(row, field, conflict, known);
      else unmark(number, field, known);
    });
  }
  return { changes, marks: kept };

  function mark(row: Row, field: string, conflict: Conflict, known: Mark | undefined): void {
    const looks = sheet.looksAt(row.number, field);
    const note = withConflict(looks.note, conflict, seen);
    const isMarked = looks.background === MARK_COLOUR;
    const before = known?.background ?? (isMarked ? NO_COLOUR : looks.background);
    const isTheirs = !isMarked && looks.background !== before;
    change(row.number, field, looks, { note, background: isTheirs ? looks.background : MARK_COLOUR });
    keep(row.id, field, { background: before, remote: conflict.remote });
  }

  function unmark(row: number, field: string, known: Mark | undefined): void {
    const looks = sheet.looksAt(row, field);
    const isMarked = looks.background === MARK_COLOUR;
    if (!isMarked && !tellsConflict(looks.note)) return;
    const background = isMarked ? (known?.background ?? NO_COLOUR) : looks.background;
    change(row, field, looks, { note: withoutConflict(looks.note), background });
  }

  function change(row: number, field: string, now: Looks, { note, background }: Looks): void {
    if (note === now.note && background === now.background) return;
    changes.push({
      row,
      field,
      ...(note === now.note ? {} : { note }),
      ...(background === now.background ? {} : { background }),
    });
  }

  function keep(id: string, field: string, known: Mark | undefined): void {
    if (known === undefined) return;
    const fields = kept.get(id) ?? new Map<string, Mark>();
    kept.set(id, fields.set(field, known));
  }
}

/** All that either remembers: what is true while the one is on its way to become the other. */
export function bothMarks(before: Marks, after: Marks): Marks {
  const both = new Map([...before].map(([id, fields]) => [id, new Map(fields)]));
  for (const [id, fields] of after) both.set(id, new Map([...(both.get(id) ?? []), ...fields]));
  return both;
}
