/** SpreadsheetApp: the way to the document that the script belongs to, and to nothing else. */

import { ServiceError } from '../errors';
import { defineEnum } from '../runtime/enums';
import type { Scope } from '../runtime/scope';
import { type Modelled, Service } from '../runtime/service';
import { DataValidationBuilder } from './data-validation';
import { protectionType } from './protection';
import { activeSheet } from './selection';
import type { Sheet } from './sheet';
import type { Spreadsheet } from './spreadsheet';
import { Ui } from './ui';

export const wrapStrategy = defineEnum('SpreadsheetApp.WrapStrategy', ['WRAP', 'OVERFLOW', 'CLIP']);

/** Source: Google's reference, "Class SpreadsheetApp". */
export class SpreadsheetApp extends Service implements Modelled<GoogleAppsScript.Spreadsheet.SpreadsheetApp> {
  static override readonly path = 'SpreadsheetApp';
  readonly ui: Ui;

  constructor(readonly scope: Scope) {
    super();
    this.ui = new Ui(scope);
  }

  get WrapStrategy(): Service {
    return wrapStrategy.type;
  }

  get ProtectionType(): Service {
    return protectionType.type;
  }

  getActive(): Spreadsheet {
    return this.scope.document.spreadsheet();
  }

  getActiveSheet(): Sheet {
    return this.scope.document.sheet(activeSheet(this.scope));
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
}
