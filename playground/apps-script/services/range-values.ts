/** The values and formulas of a range. */

import { type ReadValue, readText, readValue } from '../workbook/reading';
import { cellAt } from '../workbook/sheet';
import { RangeBase } from './range-base';
import { checkLength, checkShape, read, readFirst, write, writtenValue } from './range-write';

export class RangeValues extends RangeBase {
  /** Dates come as Date, blank cells as the empty string. */
  getValue(): ReadValue {
    return readFirst(this, (row, column) => readValue(this.scope.machine.workbook, this.sheet, row, column));
  }

  getValues(): ReadValue[][] {
    return read(this, (row, column) => readValue(this.scope.machine.workbook, this.sheet, row, column));
  }

  getDisplayValue(): string {
    return readFirst(this, (row, column) => readText(this.scope.machine.workbook, this.sheet, row, column));
  }

  getFormula(): string {
    return readFirst(this, (row, column) => cellAt(this.sheet, row, column).formula ?? '');
  }

  getFormulas(): string[][] {
    return read(this, (row, column) => cellAt(this.sheet, row, column).formula ?? '');
  }

  /** The same value into every cell. Text is parsed as if typed. */
  setValue(value: unknown): this {
    checkLength(this.scope, value);
    const { row, column } = this.area;
    write(this, (cell, down, right) => writtenValue(this.scope, cell, value, row + down, column + right));
    return this;
  }

  setValues(values: unknown[][]): this {
    const given = checkShape('setValues', values, this.area);
    for (const line of given) for (const value of line) checkLength(this.scope, value);
    const { row, column } = this.area;
    write(this, (cell, down, right) =>
      writtenValue(this.scope, cell, given[down]?.[right], row + down, column + right),
    );
    return this;
  }
}
