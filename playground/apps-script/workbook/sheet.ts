/** One sheet: a sparse grid of cells, and what is kept per row, per column and for the whole. */

import type { Rect } from './address';
import { blankCell, type Cell, hasContent } from './cell';
import type { Filter } from './filter';

export interface Row {
  readonly cells: (Cell | undefined)[];
  hiddenByUser: boolean;
  hiddenByFilter: boolean;
}

export interface Column {
  hidden: boolean;
  width: number;
}

export interface ProtectionModel {
  readonly id: number;
  /** null protects the whole sheet. */
  area: Rect | null;
  description: string;
  warningOnly: boolean;
  /** Who may edit nevertheless; null for everybody. */
  editors: readonly string[] | null;
}

/** Mutable on purpose: scripts and people work on the same sheet, as they do on the platform. */
export interface SheetModel {
  readonly id: number;
  name: string;
  hidden: boolean;
  /** Index 0 is row 1; a hole is a row that nobody touched. */
  rows: (Row | undefined)[];
  columns: (Column | undefined)[];
  maxRows: number;
  maxColumns: number;
  frozenRows: number;
  filter: Filter | null;
  protections: ProtectionModel[];
  /** Stays true once a formula was written: only then do structural changes look for references to shift. */
  hasFormulas: boolean;
}

export const defaultColumnWidth = 100;

/** A new sheet has 26 columns, as in Sheets. */
export const createSheet = (id: number, name: string, maxRows: number, maxColumns = 26): SheetModel => ({
  id,
  name,
  hidden: false,
  rows: [],
  columns: [],
  maxRows,
  maxColumns,
  frozenRows: 0,
  filter: null,
  protections: [],
  hasFormulas: false,
});

export const newRow = (cells: (Cell | undefined)[] = []): Row => ({
  cells,
  hiddenByUser: false,
  hiddenByFilter: false,
});

/** 1-based, like every row and column outside this file's arrays. */
export const cellAt = (sheet: SheetModel, row: number, column: number): Cell =>
  sheet.rows[row - 1]?.cells[column - 1] ?? blankCell;

export const rowOf = (sheet: SheetModel, row: number): Row => {
  const known = sheet.rows[row - 1];
  if (known !== undefined) return known;
  const made = newRow();
  // Filling the holes keeps the array dense, which V8 handles much faster.
  while (sheet.rows.length < row - 1) sheet.rows.push(undefined);
  sheet.rows[row - 1] = made;
  return made;
};

export const columnOf = (sheet: SheetModel, column: number): Column => {
  const known = sheet.columns[column - 1];
  if (known !== undefined) return known;
  const made: Column = { hidden: false, width: defaultColumnWidth };
  while (sheet.columns.length < column - 1) sheet.columns.push(undefined);
  sheet.columns[column - 1] = made;
  return made;
};

export const putCell = (sheet: SheetModel, row: number, column: number, cell: Cell): void => {
  const { cells } = rowOf(sheet, row);
  while (cells.length < column - 1) cells.push(undefined);
  cells[column - 1] = cell;
  if (cell.formula !== null) sheet.hasFormulas = true;
};

/** Replaces each cell of an area by what `change` makes of it; answers how to put the old ones back. */
export const changeCells = (
  sheet: SheetModel,
  area: Rect,
  change: (cell: Cell, row: number, column: number) => Cell,
): (() => void) => {
  const before: Cell[][] = [];
  for (let row = area.row; row < area.row + area.rows; row++) {
    const old: Cell[] = [];
    before.push(old);
    for (let column = area.column; column < area.column + area.columns; column++) {
      const cell = cellAt(sheet, row, column);
      old.push(cell);
      const changed = change(cell, row, column);
      if (changed !== cell) putCell(sheet, row, column, changed);
    }
  }
  return () => {
    before.forEach((cells, down) => {
      cells.forEach((cell, right) => {
        putCell(sheet, area.row + down, area.column + right, cell);
      });
    });
  };
};

/** The last row in which something stands, 0 when there is none; notes, formats and rules do not count. */
export const lastContentRow = (sheet: SheetModel): number => {
  for (let index = sheet.rows.length - 1; index >= 0; index--) {
    if (sheet.rows[index]?.cells.some((cell) => cell !== undefined && hasContent(cell))) return index + 1;
  }
  return 0;
};

export const lastContentColumn = (sheet: SheetModel): number => {
  let last = 0;
  for (const row of sheet.rows) {
    if (row === undefined) continue;
    for (let index = row.cells.length - 1; index >= last; index--) {
      const cell = row.cells[index];
      if (cell !== undefined && hasContent(cell)) {
        last = index + 1;
        break;
      }
    }
  }
  return last;
};

/** Makes the grid at least so large; an edit by a person past its end does that. */
export const extendGrid = (sheet: SheetModel, rows: number, columns: number): void => {
  sheet.maxRows = Math.max(sheet.maxRows, rows);
  sheet.maxColumns = Math.max(sheet.maxColumns, columns);
};
