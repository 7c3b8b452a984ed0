/** The values and formulas of a range. */

import { badSignature } from '../errors';
import { hasContent, withFormula, withoutContent } from '../workbook/cell';
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

  getDisplayValues(): string[][] {
    return read(this, (row, column) => readText(this.scope.machine.workbook, this.sheet, row, column));
  }

  getFormula(): string {
    return readFirst(this, (row, column) => cellAt(this.sheet, row, column).formula ?? '');
  }

  getFormulas(): string[][] {
    return read(this, (row, column) => cellAt(this.sheet, row, column).formula ?? '');
  }

  isBlank(): boolean {
    return read(this, (row, column) => hasContent(cellAt(this.sheet, row, column))).every((row) => !row.includes(true));
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

  setFormula(formula: string): this {
    if (typeof formula !== 'string') throw badSignature('SpreadsheetApp.Range.setFormula', [formula]);
    write(this, (cell) => (formula === '' ? withoutContent(cell) : withFormula(cell, withEquals(formula))));
    return this;
  }

  setFormulas(formulas: string[][]): this {
    const given = checkShape('setFormulas', formulas, this.area);
    write(this, (cell, down, right) => {
      const formula = String(given[down]?.[right] ?? '');
      return formula === '' ? withoutContent(cell) : withFormula(cell, withEquals(formula));
    });
    return this;
  }
}

const withEquals = (formula: string): string => (formula.startsWith('=') ? formula : `=${formula}`);
