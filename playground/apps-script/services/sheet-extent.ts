/** A sheet's name, place, size and ranges: the part of Sheet that finds things. */

import { badSignature, ServiceError } from '../errors';
import type { Scope } from '../runtime/scope';
import { Service } from '../runtime/service';
import { lastColumnOf, lastRowOf, parseA1, type Rect, rect } from '../workbook/address';
import { renameSheet } from '../workbook/rename';
import { lastContentColumn, lastContentRow, type SheetModel } from '../workbook/sheet';
import type { Range } from './range';
import type { Spreadsheet } from './spreadsheet';

export class SheetExtent extends Service {
  static override readonly path = 'SpreadsheetApp.Sheet';

  constructor(
    readonly scope: Scope,
    readonly model: SheetModel,
  ) {
    super();
  }

  getName(): string {
    return this.model.name;
  }

  setName(name: string): this {
    this.scope.writes.flush();
    renameSheet(this.scope.machine.workbook, this.model, String(name));
    return this;
  }

  getSheetId(): number {
    return this.model.id;
  }

  getParent(): Spreadsheet {
    return this.scope.document.spreadsheet();
  }

  getMaxRows(): number {
    return this.model.maxRows;
  }

  getMaxColumns(): number {
    return this.model.maxColumns;
  }

  /** Formatted but empty rows do not count; 0 on an empty sheet. */
  getLastRow(): number {
    this.scope.writes.flush();
    return lastContentRow(this.model);
  }

  getLastColumn(): number {
    this.scope.writes.flush();
    return lastContentColumn(this.model);
  }

  getDataRange(): Range {
    this.scope.writes.flush();
    const rows = Math.max(1, lastContentRow(this.model));
    const columns = Math.max(1, lastContentColumn(this.model));
    return this.scope.document.range(this.model, rect(1, 1, rows, columns));
  }

  /** getRange(a1), getRange(row, column), …, numRows, numColumns; rows and columns count from 1. */
  getRange(first: string | number, column?: number, numRows = 1, numColumns = 1): Range {
    const area =
      typeof first === 'string' ? areaNamed(this.model, first) : checkedArea(first, column, numRows, numColumns);
    if (lastRowOf(area) > this.model.maxRows || lastColumnOf(area) > this.model.maxColumns) {
      throw new ServiceError('The coordinates of the range are outside the dimensions of the sheet.');
    }
    return this.scope.document.range(this.model, area);
  }
}

const areaNamed = (sheet: SheetModel, a1: string): Rect => {
  const address = parseA1(a1, sheet.maxRows, sheet.maxColumns);
  if (address === null || (address.sheetName !== null && address.sheetName !== sheet.name)) {
    throw new ServiceError('Range not found');
  }
  return address.area;
};

const checkedArea = (row: unknown, column: unknown, rows: unknown, columns: unknown): Rect => {
  const numbers = [row, column, rows, columns];
  if (!numbers.every((value) => typeof value === 'number' && Number.isFinite(value))) {
    throw badSignature('SpreadsheetApp.Sheet.getRange', numbers);
  }
  // The platform cuts fractions off.
  const [top = 0, left = 0, height = 0, width = 0] = numbers.map((value) => Math.trunc(Number(value)));
  if (top < 1) throw new ServiceError('The starting row of the range is too small.');
  if (left < 1) throw new ServiceError('The starting column of the range is too small.');
  if (height < 1) throw new ServiceError('The number of rows in the range must be at least 1.');
  if (width < 1) throw new ServiceError('The number of columns in the range must be at least 1.');
  return rect(top, left, height, width);
};
