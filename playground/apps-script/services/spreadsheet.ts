/** Spreadsheet: the document, its sheets, and messages to the person who looks at it. */

import { badSignature, ServiceError } from '../errors';
import type { Scope } from '../runtime/scope';
import { type Modelled, Service } from '../runtime/service';
import { parseA1 } from '../workbook/address';
import { renameSheet } from '../workbook/rename';
import { addSheet, cellCount, freeSheetName, nameIsTaken, sheetNamed } from '../workbook/workbook';
import type { Range } from './range';
import { activeRangeList, activeSheet, type RangeList, Selection, select } from './selection';
import { Sheet } from './sheet';
import { tooManyCells } from './sheet-structure';

/** Source: Google's reference, "Class Spreadsheet". */
export class Spreadsheet extends Service implements Modelled<GoogleAppsScript.Spreadsheet.Spreadsheet> {
  static override readonly path = 'SpreadsheetApp.Spreadsheet';
  readonly selection: Selection;

  constructor(readonly scope: Scope) {
    super();
    this.selection = new Selection(scope);
  }

  getId(): string {
    return this.scope.machine.workbook.id;
  }

  getName(): string {
    return this.scope.machine.workbook.name;
  }

  getUrl(): string {
    return `https://docs.google.com/spreadsheets/d/${this.scope.machine.workbook.id}/edit`;
  }

  getSpreadsheetTimeZone(): string {
    return this.scope.machine.workbook.rules.zone.name;
  }

  getSpreadsheetLocale(): string {
    return this.scope.machine.workbook.rules.locale.name;
  }

  getSheets(): Sheet[] {
    return this.scope.machine.workbook.sheets.map((sheet) => this.scope.document.sheet(sheet));
  }

  getSheetByName(name: string): Sheet | null {
    const sheet = sheetNamed(this.scope.machine.workbook, name);
    return sheet === undefined ? null : this.scope.document.sheet(sheet);
  }

  getSheetById(id: number): Sheet | null {
    const sheet = this.scope.machine.workbook.sheets.find((candidate) => candidate.id === id);
    return sheet === undefined ? null : this.scope.document.sheet(sheet);
  }

  /** insertSheet(), (name), (index), (name, index); indexes count from 0. The new sheet becomes the active one. */
  insertSheet(first?: string | number, second?: number): Sheet {
    const { machine, document, writes } = this.scope;
    writes.flush();
    const name = typeof first === 'string' ? first : freeSheetName(machine.workbook);
    const active = machine.workbook.sheets.indexOf(activeSheet(this.scope));
    const index = typeof first === 'number' ? first : (second ?? active + 1);
    if (nameIsTaken(machine.workbook, name)) {
      throw new ServiceError(`A sheet with the name "${name}" already exists. Please enter another name.`);
    }
    if (cellCount(machine.workbook) + 26 * machine.workbook.newSheetRows > machine.limits.workbookCells)
      throw tooManyCells(machine.limits.workbookCells);
    const sheet = addSheet(machine.workbook, name, Math.min(index, machine.workbook.sheets.length));
    select(this.scope, sheet, [{ row: 1, column: 1, rows: 1, columns: 1 }]);
    return document.sheet(sheet);
  }

  deleteSheet(sheet: Sheet): void {
    const { workbook } = this.scope.machine;
    if (!(sheet instanceof Sheet)) throw badSignature('SpreadsheetApp.Spreadsheet.deleteSheet', [sheet]);
    this.scope.writes.flush();
    if (!workbook.sheets.some((other) => other !== sheet.model && !other.hidden)) {
      throw new ServiceError("You can't remove all the visible sheets in a document.");
    }
    workbook.sheets = workbook.sheets.filter((other) => other !== sheet.model);
  }

  getActiveSheet(): Sheet {
    return this.scope.document.sheet(activeSheet(this.scope));
  }

  setActiveSheet(sheet: Sheet): Sheet {
    if (!(sheet instanceof Sheet)) throw badSignature('SpreadsheetApp.Spreadsheet.setActiveSheet', [sheet]);
    return sheet.activate();
  }

  /** Moves the active sheet to a 1-based place. */
  moveActiveSheet(pos: number): void {
    const { workbook } = this.scope.machine;
    const sheet = activeSheet(this.scope);
    if (!(pos >= 1 && pos <= workbook.sheets.length)) throw new ServiceError('Invalid argument: pos');
    workbook.sheets = workbook.sheets.filter((other) => other !== sheet);
    workbook.sheets.splice(pos - 1, 0, sheet);
  }

  renameActiveSheet(newName: string): void {
    renameSheet(this.scope.machine.workbook, activeSheet(this.scope), newName);
  }

  getSelection(): Selection {
    return this.selection;
  }

  getActiveRange(): Range | null {
    return this.selection.getActiveRange();
  }

  getActiveRangeList(): RangeList | null {
    return activeRangeList(this.scope);
  }

  setActiveRange(range: Range): Range {
    return range.activate();
  }

  getRange(a1Notation: string): Range {
    const active = activeSheet(this.scope);
    const address = parseA1(a1Notation, active.maxRows, active.maxColumns);
    const sheet = address?.sheetName == null ? active : sheetNamed(this.scope.machine.workbook, address.sheetName);
    if (sheet === undefined || address === null) throw new ServiceError('Range not found');
    return this.scope.document.sheet(sheet).getRange(a1Notation);
  }

  /** toast(msg), toast(msg, title), toast(msg, title, timeoutSeconds): 5 seconds unless told. */
  toast(msg: string, title = '', timeoutSeconds: number | null = 5): void {
    const { machine, user } = this.scope;
    machine.ui.shown.push({
      kind: 'toast',
      title: String(title),
      text: String(msg),
      seconds: timeoutSeconds ?? 5,
      user,
    });
  }
}
