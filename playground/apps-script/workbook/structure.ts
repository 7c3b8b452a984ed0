/** Inserting, deleting and moving rows and columns. Each answers how to undo it. */

import { rect } from './address';
import { changedCell, inherited } from './cell';
import { type Axis, type IndexMap, type Shift, shiftedFormula } from './formula-references';
import { newRow, putCell, type Row, type SheetModel } from './sheet';
import type { Workbook } from './workbook';

export type Undo = () => void;

export interface Place {
  readonly workbook: Workbook;
  readonly sheet: SheetModel;
}

/**
 * `count` new rows so that the first has the number `at`. They take over formats and validation from row `from`: in
 * Sheets that is the row above, or the one below for rows put at the top.
 */
export const insertRows = ({ workbook, sheet }: Place, at: number, count: number, from = at > 1 ? at - 1 : 1): Undo => {
  const model = sheet.rows[from - 1];
  const cells = model === undefined ? [] : model.cells.map(inherited);
  const looksPlain = cells.every((cell) => cell === undefined);
  fillHoles(sheet.rows, at - 1);
  const made = Array.from({ length: count }, () => (looksPlain ? undefined : newRow([...cells])));
  insertAll(sheet.rows, at - 1, made);
  sheet.maxRows += count;
  afterMove({ workbook, sheet }, 'row', (row) => (row >= at ? row + count : row), sheet.maxRows - count);
  return () => void deleteRows({ workbook, sheet }, at, count);
};

export const deleteRows = ({ workbook, sheet }: Place, at: number, count: number): Undo => {
  const removed = sheet.rows.splice(at - 1, count);
  sheet.maxRows -= count;
  const end = at + count;
  afterMove(
    { workbook, sheet },
    'row',
    (row) => (row < at ? row : row < end ? null : row - count),
    sheet.maxRows + count,
  );
  return () => {
    insertRows({ workbook, sheet }, at, count);
    for (let index = 0; index < count; index++) sheet.rows[at - 1 + index] = removed[index];
  };
};

export const insertColumns = (
  { workbook, sheet }: Place,
  at: number,
  count: number,
  from = at > 1 ? at - 1 : 1,
): Undo => {
  for (const row of sheet.rows) {
    if (row === undefined) continue;
    const cell = inherited(row.cells[from - 1]);
    if (row.cells.length < at && cell === undefined) continue;
    fillHoles(row.cells, at - 1);
    insertAll(row.cells, at - 1, new Array<typeof cell>(count).fill(cell));
  }
  fillHoles(sheet.columns, at - 1);
  insertAll(sheet.columns, at - 1, new Array<undefined>(count).fill(undefined));
  sheet.maxColumns += count;
  afterMove(
    { workbook, sheet },
    'column',
    (column) => (column >= at ? column + count : column),
    sheet.maxColumns - count,
  );
  return () => void deleteColumns({ workbook, sheet }, at, count);
};

export const deleteColumns = ({ workbook, sheet }: Place, at: number, count: number): Undo => {
  const removed = sheet.rows.map((row) => row?.cells.splice(at - 1, count));
  const removedColumns = sheet.columns.splice(at - 1, count);
  sheet.maxColumns -= count;
  const end = at + count;
  afterMove(
    { workbook, sheet },
    'column',
    (column) => (column < at ? column : column < end ? null : column - count),
    sheet.maxColumns + count,
  );
  return () => {
    insertColumns({ workbook, sheet }, at, count);
    removedColumns.forEach((column, index) => {
      sheet.columns[at - 1 + index] = column;
    });
    removed.forEach((cells, index) => {
      cells?.forEach((cell, offset) => {
        if (cell !== undefined) putCell(sheet, index + 1, at + offset, cell);
      });
    });
  };
};

/** Rows `from`… move so that they stand before what is now row `to`, as dragging them does. */
export const moveRows = ({ workbook, sheet }: Place, from: number, count: number, to: number): Undo => {
  const landing = landingOf(from, count, to);
  fillHoles(sheet.rows, Math.max(from + count - 1, landing + count - 1));
  insertAll(sheet.rows, landing - 1, sheet.rows.splice(from - 1, count));
  afterMove({ workbook, sheet }, 'row', movedIndex(from, count, landing), sheet.maxRows);
  return () => void moveRows({ workbook, sheet }, landing, count, landing < from ? from + count : from);
};

