/** Where a range is: the part of Range that knows its coordinates. */

import { ServiceError } from '../errors';
import type { Scope } from '../runtime/scope';
import { Service } from '../runtime/service';
import { a1Of, lastColumnOf, lastRowOf, type Rect, rect } from '../workbook/address';
import type { SheetModel } from '../workbook/sheet';
import type { Range } from './range';
import type { Sheet } from './sheet';

export class RangeBase extends Service {
  static override readonly path = 'SpreadsheetApp.Range';

  /** Coordinates stay what they were when rows move: a range does not follow its cells. */
  constructor(
    readonly scope: Scope,
    readonly sheet: SheetModel,
    readonly area: Rect,
  ) {
    super();
  }

  getRow(): number {
    return this.area.row;
  }

  getRowIndex(): number {
    return this.area.row;
  }

  getColumn(): number {
    return this.area.column;
  }

  getLastRow(): number {
    return lastRowOf(this.area);
  }

  getLastColumn(): number {
    return lastColumnOf(this.area);
  }

  getNumRows(): number {
    return this.area.rows;
  }

  getNumColumns(): number {
    return this.area.columns;
  }

  getHeight(): number {
    return this.area.rows;
  }

  getWidth(): number {
    return this.area.columns;
  }

  getA1Notation(): string {
    return a1Of(this.area);
  }

  getSheet(): Sheet {
    return this.scope.document.sheet(this.sheet);
  }

  getGridId(): number {
    return this.sheet.id;
  }

  /** offset(rows, columns), offset(rows, columns, numRows), offset(rows, columns, numRows, numColumns). */
  offset(rowOffset: number, columnOffset: number, numRows = this.area.rows, numColumns = this.area.columns): Range {
    const { row, column } = this.area;
    return this.getSheet().getRange(row + rowOffset, column + columnOffset, numRows, numColumns);
  }

  /** 1-based, within the range. */
  getCell(row: number, column: number): Range {
    const { area } = this;
    if (!(row >= 1 && row <= area.rows && column >= 1 && column <= area.columns)) {
      throw new ServiceError('Cell reference out of range');
    }
    return this.scope.document.range(this.sheet, rect(area.row + row - 1, area.column + column - 1));
  }
}
