/** Rules for what may stand in a cell: a list of values, or a tick box. */

import { defineEnum, type EnumValue } from '../runtime/enums';
import { type Modelled, Service } from '../runtime/service';
import type { ValidationRule } from '../workbook/cell';

export const criteriaType = defineEnum('SpreadsheetApp.DataValidationCriteria', ['VALUE_IN_LIST', 'CHECKBOX']);

/** Source: Google's reference, "Class DataValidation". */
export class DataValidation extends Service implements Modelled<GoogleAppsScript.Spreadsheet.DataValidation> {
  static override readonly path = 'SpreadsheetApp.DataValidation';

  constructor(readonly rule: ValidationRule) {
    super();
  }

  getAllowInvalid(): boolean {
    return this.rule.allowInvalid;
  }

  getCriteriaType(): EnumValue {
    return criteriaType.values[this.rule.kind];
  }

  getCriteriaValues(): unknown[] {
    return this.rule.kind === 'CHECKBOX' ? [] : [[...this.rule.values], this.rule.showDropdown];
  }
}

const anything: ValidationRule = {
  kind: 'VALUE_IN_LIST',
  values: [],
  showDropdown: true,
  allowInvalid: true,
};

/** Source: Google's reference, "Class DataValidationBuilder": invalid input is allowed unless refused. */
export class DataValidationBuilder extends Service {
  static override readonly path = 'SpreadsheetApp.DataValidationBuilder';

  rule = anything;

  requireValueInList(values: unknown[], showDropdown = true): this {
    this.rule = { ...this.rule, values: values.map(String), showDropdown };
    return this;
  }

  setAllowInvalid(allowInvalidData: boolean): this {
    this.rule = { ...this.rule, allowInvalid: allowInvalidData };
    return this;
  }

  build(): DataValidation {
    return new DataValidation(this.rule);
  }
}
