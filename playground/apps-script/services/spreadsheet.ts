/** Spreadsheet: the document, its sheets, and messages to the person who looks at it. */

import { badSignature, ServiceError } from '../errors';
import type { Scope } from '../runtime/scope';
import { type Modelled, Service } from '../runtime/service';
import { rect } from '../workbook/address';
import { addSheet, cellCount, freeSheetName, nameIsTaken, sheetNamed } from '../workbook/workbook';
import { activeRangeList, activeSheet, type RangeList, select } from './selection';
import { Sheet } from './sheet';
import { tooManyCells } from './sheet-structure';

/** Source: Google's reference, "Class Spreadsheet". */
export class Spreadsheet extends Service implements Modelled<GoogleAppsScript.Spreadsheet.Spreadsheet> {
  static override readonly path = 'SpreadsheetApp.Spreadsheet';

  constructor(readonly scope: Scope) {
    super();
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

  getSheets(): Sheet[] {
    return this.scope.machine.workbook.sheets.map((sheet) => this.scope.document.sheet(sheet));
  }

  getSheetByName(name: string): Sheet | null {
    const sheet = sheetNamed(this.scope.machine.workbook, name);
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
    select(this.scope, sheet, [rect(1, 1)]);
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
    if (activeSheet(this.scope) !== sheet.model) select(this.scope, sheet.model, [rect(1, 1)]);
    return sheet;
  }

  getActiveRangeList(): RangeList | null {
    return activeRangeList(this.scope);
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
