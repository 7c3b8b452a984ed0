import { isUpdatable } from '../core/fields';
import { isPending, type Row, rowsById } from '../core/table';
import { sameCell } from './cell-codec';
import type { SheetReading } from './read-lead-sheet';

/** Compares two readings: where a row stands now, and whether its cells are what they were. */
export function compareReadings(seen: SheetReading, now: SheetReading) {
  const rows = rowsById(now.table);
  const idAt = new Map(now.table.rows.map((row) => [row.number, row.id]));
  const columnsThen = new Map(seen.layout.fields.map(({ field, column }) => [field, column]));
  const columnsNow = new Map(now.layout.fields.map(({ field, column }) => [field, column]));

  /** The column of a field in which the row's cell is what it was; null for a cell that changed or went. */
  function untouchedColumn(row: Row, number: number | null, field: string): number | null {
    const then = columnsThen.get(field);
    const column = columnsNow.get(field);
    if (number === null || then === undefined || column === undefined) return null;
    const same = sameCell(seen.cells[row.number - 1]?.[then - 1] ?? '', now.cells[number - 1]?.[column - 1] ?? '');
    return same ? column : null;
  }

  /** Whether no field that can be sent was changed in the row. */
  function isUntouched(row: Row, number: number | null): boolean {
    return (
      number !== null &&
      now.layout.fields.every(({ field }) => !isUpdatable(field) || untouchedColumn(row, number, field) !== null)
    );
  }

  /** The row's number now: by its id; a row without one has to be where it was, and as it was. */
  function find(row: Row): number | null {
    if ((idAt.get(row.number) ?? '') === row.id) {
      return row.id !== '' || isUntouched(row, row.number) ? row.number : null;
    }
    const [only, ...others] = row.id === '' ? [] : (rows.get(row.id) ?? []);
    return only && others.length === 0 ? only.number : null;
  }

  /** A reference may stand in several rows, where somebody copied one while its create was on its way: all are meant. */
  function findAll(row: Row): number[] {
    if (isPending(row.id)) return (rows.get(row.id) ?? []).map((each) => each.number);
    const number = find(row);
    return number === null ? [] : [number];
  }

  return { find, findAll, untouchedColumn, isUntouched };
}
