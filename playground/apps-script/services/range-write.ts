/** How a range's setters write: shapes are checked at once, the cells are changed when the write cache is applied. */

import { badSignature, ServiceError } from '../errors';
import type { Scope } from '../runtime/scope';
import { a1Of, lastColumnOf, lastRowOf, type Rect, rect } from '../workbook/address';
import type { Cell } from '../workbook/cell';
import { enterValue } from '../workbook/coercion';
import { changeCells, type SheetModel } from '../workbook/sheet';
import { accepts, refusalOf } from '../workbook/validation';
import { checkMayEdit } from './protection';

export interface Target {
  readonly scope: Scope;
  readonly sheet: SheetModel;
  readonly area: Rect;
}

export const write = (
  { scope, sheet, area }: Target,
  change: (cell: Cell, down: number, right: number) => Cell,
): void => {
  scope.writes.add(() => {
    if (!scope.machine.workbook.sheets.includes(sheet)) throw new ServiceError(`Sheet ${sheet.id} not found`);
    // Somebody may have taken rows away since the range was made.
    if (lastRowOf(area) > sheet.maxRows || lastColumnOf(area) > sheet.maxColumns) {
      throw new ServiceError('The coordinates of the range are outside the dimensions of the sheet.');
    }
    checkMayEdit(scope, sheet, area);
    changeCells(sheet, area, (cell, row, column) => change(cell, row - area.row, column - area.column));
  });
};

/** A change that only depends on the old cell: made once for each different cell, as columns are mostly uniform. */
export const writeUniform = (target: Target, change: (cell: Cell) => Cell): void => {
  const made = new Map<Cell, Cell>();
  write(target, (cell) => {
    const known = made.get(cell) ?? change(cell);
    made.set(cell, known);
    return known;
  });
};

/** The cell after a script wrote a value to it; throws for too long a text and for what a validation rule rejects. */
export const writtenValue = (scope: Scope, cell: Cell, value: unknown, row: number, column: number): Cell => {
  checkLength(scope, value);
  const changed = enterValue(cell, value, scope.machine.workbook.rules);
  if (cell.rule !== null && !accepts(cell.rule, changed)) throw refusalOf(cell.rule, a1Of(rect(row, column)));
  return changed;
};

/** Values by rows, of just the range's shape. */
export const checkShape = (method: string, values: unknown, area: Rect): readonly (readonly unknown[])[] => {
  if (!Array.isArray(values) || !values.every((row) => Array.isArray(row))) {
    throw badSignature(`SpreadsheetApp.Range.${method}`, [values]);
  }
  const rows: readonly (readonly unknown[])[] = values;
  mismatch('rows', rows.length, area.rows);
  for (const row of rows) mismatch('columns', row.length, area.columns);
  return rows;
};

const mismatch = (what: 'rows' | 'columns', data: number, range: number): void => {
  if (data === range) return;
  throw new ServiceError(
    `The number of ${what} in the data does not match the number of ${what} in the range. The data has ${data} but the range has ${range}.`,
  );
};

export const checkLength = (scope: Scope, value: unknown): void => {
  const { cellCharacters } = scope.machine.limits;
  if (typeof value !== 'string' || value.length <= cellCharacters) return;
  throw new ServiceError(`Your input contains more than the maximum of ${cellCharacters} characters in a single cell.`);
};

/** Reads each cell of the area, after applying what was written; by rows. */
export const read = <T>({ scope, sheet, area }: Target, of: (row: number, column: number) => T): T[][] => {
  scope.writes.flush();
  if (!scope.machine.workbook.sheets.includes(sheet)) throw new ServiceError(`Sheet ${sheet.id} not found`);
  const rows: T[][] = [];
  for (let row = area.row; row <= lastRowOf(area); row++) {
    const cells: T[] = [];
    for (let column = area.column; column <= lastColumnOf(area); column++) cells.push(of(row, column));
    rows.push(cells);
  }
  return rows;
};

export const readFirst = <T>(target: Target, of: (row: number, column: number) => T): T => {
  target.scope.writes.flush();
  return of(target.area.row, target.area.column);
};
