/** Sheet: one tab of the document. */

import { badSignature, ServiceError } from '../errors';
import type { EnumValue } from '../runtime/enums';
import type { Modelled } from '../runtime/service';
import { columnOf, type SheetModel } from '../workbook/sheet';
import { Filter } from './filter';
import { Protection, protect, protectionType } from './protection';
import type { Range } from './range';
import { RangeList } from './selection';
import { SheetStructure } from './sheet-structure';

/** Source: Google's reference, "Class Sheet". Widths and heights are in pixels. */
export class Sheet extends SheetStructure implements Modelled<GoogleAppsScript.Spreadsheet.Sheet> {
  static override readonly path = 'SpreadsheetApp.Sheet';

  hideSheet(): this {
    if (!this.scope.machine.workbook.sheets.some((other) => other !== this.model && !other.hidden)) {
      throw new ServiceError("You can't hide all the sheets in a document.");
    }
    this.scope.writes.flush();
    this.model.hidden = true;
    return this;
  }

  showSheet(): this {
    this.scope.writes.flush();
    this.model.hidden = false;
    return this;
  }

  isSheetHidden(): boolean {
    return this.model.hidden;
  }

  /** Each in A1 notation. */
  getRangeList(a1Notations: string[]): RangeList {
    if (!Array.isArray(a1Notations) || a1Notations.length === 0) {
      throw badSignature('SpreadsheetApp.Sheet.getRangeList', [a1Notations]);
    }
    return new RangeList(a1Notations.map((a1) => this.getRange(a1)));
  }

  setActiveRange(range: Range): Range {
    return range.activate();
  }

  setFrozenRows(rows: number): void {
    if (!(rows >= 0 && rows < this.model.maxRows))
      throw new ServiceError("You can't freeze all visible rows on the sheet.");
    later(this, () => {
      this.model.frozenRows = rows;
    });
  }

  getFrozenRows(): number {
    return current(this).frozenRows;
  }

  setColumnWidth(columnPosition: number, width: number): this {
    checkColumns(this, columnPosition, 1);
    later(this, () => {
      columnOf(this.model, columnPosition).width = width;
    });
    return this;
  }

  /** hideColumns(columnIndex), hideColumns(columnIndex, numColumns). */
  hideColumns(columnIndex: number, numColumns = 1): void {
    setHidden(this, columnIndex, numColumns, true);
  }

  getFilter(): Filter | null {
    return this.model.filter === null ? null : new Filter(this.scope, this.model);
  }

  isRowHiddenByFilter(rowPosition: number): boolean {
    return current(this).rows[rowPosition - 1]?.hiddenByFilter ?? false;
  }

  isRowHiddenByUser(rowPosition: number): boolean {
    return current(this).rows[rowPosition - 1]?.hiddenByUser ?? false;
  }

  protect(): Protection {
    return protect(this.scope, this.model, null);
  }

  getProtections(type: EnumValue): Protection[] {
    const whole = type === protectionType.values.SHEET;
    return this.model.protections
      .filter((protection) => (protection.area === null) === whole)
      .map((protection) => new Protection(this.scope, this.model, protection));
  }
}

const checkColumns = (sheet: Sheet, start: number, count: number): void => {
  if (!(start >= 1 && count >= 1 && start + count - 1 <= sheet.model.maxColumns)) {
    throw new ServiceError('Those columns are out of bounds.');
  }
};

const setHidden = (sheet: Sheet, start: number, count: number, hidden: boolean): void => {
  checkColumns(sheet, start, count);
  later(sheet, () => {
    for (let column = start; column < start + count; column++) columnOf(sheet.model, column).hidden = hidden;
  });
};

/** Setters of a sheet wait in the write cache like those of ranges; hiding a sheet is applied at once, as it moves people's views. */
const later = (sheet: Sheet, work: () => void): void => sheet.scope.writes.add(work);

const current = (sheet: Sheet): SheetModel => {
  sheet.scope.writes.flush();
  return sheet.model;
};
