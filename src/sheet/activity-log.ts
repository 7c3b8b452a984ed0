import type { LogEntry } from '../core/log-entry';
import { checkOf, LOG_LENGTH, type LogLine } from '../core/log-line';
import { oldestFirst } from '../core/log-order';
import { type Cell, toCell } from './cell-codec';
import type { LiteralWay } from './literal';
import { filterOverAll, findLogSheet, type LogColumn, type LogPlaces, openLogSheet, placesIn } from './log-sheet';
import type { Sheet, Spreadsheet } from './spreadsheet';
import { type CellWrite, writeCells } from './write-cells';

/** Whose lines they are, and of which run. */
export interface LogSource {
  readonly when: Date;
  readonly who: string;
  /** The key of the run. */
  readonly run: string;
}

/**
 * Adds lines to the sheet of the log, which is made when the first are written, and drops the oldest beyond what is kept.
 * 1 range read: of the header row.
 */
export function appendToLog(
  spreadsheet: Spreadsheet,
  source: LogSource,
  entries: readonly LogEntry[],
  way: LiteralWay,
): void {
  if (entries.length === 0) return;
  const { sheet, places } = openLogSheet(spreadsheet, way);
  const kept = entries.slice(-LOG_LENGTH);
  const first = sheet.getLastRow() + 1;
  const rows = sheet.getMaxRows();
  const missing = first + kept.length - rows;
  // One blank row stays at the end: rows inserted before it are within the filter, those after it would not be.
  if (missing > 0 && rows >= first) sheet.insertRowsBefore(rows, missing);
  else if (missing > 0) sheet.insertRowsAfter(rows, missing);
  const writes = kept.flatMap((entry, index) => lineOf(first + index, source, entry, places));
  writeCells(sheet, writes, way);
  const surplus = first - 2 + kept.length - LOG_LENGTH;
  if (surplus > 0) dropOldest(sheet, places, surplus);
}

/** All lines of the log, oldest first: 1 range read. null where there is no log. */
export function readLog(spreadsheet: Spreadsheet): LogLine[] | null {
  const sheet = findLogSheet(spreadsheet);
  if (sheet === null) return null;
  const range = sheet.getRange(1, 1, Math.max(1, sheet.getLastRow()), Math.max(1, sheet.getLastColumn()));
  const [header = [], ...rows]: unknown[][] = range.getValues();
  const places = placesIn(sheet, header);
  // People sort logs.
  return oldestFirst(rows.map((cells) => lineIn(cells, places)).filter(({ action }) => action !== ''));
}

/** Shows the log to the person, with its newest line in sight; false where there is no log. */
export function showLog(spreadsheet: Spreadsheet): boolean {
  const sheet = findLogSheet(spreadsheet);
  if (sheet === null) return false;
  if (sheet.isSheetHidden()) sheet.showSheet();
  spreadsheet.setActiveSheet(sheet);
  sheet.setActiveRange(sheet.getRange(Math.max(1, sheet.getLastRow()), 1));
  return true;
}

function lineOf(row: number, { when, who, run }: LogSource, entry: LogEntry, places: LogPlaces): CellWrite[] {
  const text = (value: LogEntry['old']) => String(toCell('text', value));
  const told = {
    run,
    action: text(entry.action),
    lead: text(entry.lead),
    field: text(entry.field),
    old: text(entry.old),
    new: text(entry.new),
  };
  const cells: Record<LogColumn, Cell> = {
    ...told,
    when,
    who: text(who),
    result: text(entry.result),
    check: checkOf(told),
  };
  return [...places].map(([key, column]) => ({ row, column, cell: cells[key] }));
}

function lineIn(cells: readonly unknown[], places: LogPlaces): LogLine {
  const cell = (key: LogColumn) => cells[(places.get(key) ?? 0) - 1] ?? '';
  const text = (key: LogColumn) => String(cell(key));
  const when = cell('when');
  const told = {
    who: text('who'),
    run: text('run'),
    action: text('action'),
    lead: text('lead'),
    field: text('field'),
    old: text('old'),
    new: text('new'),
    result: text('result'),
  };
  return { ...told, when: when instanceof Date ? when.getTime() : null, isGenuine: text('check') === checkOf(told) };
}

/** People may have sorted the log otherwise, and then the first lines are not the oldest. */
function dropOldest(sheet: Sheet, places: LogPlaces, count: number): void {
  const filter = filterOverAll(sheet);
  const when = places.get('when');
  if (filter && when !== undefined) filter.sort(when - filter.getRange().getColumn() + 1, true);
  sheet.deleteRows(2, count);
}
