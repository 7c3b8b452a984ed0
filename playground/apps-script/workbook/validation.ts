/** Whether a validation rule lets a value into its cell. */

import { ServiceError } from '../errors';
import type { Cell, ValidationRule } from './cell';
import { listText } from './coercion';

/** Blank cells and formulas are always accepted. */
export const accepts = (rule: ValidationRule, cell: Cell): boolean =>
  rule.allowInvalid || cell.value === null || rule.values.includes(listText(cell.value));

export const refusalOf = (rule: ValidationRule, a1: string): ServiceError =>
  new ServiceError(
    `The data you entered in cell ${a1} violates the data validation rules set on this cell. Please enter one of the following values: ${rule.values.join(', ')}.`,
  );
