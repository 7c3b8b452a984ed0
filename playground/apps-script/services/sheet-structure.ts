/** The rows and columns of a sheet: inserting, deleting, appending. Each applies what was written before. */

import { ServiceError } from '../errors';
import { type Rect, rect } from '../workbook/address';
import { changeCells, extendGrid, lastContentRow, type SheetModel } from '../workbook/sheet';
import { deleteRows, insertColumns, insertRows } from '../workbook/structure';
import { cellCount } from '../workbook/workbook';
import { checkMayEdit } from './protection';
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

  insertRowBefore(beforePosition: number): this {
    return this.insertRowsBefore(beforePosition, 1);
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
}

/** Whole rows or columns. A count of 0 is the gap before the first: it lies inside what holds both of its neighbours. */
const linesOf = (model: SheetModel, axis: 'row' | 'column', first: number, count: number): Rect =>
  axis === 'row' ? rect(first, 1, count, model.maxColumns) : rect(1, first, model.maxRows, count);

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
