/** The rows and columns of a sheet: inserting, deleting, appending, clearing. Each applies what was written before. */

import { ServiceError } from '../errors';
import { type Rect, rect } from '../workbook/address';
import { blankCell, type Cell, changedCell, withoutContent } from '../workbook/cell';
import { changeCells, extendGrid, lastContentRow, type SheetModel } from '../workbook/sheet';
import { deleteColumns, deleteRows, insertColumns, insertRows, moveColumns, moveRows } from '../workbook/structure';
import { cellCount } from '../workbook/workbook';
import { checkMayEdit } from './protection';
import type { Range } from './range';
import { writtenValue } from './range-write';
import { SheetExtent } from './sheet-extent';

export class SheetStructure extends SheetExtent {
  insertRowsAfter(afterPosition: number, howMany: number): this {
    grow(this, 'row', afterPosition + 1, howMany, afterPosition);
    return this;
  }

  insertRowsBefore(beforePosition: number, howMany: number): this {
    grow(this, 'row', beforePosition, howMany);
    return this;
  }

  insertRowAfter(afterPosition: number): this {
    return this.insertRowsAfter(afterPosition, 1);
  }

  insertRowBefore(beforePosition: number): this {
    return this.insertRowsBefore(beforePosition, 1);
  }

  /** insertRows(rowIndex, numRows): before that row. */
  insertRows(rowIndex: number, numRows = 1): void {
    grow(this, 'row', rowIndex, numRows);
  }

  insertColumnsAfter(afterPosition: number, howMany: number): this {
    grow(this, 'column', afterPosition + 1, howMany, afterPosition);
    return this;
  }

  insertColumnsBefore(beforePosition: number, howMany: number): this {
    grow(this, 'column', beforePosition, howMany);
    return this;
  }

  insertColumnAfter(afterPosition: number): this {
    return this.insertColumnsAfter(afterPosition, 1);
  }

  insertColumnBefore(beforePosition: number): this {
    return this.insertColumnsBefore(beforePosition, 1);
  }

  insertColumns(columnIndex: number, numColumns = 1): void {
    grow(this, 'column', columnIndex, numColumns);
  }

  deleteRows(rowPosition: number, howMany: number): void {
    const { model, scope } = this;
    scope.writes.flush();
    if (rowPosition < 1 || rowPosition + howMany - 1 > model.maxRows)
      throw new ServiceError('Those rows are out of bounds.');
    if (howMany >= model.maxRows) throw new ServiceError("You can't delete all the rows on the sheet.");
    if (model.frozenRows > 0 && rowPosition <= model.frozenRows + 1 && rowPosition + howMany > model.maxRows) {
      throw new ServiceError('Sorry, it is not possible to delete all non-frozen rows.');
    }
    checkMayEdit(scope, model, linesOf(model, 'row', rowPosition, howMany));
    deleteRows({ workbook: scope.machine.workbook, sheet: model }, rowPosition, howMany);
  }

  deleteRow(rowPosition: number): this {
    this.deleteRows(rowPosition, 1);
    return this;
  }

  deleteColumns(columnPosition: number, howMany: number): void {
    const { model, scope } = this;
    scope.writes.flush();
    if (columnPosition < 1 || columnPosition + howMany - 1 > model.maxColumns) {
      throw new ServiceError('Those columns are out of bounds.');
    }
    if (howMany >= model.maxColumns) throw new ServiceError("You can't delete all the columns on the sheet.");
    checkMayEdit(scope, model, linesOf(model, 'column', columnPosition, howMany));
    deleteColumns({ workbook: scope.machine.workbook, sheet: model }, columnPosition, howMany);
  }

  deleteColumn(columnPosition: number): this {
    this.deleteColumns(columnPosition, 1);
    return this;
  }

  /** Moves the rows of a range so that they stand before row `destinationIndex`. */
  moveRows(rowSpec: Range, destinationIndex: number): void {
    const { row, rows } = rowSpec.area;
    checkMove(this, 'row', row, rows, destinationIndex);
    moveRows({ workbook: this.scope.machine.workbook, sheet: this.model }, row, rows, destinationIndex);
  }

  moveColumns(columnSpec: Range, destinationIndex: number): void {
    const { column, columns } = columnSpec.area;
    checkMove(this, 'column', column, columns, destinationIndex);
    moveColumns({ workbook: this.scope.machine.workbook, sheet: this.model }, column, columns, destinationIndex);
  }

  /** Below the last row with content, making the grid larger when that is needed. Applied at once. */
  appendRow(rowContents: unknown[]): this {
    const { model, scope } = this;
    scope.writes.flush();
    const row = lastContentRow(model) + 1;
    const area = rect(row, 1, 1, rowContents.length);
    checkMayEdit(scope, model, area);
    extendGrid(model, row, rowContents.length);
    changeCells(model, area, (cell, _, column) => writtenValue(scope, cell, rowContents[column - 1], row, column));
    return this;
  }

  /** Contents and formats; notes and validation stay. */
  clear(): this {
    return this.clearContents().clearFormats();
  }

  clearContents(): this {
    changeAll(this, withoutContent);
    return this;
  }

  clearFormats(): this {
    changeAll(this, (cell) => changedCell(cell, { format: '', style: blankCell.style }));
    return this;
  }

  clearNotes(): this {
    changeAll(this, (cell) => (cell.note === '' ? cell : changedCell(cell, { note: '' })));
    return this;
  }
}

const changeAll = ({ model, scope }: SheetStructure, change: (cell: Cell) => Cell): void => {
  scope.writes.flush();
  checkMayEdit(scope, model, rect(1, 1, model.maxRows, model.maxColumns));
  changeCells(model, rect(1, 1, model.rows.length, model.maxColumns), change);
};

/** Whole rows or columns. A count of 0 is the gap before the first: it lies inside what holds both of its neighbours. */
const linesOf = (model: SheetModel, axis: 'row' | 'column', first: number, count: number): Rect =>
  axis === 'row' ? rect(first, 1, count, model.maxColumns) : rect(1, first, model.maxRows, count);

const checkMove = (
  { model, scope }: SheetStructure,
  axis: 'row' | 'column',
  first: number,
  count: number,
  before: number,
): void => {
  scope.writes.flush();
  checkMayEdit(scope, model, linesOf(model, axis, first, count));
  checkMayEdit(scope, model, linesOf(model, axis, before, 0));
};

const grow = (sheet: SheetStructure, axis: 'row' | 'column', at: number, count: number, from?: number): void => {
  const { model, scope } = sheet;
  scope.writes.flush();
  const size = axis === 'row' ? model.maxRows : model.maxColumns;
  if (!(at >= 1 && at <= size + 1)) throw new ServiceError(`Those ${axis}s are out of bounds.`);
  if (!(count >= 1)) throw new ServiceError(`The number of ${axis}s to insert must be at least 1.`);
  checkMayEdit(scope, model, linesOf(model, axis, at, 0));
  const added = count * (axis === 'row' ? model.maxColumns : model.maxRows);
  const { workbookCells } = scope.machine.limits;
  if (cellCount(scope.machine.workbook) + added > workbookCells) throw tooManyCells(workbookCells);
  const place = { workbook: scope.machine.workbook, sheet: model };
  if (axis === 'row') insertRows(place, at, count, from);
  else insertColumns(place, at, count, from);
};

export const tooManyCells = (limit: number): ServiceError =>
  new ServiceError(`This action would increase the number of cells in the workbook above the limit of ${limit} cells.`);
