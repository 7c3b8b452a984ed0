/** What the parts of a formula compute to. */

import type { Rect } from './address';
import type { Scalar } from './cell';
import type { SheetModel } from './sheet';
import type { Workbook } from './workbook';

/** `format` is what an automatic cell shows the value in: a formula over a date is a date. */
export interface Computed {
  readonly value: Scalar | null;
  readonly format: string;
}

/** Its code is what the cell shows: #ERROR!, #NAME?, #REF!, #VALUE!, #DIV/0!, #N/A or #NUM!. */
export class FormulaError extends Error {
  constructor(readonly code: string) {
    super(code);
  }
}

/** A cell in error fails only those who look at it: COUNTIF over its column counts the others. */
export type Outcome = Computed | FormulaError;

/** A block of cells, which are computed when they are looked at. */
export interface Area {
  /** Where it stands on a sheet; null for what a function or an operator made. */
  readonly place: Rect | null;
  readonly rows: number;
  readonly columns: number;
  /** So many of the rows, and of the columns, have content; whole columns go on to the end of the grid without any. */
  readonly filledRows: number;
  readonly filledColumns: number;
  /** Both count from 0. */
  readonly at: (down: number, right: number) => Outcome;
}

export type Operand = Computed | Area;

/** Where a formula stands. */
export interface Scope {
  readonly workbook: Workbook;
  readonly sheet: SheetModel;
  readonly row: number;
  readonly column: number;
  /** Inside ARRAYFORMULA, SUMPRODUCT and their like: operators go over all cells of an area. */
  readonly asArrays: boolean;
}

export const isArea = (operand: Operand): operand is Area => 'at' in operand;

export const plain = (value: Scalar | null): Computed => ({ value, format: '' });

export const valid = (outcome: Outcome): Computed => {
  if (outcome instanceof FormulaError) throw outcome;
  return outcome;
};

/** What `work` answers, or the error of a formula that it throws. */
export const outcomeOf = <T>(work: () => T): T | FormulaError => {
  try {
    return work();
  } catch (error) {
    if (error instanceof FormulaError) return error;
    throw error;
  }
};

/**
 * One value where an area may stand. Of a column or a row of the sheet Sheets takes the cell level with the formula. Of what a
 * function made, the first: Sheets shows that one in the formula's cell and the others beside it, which is not modelled.
 */
export const single = (operand: Operand, scope: Scope): Computed => {
  if (!isArea(operand)) return operand;
  const { place, rows, columns } = operand;
  if (place === null || scope.asArrays || (rows === 1 && columns === 1)) return valid(operand.at(0, 0));
  const [down, right] = [scope.row - place.row, scope.column - place.column];
  if (columns === 1 && down >= 0 && down < rows) return valid(operand.at(down, 0));
  if (rows === 1 && right >= 0 && right < columns) return valid(operand.at(0, right));
  throw new FormulaError('#VALUE!');
};

export const arrayOf = (cells: readonly (readonly Outcome[])[]): Area => {
  const [rows, columns] = [cells.length, cells[0]?.length ?? 0];
  if (rows === 0 || columns === 0) throw new FormulaError('#N/A');
  const at = (down: number, right: number) => cells[down]?.[right] ?? new FormulaError('#N/A');
  return { place: null, rows, columns, filledRows: rows, filledColumns: columns, at };
};

export const asArea = (operand: Operand): Area => (isArea(operand) ? operand : arrayOf([[operand]]));

export const mapped = (area: Area, change: (cell: Outcome, down: number, right: number) => Outcome): Area => ({
  ...area,
  place: null,
  at: (down, right) => change(area.at(down, right), down, right),
});

export const transposed = (area: Area): Area => ({
  place: null,
  rows: area.columns,
  columns: area.rows,
  filledRows: area.filledColumns,
  filledColumns: area.filledRows,
  at: (down, right) => area.at(right, down),
});

/** The cells with content, row by row. */
export function* cellsOf(area: Area): Generator<Outcome> {
  for (let down = 0; down < area.filledRows; down++) {
    for (let right = 0; right < area.filledColumns; right++) yield area.at(down, right);
  }
}

/** A single value, row or column stands beside every cell of a larger area. */
export const cellOf = (operand: Operand, down: number, right: number): Outcome =>
  isArea(operand) ? operand.at(operand.rows === 1 ? 0 : down, operand.columns === 1 ? 0 : right) : operand;

/** Goes over areas cell by cell, single values beside them; without an area it is one call. */
export const broadcast = (operands: readonly Operand[], apply: (cells: readonly Computed[]) => Computed): Operand => {
  const areas = operands.filter(isArea);
  const size = (of: (area: Area) => number) => areas.reduce((most, area) => Math.max(most, of(area)), 1);
  const [rows, columns] = [size((area) => area.filledRows), size((area) => area.filledColumns)];
  const at = (down: number, right: number) =>
    outcomeOf(() => apply(operands.map((operand) => valid(cellOf(operand, down, right)))));
  if (areas.length === 0 || (rows === 1 && columns === 1)) return valid(at(0, 0));
  return { place: null, rows, columns, filledRows: rows, filledColumns: columns, at };
};
