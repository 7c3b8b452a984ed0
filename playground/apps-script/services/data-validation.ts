/** Rules for what may stand in a cell: a list of values, or a tick box. */

import { HostError } from '../errors';
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

  getHelpText(): string | null {
    return this.rule.helpText;
  }

  getCriteriaType(): EnumValue {
    return criteriaType.values[this.rule.kind];
  }

  getCriteriaValues(): unknown[] {
    return this.rule.kind === 'CHECKBOX' ? [] : [[...this.rule.values], this.rule.showDropdown];
  }

  copy(): DataValidationBuilder {
    return new DataValidationBuilder(this.rule);
  }
}

const anything: ValidationRule = {
  kind: 'VALUE_IN_LIST',
  values: [],
  showDropdown: true,
  allowInvalid: true,
  helpText: null,
};

/** Source: Google's reference, "Class DataValidationBuilder": invalid input is allowed unless refused. */
export class DataValidationBuilder extends Service {
  static override readonly path = 'SpreadsheetApp.DataValidationBuilder';

  constructor(public rule: ValidationRule | null = null) {
    super();
  }

  requireValueInList(values: unknown[], showDropdown = true): this {
    this.rule = { ...(this.rule ?? anything), kind: 'VALUE_IN_LIST', values: values.map(String), showDropdown };
    return this;
  }

  requireCheckbox(...values: unknown[]): this {
    if (values.length > 0) throw new HostError('Tick boxes with values of their own are not modelled by this host.');
    this.rule = { ...(this.rule ?? anything), kind: 'CHECKBOX', values: ['TRUE', 'FALSE'] };
    return this;
  }

  setAllowInvalid(allowInvalidData: boolean): this {
    this.rule = { ...(this.rule ?? anything), allowInvalid: allowInvalidData };
    return this;
  }

  setHelpText(helpText: string): this {
    this.rule = { ...(this.rule ?? anything), helpText };
    return this;
  }

  build(): DataValidation {
    return new DataValidation(this.rule ?? anything);
  }
}
