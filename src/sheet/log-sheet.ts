import { type LiteralWay, writeLiteral } from './literal';
import { type Filter, flush, makeSheet, type Sheet, type Spreadsheet, sheetNamed } from './spreadsheet';

const NAME = 'Heatpunk log';
const DATE_FORMAT = 'dd/mm/yyyy hh:mm:ss';

/** The columns in their order, their headers, and their widths in pixels. A width of 0 hides: that column is for the program alone. */
const COLUMNS = [
  { key: 'when', title: 'When', width: 160 },
  { key: 'who', title: 'Who', width: 190 },
  { key: 'action', title: 'Action', width: 90 },
  { key: 'lead', title: 'Lead', width: 80 },
  { key: 'field', title: 'Field', width: 120 },
  { key: 'old', title: 'Old', width: 220 },
  { key: 'new', title: 'New', width: 220 },
  { key: 'result', title: 'Result', width: 320 },
  { key: 'run', title: 'Run', width: 110 },
  { key: 'check', title: 'Check', width: 0 },
] as const;

export type LogColumn = (typeof COLUMNS)[number]['key'];

/** Where each column of the log stands, counted from 1; columns that somebody removed are missing. */
export type LogPlaces = ReadonlyMap<LogColumn, number>;

/** The sheet of the log; null where there was no run yet that had anything to tell, or somebody deleted it. */
export function findLogSheet(spreadsheet: Spreadsheet): Sheet | null {
  return sheetNamed(spreadsheet, NAME);
}

/**
 * The log with all its columns and its filter, made or repaired where it has to be: 1 range read, none of a new one. Its header row is read
 * each time, since people move columns.
 */
export function openLogSheet(
  spreadsheet: Spreadsheet,
  way: LiteralWay,
): { readonly sheet: Sheet; readonly places: LogPlaces } {
  const sheet = findLogSheet(spreadsheet) ?? makeSheet(spreadsheet, NAME);
  const width = sheet.getLastColumn();
  const [header = []] = width === 0 ? [] : sheet.getRange(1, 1, 1, width).getValues();
  const places = placesIn(sheet, header);
  const isWhole = places.size === COLUMNS.length && sheet.getFilter() !== null;
  return { sheet, places: isWhole ? places : repair(sheet, places, width === 0, way) };
}

/**
 * Finds the columns by their headers, from the first column on. One whose header people renamed stands where it belongs in the order: where
 * the filter spans as many columns as the log has, none of them was removed.
 */
export function placesIn(sheet: Sheet, header: readonly unknown[]): LogPlaces {
  const places = new Map(
    COLUMNS.flatMap(({ key, title }) => {
      const index = header.indexOf(title);
      return index === -1 ? [] : [[key, index + 1] as const];
    }),
  );
  const range = places.size < COLUMNS.length ? sheet.getFilter()?.getRange() : undefined;
  if (range?.getRow() !== 1 || range.getNumColumns() !== COLUMNS.length) return places;
  const first = range.getColumn();
  const taken = new Set(places.values());
  COLUMNS.forEach(({ key }, index) => {
    if (!places.has(key) && !taken.has(first + index)) places.set(key, first + index);
  });
  return places;
}

/** The log's filter, made anew where people have added rows that it does not reach; null where there is none. */
export function filterOverAll(sheet: Sheet): Filter | null {
  const filter = sheet.getFilter();
  const range = filter?.getRange();
  if (!filter || !range || range.getLastRow() >= sheet.getMaxRows()) return filter;
  filter.remove();
  return sheet.getRange(1, range.getColumn(), sheet.getMaxRows(), range.getNumColumns()).createFilter();
}

/** Puts back what is missing. */
function repair(sheet: Sheet, found: LogPlaces, isNew: boolean, way: LiteralWay): LogPlaces {
  const places = new Map(found);
  const missing = COLUMNS.filter(({ key }) => !places.has(key));
  const tooFew = COLUMNS.length - sheet.getMaxColumns();
  if (isNew && tooFew > 0) sheet.insertColumnsAfter(sheet.getMaxColumns(), tooFew);
  if (isNew) makeColumns(sheet, 1, COLUMNS, way);
  COLUMNS.forEach(({ key }, index) => {
    const before = COLUMNS[index - 1];
    const place = (before === undefined ? 0 : (places.get(before.key) ?? 0)) + 1;
    if (places.has(key)) return;
    if (!isNew) {
      for (const [other, at] of places) if (at >= place) places.set(other, at + 1);
      if (place > sheet.getMaxColumns()) sheet.insertColumnsAfter(place - 1, 1);
      else sheet.insertColumnsBefore(place, 1);
      makeColumns(sheet, place, COLUMNS.slice(index, index + 1), way);
    }
    places.set(key, place);
  });
  sheet.setFrozenRows(1);
  const filter = sheet.getFilter();
  if (missing.length > 0) filter?.remove();
  flush();
  if (missing.length > 0 || filter === null) makeFilter(sheet, [...places.values()]);
  return places;
}

/** A log that somebody converted to a table can have none, and does without. */
function makeFilter(sheet: Sheet, places: readonly number[]): void {
  const first = Math.min(...places);
  try {
    sheet.getRange(1, first, sheet.getMaxRows(), Math.max(...places) - first + 1).createFilter();
    // Google may refuse only when it applies it: not in the middle of a run.
    flush();
  } catch {
    // Lines are written all the same.
  }
}

function makeColumns(sheet: Sheet, first: number, columns: readonly (typeof COLUMNS)[number][], way: LiteralWay): void {
  const rows = sheet.getMaxRows() - 1;
  columns.forEach(({ key, width }, index) => {
    const below = sheet.getRange(2, first + index, rows);
    // A date that wrapped would hide its time in a row of one line.
    if (key === 'when') below.setNumberFormat(DATE_FORMAT);
    else below.setWrap(true);
    below.setVerticalAlignment('top');
    if (width === 0) sheet.hideColumns(first + index);
    else sheet.setColumnWidth(first + index, width);
  });
  const header = sheet.getRange(1, first, 1, columns.length);
  header.setFontWeight('bold');
  writeLiteral(header, [columns.map(({ title }) => title)], way);
}
