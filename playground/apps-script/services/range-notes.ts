/** Notes, number formats and validation of a range. */

import { badSignature } from '../errors';
import { changedCell } from '../workbook/cell';
import { automaticFormat, normalFormat } from '../workbook/number-format';
import { cellAt } from '../workbook/sheet';
import { DataValidation } from './data-validation';
import { RangeValues } from './range-values';
import { checkShape, read, readFirst, write, writeUniform } from './range-write';

export class RangeNotes extends RangeValues {
  getNote(): string {
    return readFirst(this, (row, column) => cellAt(this.sheet, row, column).note);
  }

  getNotes(): string[][] {
    return read(this, (row, column) => cellAt(this.sheet, row, column).note);
  }

  setNote(note: string | null): this {
    writeUniform(this, (cell) => changedCell(cell, { note: note ?? '' }));
    return this;
  }

  setNotes(notes: (string | null)[][]): this {
    const given = checkShape('setNotes', notes, this.area);
    write(this, (cell, down, right) => changedCell(cell, { note: String(given[down]?.[right] ?? '') }));
    return this;
  }

  getNumberFormat(): string {
    return readFirst(this, (row, column) => cellAt(this.sheet, row, column).format || automaticFormat);
  }

  getNumberFormats(): string[][] {
    return read(this, (row, column) => cellAt(this.sheet, row, column).format || automaticFormat);
  }

  /** `@` is plain text. Values already there stay what they are. */
  setNumberFormat(numberFormat: string): this {
    if (typeof numberFormat !== 'string') throw badSignature('SpreadsheetApp.Range.setNumberFormat', [numberFormat]);
    const format = normalFormat(numberFormat);
    writeUniform(this, (cell) => (cell.format === format ? cell : changedCell(cell, { format })));
    return this;
  }

  getDataValidation(): DataValidation | null {
    const rule = readFirst(this, (row, column) => cellAt(this.sheet, row, column).rule);
    return rule === null ? null : new DataValidation(rule);
  }

  getDataValidations(): (DataValidation | null)[][] {
    return read(this, (row, column) => {
      const { rule } = cellAt(this.sheet, row, column);
      return rule === null ? null : new DataValidation(rule);
    });
  }

  setDataValidation(rule: DataValidation | null): this {
    const set = ruleOf(rule);
    writeUniform(this, (cell) => changedCell(cell, { rule: set }));
    return this;
  }

  clearDataValidations(): this {
    writeUniform(this, (cell) => (cell.rule === null ? cell : changedCell(cell, { rule: null })));
    return this;
  }
}

const ruleOf = (rule: unknown) => {
  if (rule === null) return null;
  if (!(rule instanceof DataValidation)) throw badSignature('SpreadsheetApp.Range.setDataValidation', [rule]);
  return rule.rule;
};
