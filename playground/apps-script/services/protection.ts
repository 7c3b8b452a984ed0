/** Protected ranges and sheets. What a script protects everybody may still edit; whom people keep out stands in the workbook. */

import { ServiceError } from '../errors';
import { defineEnum } from '../runtime/enums';
import type { Scope } from '../runtime/scope';
import { type Modelled, Service } from '../runtime/service';
import { type Rect, rect } from '../workbook/address';
import { mayEdit } from '../workbook/protection';
import type { ProtectionModel, SheetModel } from '../workbook/sheet';
import type { Range } from './range';

export const protectionType = defineEnum('SpreadsheetApp.ProtectionType', ['RANGE', 'SHEET']);

/** Source: Google's reference, "Class Protection". */
export class Protection extends Service implements Modelled<GoogleAppsScript.Spreadsheet.Protection> {
  static override readonly path = 'SpreadsheetApp.Protection';

  constructor(
    readonly scope: Scope,
    readonly sheet: SheetModel,
    readonly model: ProtectionModel,
  ) {
    super();
  }

  getDescription(): string {
    return this.model.description;
  }

  setDescription(description: string): this {
    this.model.description = description;
    return this;
  }

  isWarningOnly(): boolean {
    return this.model.warningOnly;
  }

  setWarningOnly(warningOnly: boolean): this {
    this.model.warningOnly = warningOnly;
    return this;
  }

  getRange(): Range {
    const { area } = this.model;
    return this.scope.document.range(this.sheet, area ?? rect(1, 1, this.sheet.maxRows, this.sheet.maxColumns));
  }

  canEdit(): boolean {
    return this.model.warningOnly || (this.model.editors?.includes(this.scope.user) ?? true);
  }
}

/** Throws, as the platform does, where the person may not change all of the area. Whatever changes cells asks this first. */
export const checkMayEdit = ({ user }: Scope, sheet: SheetModel, area: Rect): void => {
  if (mayEdit(user, sheet, area)) return;
  throw new ServiceError(
    'You are trying to edit a protected cell or object. Please contact the spreadsheet owner to remove protection if you need to edit.',
  );
};

export const protect = (scope: Scope, sheet: SheetModel, area: ProtectionModel['area']): Protection => {
  const id = sheet.protections.length + 1;
  const model: ProtectionModel = { id, area, description: '', warningOnly: false, editors: null };
  sheet.protections.push(model);
  return new Protection(scope, sheet, model);
};
