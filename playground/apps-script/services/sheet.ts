/** Sheet: one tab of the document. */

import { badSignature, ServiceError } from '../errors';
import type { EnumValue } from '../runtime/enums';
import type { Modelled } from '../runtime/service';
import { rect } from '../workbook/address';
import { columnOf, defaultColumnWidth, defaultRowHeight, rowOf, type SheetModel } from '../workbook/sheet';
import { Filter } from './filter';
import { Protection, protect, protectionType } from './protection';
import type { Range } from './range';
import { activeAreas, activeRangeList, activeSheet, RangeList, select } from './selection';
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

  activate(): this {
    if (activeSheet(this.scope) !== this.model) select(this.scope, this.model, [rect(1, 1)]);
    return this;
  }

  getActiveRange(): Range | null {
    const area = this.model === activeSheet(this.scope) ? activeAreas(this.scope).at(-1) : rect(1, 1);
    return area === undefined ? null : this.scope.document.range(this.model, area);
  }

  getActiveRangeList(): RangeList | null {
    return activeRangeList(this.scope);
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

  setActiveSelection(range: Range | string): Range {
    return (typeof range === 'string' ? this.getRange(range) : range).activate();
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

  setFrozenColumns(columns: number): void {
    if (!(columns >= 0 && columns < this.model.maxColumns)) {
      throw new ServiceError("You can't freeze all visible columns on the sheet.");
    }
    later(this, () => {
      this.model.frozenColumns = columns;
    });
  }

  getFrozenColumns(): number {
    return current(this).frozenColumns;
  }

  setColumnWidth(columnPosition: number, width: number): this {
    return this.setColumnWidths(columnPosition, 1, width);
  }

  setColumnWidths(startColumn: number, numColumns: number, width: number): this {
    checkColumns(this, startColumn, numColumns);
    later(this, () => {
      for (let column = startColumn; column < startColumn + numColumns; column++) {
        columnOf(this.model, column).width = width;
      }
    });
    return this;
  }

  getColumnWidth(columnPosition: number): number {
    return current(this).columns[columnPosition - 1]?.width ?? defaultColumnWidth;
  }

  /** Widths of text are not known here: the columns keep theirs. */
  autoResizeColumn(columnPosition: number): this {
    checkColumns(this, columnPosition, 1);
    return this;
  }

  autoResizeColumns(startColumn: number, numColumns: number): this {
    checkColumns(this, startColumn, numColumns);
    return this;
  }

  setRowHeight(rowPosition: number, height: number): this {
    later(this, () => {
      rowOf(this.model, rowPosition).height = height;
    });
    return this;
  }

  getRowHeight(rowPosition: number): number {
    return current(this).rows[rowPosition - 1]?.height ?? defaultRowHeight;
  }

  /** hideColumns(columnIndex), hideColumns(columnIndex, numColumns). */
  hideColumns(columnIndex: number, numColumns = 1): void {
    setHidden(this, columnIndex, numColumns, true);
  }

  hideColumn(column: Range): void {
    setHidden(this, column.area.column, column.area.columns, true);
  }

  showColumns(columnIndex: number, numColumns = 1): void {
    setHidden(this, columnIndex, numColumns, false);
  }

  isColumnHiddenByUser(columnPosition: number): boolean {
    return current(this).columns[columnPosition - 1]?.hidden ?? false;
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

  setTabColor(color: string | null): this {
    later(this, () => {
      this.model.tabColor = color;
    });
    return this;
  }

  getTabColor(): string | null {
    return current(this).tabColor;
  }

  setHiddenGridlines(_hidden: boolean): this {
    return this;
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
