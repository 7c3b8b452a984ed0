/** What reading a cell gives: to a script a value, to a person the text that is shown. */

import { contentOf } from './formula';
import { displayText, isDateFormat } from './number-format';
import { cellAt, type SheetModel } from './sheet';
import type { Workbook } from './workbook';

/** Beyond these days, to either side, JavaScript has no dates. */
const LAST_DAY = 90_000_000;

export type ReadValue = string | number | boolean | Date;

/** A blank cell is the empty string; a number under a date format is a Date, through the spreadsheet's time zone. */
export const readValue = (workbook: Workbook, sheet: SheetModel, row: number, column: number): ReadValue => {
  const cell = cellAt(sheet, row, column);
  const { value, format } = cell.formula === null ? cell : contentOf(workbook, sheet, row, column);
  if (value === null) return '';
  if (typeof value !== 'number' || !isDateFormat(format)) return value;
  return Math.abs(value) > LAST_DAY ? new Date(Number.NaN) : new Date(workbook.rules.zone.toUtc(value));
};

export const readText = (workbook: Workbook, sheet: SheetModel, row: number, column: number): string => {
  const { value, format } = contentOf(workbook, sheet, row, column);
  return displayText(value, format);
};
