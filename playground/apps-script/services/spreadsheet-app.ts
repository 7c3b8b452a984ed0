/** SpreadsheetApp: the way to the document that the script belongs to, and to nothing else. */

import { ServiceError } from '../errors';
import { defineEnum } from '../runtime/enums';
import type { Scope } from '../runtime/scope';
import { type Modelled, Service } from '../runtime/service';
import { criteriaType, DataValidationBuilder } from './data-validation';
import { protectionType } from './protection';
import type { Range } from './range';
import { activeRangeList, activeSheet, type RangeList, Selection } from './selection';
import type { Sheet } from './sheet';
import type { Spreadsheet } from './spreadsheet';
import { Ui } from './ui';

export const wrapStrategy = defineEnum('SpreadsheetApp.WrapStrategy', ['WRAP', 'OVERFLOW', 'CLIP']);
const dimension = defineEnum('SpreadsheetApp.Dimension', ['COLUMNS', 'ROWS']);

/** Source: Google's reference, "Class SpreadsheetApp". */
export class SpreadsheetApp extends Service implements Modelled<GoogleAppsScript.Spreadsheet.SpreadsheetApp> {
  static override readonly path = 'SpreadsheetApp';
  readonly ui: Ui;
  readonly selection: Selection;

  constructor(readonly scope: Scope) {
    super();
    this.ui = new Ui(scope);
    this.selection = new Selection(scope);
  }

  get WrapStrategy(): Service {
    return wrapStrategy.type;
  }

  get ProtectionType(): Service {
    return protectionType.type;
  }

  get DataValidationCriteria(): Service {
    return criteriaType.type;
  }

  get Dimension(): Service {
    return dimension.type;
  }

  getActive(): Spreadsheet {
    return this.scope.document.spreadsheet();
  }

  getActiveSpreadsheet(): Spreadsheet {
    return this.scope.document.spreadsheet();
  }

  getActiveSheet(): Sheet {
    return this.scope.document.sheet(activeSheet(this.scope));
  }

  getActiveRange(): Range | null {
    return this.selection.getActiveRange();
  }

  getActiveRangeList(): RangeList | null {
    return activeRangeList(this.scope);
  }

  getSelection(): Selection {
    return this.selection;
  }

  getUi(): Ui {
    if (!this.scope.interactive) throw new ServiceError('Cannot call SpreadsheetApp.getUi() from this context.');
    return this.ui;
  }

  flush(): void {
    this.scope.writes.flush();
  }

  newDataValidation(): DataValidationBuilder {
    return new DataValidationBuilder();
  }

  /** The scope `spreadsheets.currentonly` opens no other document; with the wider one, only this document exists here. */
  openById(id: string): Spreadsheet {
    const wider =
      this.scope.machine.manifest.oauthScopes?.includes('https://www.googleapis.com/auth/spreadsheets') ?? true;
    if (!wider) {
      throw new ServiceError(
        'You do not have permission to call SpreadsheetApp.openById. Required permissions: https://www.googleapis.com/auth/spreadsheets',
      );
    }
    if (id !== this.scope.machine.workbook.id) {
      throw new ServiceError(
        'Unexpected error while getting the method or property openById on object SpreadsheetApp.',
      );
    }
    return this.scope.document.spreadsheet();
  }
}
