import { kindOf } from '../core/fields';
import { canSpill } from '../core/spill';
import type { LeadTable, Row } from '../core/table';
import type { Value } from '../core/value';
import { fromCell, sameCell } from './cell-codec';
import { ID_MARK, markIn } from './header-notes';
import { type Layout, layoutOf } from './layout';
import type { Range, Sheet } from './spreadsheet';

/** How often marks and cells are read while the header row changes: one of the user's own may never stand still. */
export const MAX_ROUNDS = 3;

/** How many rows below the last one are read as well. */
const ROWS_BEYOND = 100;

/** Cells as `getValues` gave them and their formulas ('' for none), from the header row on. */
export interface RawCells {
  readonly cells: readonly (readonly unknown[])[];
  readonly formulas: readonly (readonly string[])[];
}

/** The lead sheet as one read found it. */
export interface SheetReading extends RawCells {
  readonly sheet: Sheet;
  readonly layout: Layout;
  readonly table: LeadTable;
}

/** Reads header marks, cells and formulas: 3 range reads, whatever the number of rows. */
export function readLeadSheet(sheet: Sheet): SheetReading {
  const layout = readLayout(sheet);
  return readingOf(sheet, layout, readCells(sheet, layout));
}

/**
 * Reads header marks and cells again: 2 range reads, and 2 more as long as the header row is not what it was, as columns may have
 * moved between the two. The cells come last, since whatever is written rests on them. The formulas are taken from the read
 * before: whoever types one changes what the cell shows.
 */
export function readLeadSheetAgain(seen: SheetReading): SheetReading {
  const { sheet, formulas } = seen;
  let header = seen.cells[0];
  for (let round = 1; ; round++) {
    const layout = readLayout(sheet);
    const cells = cellRange(sheet, layout).getValues();
    if (isSameRow(header, cells[0]) || round === MAX_ROUNDS) return readingOf(sheet, layout, { cells, formulas });
    header = cells[0];
  }
}

/** Whether columns moved between two reads, or while one was made: then nobody knows which fields its cells are. */
export function haveColumnsMoved(before: SheetReading, after: SheetReading): boolean {
  const marks = ({ layout }: SheetReading) => JSON.stringify([layout.idColumn, layout.fields]);
  return marks(before) !== marks(after) || !isSameRow(before.cells[0], after.cells[0]);
}

function isSameRow(left: readonly unknown[] = [], right: readonly unknown[] = []): boolean {
  return left.length === right.length && left.every((cell, index) => sameCell(cell, right[index]));
}

/** A sheet that was just made: there is nothing in it to read. */
export function emptyReading(sheet: Sheet, layout: Layout, header: readonly unknown[]): SheetReading {
  return readingOf(sheet, layout, { cells: [header], formulas: [header.map(() => '')] });
}

/** Gives a reading of the same sheet with other cells. */
export function readingOf(sheet: Sheet, layout: Layout, { cells, formulas }: RawCells): SheetReading {
  return { sheet, layout, cells, formulas, table: tableOf(layout, cells, formulas) };
}

/** 1 range read. */
function readLayout(sheet: Sheet): Layout {
  const notes = sheet.getRange(1, 1, 1, sheet.getMaxColumns()).getNotes()[0] ?? [];
  return layoutOf(
    () => sheet.getName(),
    notes,
    () => headerRowOf(sheet),
  );
}

/** The row with the mark of the Lead ID, which a row above, or sorting, has moved; null where there is none. */
function headerRowOf(sheet: Sheet): number | null {
  const notes = sheet.getRange(1, 1, Math.max(1, sheet.getLastRow()), sheet.getMaxColumns()).getNotes();
  const index = notes.findIndex((row) => row.some((note) => markIn(note) === ID_MARK));
  return index === -1 ? null : index + 1;
}

/**
 * 2 range reads, the values last: whatever is typed, a formula too, between the two shows in the values, while a change
 * between the values and the formulas would not. Where fields hold formulas, 1 more sees to it that nobody sorted in between: they would be
 * taken for those of other rows.
 */
function readCells(sheet: Sheet, layout: Layout): RawCells {
  const range = cellRange(sheet, layout);
  let formulas = range.getFormulas();
  for (let round = 1; ; round++) {
    const cells = range.getValues();
    const again = hasFormulas(layout, formulas) ? range.getFormulas() : formulas;
    if (again === formulas || round === MAX_ROUNDS || again.every((line, index) => isSameRow(line, formulas[index]))) {
      return { cells, formulas: again };
    }
    formulas = again;
  }
}

function hasFormulas({ fields }: Layout, formulas: RawCells['formulas']): boolean {
  return formulas.some((line) => fields.some(({ column }) => (line[column - 1] ?? '') !== ''));
}

/** All that is written, and some rows below: rows that somebody adds just now would else be taken for free ones. */
export function cellRange(sheet: Sheet, { lastNoted }: Layout): Range {
  const height = Math.min(sheet.getMaxRows(), sheet.getLastRow() + ROWS_BEYOND);
  const width = Math.max(1, sheet.getLastColumn(), Math.min(lastNoted, sheet.getMaxColumns()));
  return sheet.getRange(1, 1, height, width);
}

function tableOf(layout: Layout, cells: RawCells['cells'], formulas: RawCells['formulas']): LeadTable {
  const textAt = (line: readonly unknown[], column: number | null): string =>
    column === null ? '' : String(fromCell('text', line[column - 1]) ?? '').trim();
  // Not only below such a formula: sorting moves it, and leaves those above blank that it filled before.
  const spilled = new Set(
    layout.fields
      .filter(({ column }) => formulas.some((line) => canSpill(line[column - 1] ?? '')))
      .map(({ field }) => field),
  );
  const columns = layout.fields.map(({ field, column }) => ({ field, column, kind: kindOf(field) }));
  const rows: Row[] = [];
  for (let index = 1; index < cells.length; index++) {
    const line = cells[index] ?? [];
    const written = formulas[index] ?? [];
    // No id of Heatpunk is a date: it was one that somebody typed into a cell with a format for dates.
    const hasId = !(line[layout.idColumn - 1] instanceof Date);
    const id = hasId ? textAt(line, layout.idColumn) : '';
    const word = textAt(line, layout.syncColumn);
    const values: Value[] = columns.map(({ column, kind }) => fromCell(kind, line[column - 1]));
    if (hasId && id === '' && word === '' && values.every((value) => value === null)) continue;
    const isCalculated = ({ field, column }: { readonly field: string; readonly column: number }) =>
      written[column - 1] || spilled.has(field);
    const calculated = columns.filter(isCalculated).map(({ field }) => field);
    const row = { number: index + 1, id, ...(hasId ? {} : { hasUnreadableId: true as const }), word, values };
    rows.push(calculated.length > 0 ? { ...row, formulas: new Set(calculated) } : row);
  }
  const table = { fields: layout.fields.map(({ field }) => field), rows, hasWords: layout.syncColumn !== null };
  return spilled.size > 0 ? { ...table, spilled } : table;
}
