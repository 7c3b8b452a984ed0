import type { LogEntry } from '../core/log-entry';
import { type Cell, toCell } from './cell-codec';
import { type LiteralWay, writeLiteral } from './literal';
import type { Sheet, Spreadsheet } from './spreadsheet';
import { type CellWrite, writeCells } from './write-cells';

const NAME = 'Heatpunk log';
const HEADER = ['When', 'Who', 'Action', 'Lead', 'Field', 'Old', 'New', 'Result'];
const WIDTHS = [130, 190, 90, 80, 120, 220, 220, 320];
const DATE_FORMAT = 'dd/mm/yyyy hh:mm:ss';

/** The newest lines that are kept. */
export const LOG_LENGTH = 5000;

/**
 * Adds lines to the sheet of the log, which is made when the first are written, and drops the oldest beyond what is kept.
 * Reads no cell.
 */
export function appendToLog(
  spreadsheet: Spreadsheet,
  when: Date,
  who: string,
  entries: readonly LogEntry[],
  way: LiteralWay,
): void {
  if (entries.length === 0) return;
  const sheet = spreadsheet.getSheetByName(NAME) ?? makeLog(spreadsheet, way);
  const kept = entries.slice(-LOG_LENGTH);
  const first = sheet.getLastRow() + 1;
  const missing = first - 1 + kept.length - sheet.getMaxRows();
  if (missing > 0) sheet.insertRowsAfter(sheet.getMaxRows(), missing);
  const writes = kept.flatMap((entry, index) => lineOf(first + index, when, who, entry));
  writeCells(sheet, writes, way);
  const surplus = first - 2 + kept.length - LOG_LENGTH;
  if (surplus > 0) sheet.deleteRows(2, surplus);
}

function lineOf(row: number, when: Date, who: string, entry: LogEntry): CellWrite[] {
  const texts = [who, entry.action, entry.lead, entry.field, entry.old, entry.new, entry.result];
  const cells: Cell[] = [when, ...texts.map((text) => toCell('text', text))];
  return cells.map((cell, index) => ({ row, column: index + 1, cell }));
}

function makeLog(spreadsheet: Spreadsheet, way: LiteralWay): Sheet {
  const active = spreadsheet.getActiveSheet();
  const sheet = spreadsheet.insertSheet(NAME, spreadsheet.getSheets().length);
  spreadsheet.setActiveSheet(active);
  sheet.setFrozenRows(1);
  WIDTHS.forEach((width, index) => {
    sheet.setColumnWidth(index + 1, width);
  });
  sheet.getRange(2, 1, sheet.getMaxRows() - 1).setNumberFormat(DATE_FORMAT);
  const header = sheet.getRange(1, 1, 1, HEADER.length);
  header.setFontWeight('bold');
  writeLiteral(header, [HEADER], way);
  return sheet;
}
