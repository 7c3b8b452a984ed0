/** Where a range is: the part of Range that knows its coordinates. */

import type { Scope } from '../runtime/scope';
import { Service } from '../runtime/service';
import { a1Of, lastColumnOf, lastRowOf, type Rect } from '../workbook/address';
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

  getColumn(): number {
    return this.area.column;
  }

  getLastRow(): number {
    return lastRowOf(this.area);
  }

  getLastColumn(): number {
    return lastColumnOf(this.area);
  }

  getNumColumns(): number {
    return this.area.columns;
  }

  getA1Notation(): string {
    return a1Of(this.area);
  }

  getSheet(): Sheet {
    return this.scope.document.sheet(this.sheet);
  }

  /** offset(rows, columns), offset(rows, columns, numRows), offset(rows, columns, numRows, numColumns). */
  offset(rowOffset: number, columnOffset: number, numRows = this.area.rows, numColumns = this.area.columns): Range {
    const { row, column } = this.area;
    return this.getSheet().getRange(row + rowOffset, column + columnOffset, numRows, numColumns);
  }
}