export const moveColumns = ({ workbook, sheet }: Place, from: number, count: number, to: number): Undo => {
  const landing = landingOf(from, count, to);
  const reach = Math.max(from + count - 1, landing + count - 1);
  for (const list of [sheet.columns, ...sheet.rows.map((row) => row?.cells)]) {
    if (list === undefined) continue;
    fillHoles(list, reach);
    insertAll<unknown>(list, landing - 1, list.splice(from - 1, count));
  }
  afterMove({ workbook, sheet }, 'column', movedIndex(from, count, landing), sheet.maxColumns);
  return () => void moveColumns({ workbook, sheet }, landing, count, landing < from ? from + count : from);
};

const landingOf = (from: number, count: number, to: number): number => (to > from ? to - count : to);

const movedIndex =
  (from: number, count: number, landing: number): IndexMap =>
  (index) => {
    if (index >= from && index < from + count) return index - from + landing;
    const without = index >= from + count ? index - count : index;
    return without >= landing ? without + count : without;
  };

/** Formulas, the filter and protections follow what they point at. `size`: of the axis, before the change. */
const afterMove = ({ workbook, sheet }: Place, axis: Axis, map: IndexMap, size: number): void => {
  if (sheet.filter !== null) {
    const area = movedArea(sheet.filter.area, axis, map);
    if (area === null) sheet.filter = null;
    else sheet.filter = { area, hidden: axis === 'row' ? sheet.filter.hidden : movedKeys(sheet.filter.hidden, map) };
  }
  for (const protection of sheet.protections) {
    if (protection.area !== null) protection.area = movedArea(protection.area, axis, map) ?? protection.area;
  }
  for (const other of workbook.sheets) {
    if (other.hasFormulas) shiftFormulas(other, { sheetName: sheet.name, axis, map, size });
  }
};

const movedArea = (area: ReturnType<typeof rect>, axis: Axis, map: IndexMap): ReturnType<typeof rect> | null => {
  const first = axis === 'row' ? area.row : area.column;
  const size = axis === 'row' ? area.rows : area.columns;
  const kept = Array.from({ length: size }, (_, offset) => map(first + offset)).filter((index) => index !== null);
  if (kept.length === 0) return null;
  const start = kept.reduce((least, index) => Math.min(least, index));
  const length = kept.reduce((most, index) => Math.max(most, index)) - start + 1;
  return axis === 'row' ? rect(start, area.column, length, area.columns) : rect(area.row, start, area.rows, length);
};

const movedKeys = <T>(entries: ReadonlyMap<number, T>, map: IndexMap): Map<number, T> => {
  const moved = new Map<number, T>();
  for (const [index, value] of entries) {
    const place = map(index);
    if (place !== null) moved.set(place, value);
  }
  return moved;
};

const shiftFormulas = (holder: SheetModel, shift: Shift): void => {
  for (const row of holder.rows) {
    row?.cells.forEach((cell, index) => {
      if (cell === undefined || cell.formula === null) return;
      const formula = shiftedFormula(cell.formula, holder.name, shift);
      if (formula !== cell.formula) row.cells[index] = changedCell(cell, { formula });
    });
  }
};

/** A splice with spread overflows the stack for many thousand rows. */
const insertAll = <T>(list: T[], index: number, added: readonly T[]): void => {
  if (added.length < 10_000) {
    list.splice(index, 0, ...added);
    return;
  }
  const tail = list.splice(index);
  for (const part of [added, tail]) for (const item of part) list.push(item);
};

const fillHoles = (list: unknown[], length: number): void => {
  while (list.length < length) list.push(undefined);
};

/** A second row of the same cells, for a duplicated row. */
export const copyOfRow = (row: Row | undefined): Row | undefined =>
  row && { ...row, cells: [...row.cells], hiddenByFilter: false };
