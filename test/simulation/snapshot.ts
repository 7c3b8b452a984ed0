import type { Host } from '../../playground/apps-script/host';
import { lastColumnOf } from '../../playground/apps-script/workbook/address';
import { type Cell, hasContent } from '../../playground/apps-script/workbook/cell';
import { contentOf } from '../../playground/apps-script/workbook/formula';
import { displayText, isDateFormat } from '../../playground/apps-script/workbook/number-format';
import type { Row, SheetModel } from '../../playground/apps-script/workbook/sheet';
import type { Workbook } from '../../playground/apps-script/workbook/workbook';

export type Cells = readonly (Cell | undefined)[];

/** The lead sheet at one moment, read past the services. Its cells are immutable, so keeping them costs little. */
export interface Snapshot {
  readonly workbook: Workbook;
  readonly sheet: SheetModel;
  /** Columns by the field, or mark, in their headers' notes; they count from 1. */
  readonly columns: ReadonlyMap<string, number>;
  /** Row by row; index 0 is the header row. */
  readonly cells: readonly Cells[];
  /** The last column of the sheet's filter; null where it has none. */
  readonly filterEnd: number | null;
  /** What people hide: by their filter, and columns as a whole. */
  readonly hidden: string;
}

/** A row that holds anything of a lead: texts by field, without the white space around them. */
export interface LeadRow {
  /** From 2 on, at the time of the snapshot. */
  readonly number: number;
  readonly id: string;
  readonly word: string;
  readonly fields: ReadonlyMap<string, string>;
  /** The fields whose cells hold a formula. */
  readonly formulas: ReadonlySet<string>;
}

/** null where there is no lead sheet; the one that was taken last where nothing has changed since. */
export function takeSnapshot({ workbook }: Host): Snapshot | null {
  for (const sheet of workbook.sheets) {
    const [header] = sheet.rows;
    if (header === undefined) continue;
    const columns = columnsOf(cellsOf(header));
    if (!columns.has(ID)) continue;
    const cells = sheet.rows.map(cellsOf);
    const last = lastSnapshots.get(sheet);
    const filterEnd = sheet.filter && lastColumnOf(sheet.filter.area);
    const hidden = hiddenIn(sheet);
    const isKept = last !== undefined && !sheet.hasFormulas && last.filterEnd === filterEnd && last.hidden === hidden;
    if (isKept && isSame(last.cells, cells)) return last;
    const snapshot = { workbook, sheet, columns, cells, filterEnd, hidden };
    lastSnapshots.set(sheet, snapshot);
    // What a formula shows is asked of the sheet, so it has to be asked now.
    if (sheet.hasFormulas) leadRows(snapshot);
    return snapshot;
  }
  return null;
}

function hiddenIn({ filter, columns }: SheetModel): string {
  const rows = filter && [...filter.hidden].map(([column, texts]) => [column, ...texts]);
  return JSON.stringify([rows, columns.flatMap((column, index) => (column?.hidden ? [index + 1] : []))]);
}

/** The sheet as it would be with so many more columns, and nothing in them, before one of its columns. */
export function withColumns(snapshot: Snapshot, before: number, count: number): Snapshot {
  const blank = Array<undefined>(count).fill(undefined);
  const wider: Snapshot = {
    ...snapshot,
    columns: new Map([...snapshot.columns].map(([mark, at]) => [mark, at < before ? at : at + count])),
    cells: snapshot.cells.map((row) => (row.length < before ? row : row.toSpliced(before - 1, 0, ...blank))),
  };
  knownLists.set(wider, leadRows(snapshot));
  return wider;
}

export const ID = '(lead id)';
export const WORD = '(sync)';

/** What the product says of a cell that shows a date where none belongs. */
export const UNREADABLE_DATE = '[a date that cannot be read]';

// Snapshots are taken by the million, and hardly anything changes from one to the next: what stayed the same is kept, and the
// same object tells so.
const lastSnapshots = new WeakMap<SheetModel, Snapshot>();
const lastCells = new WeakMap<Row, Cells>();
const knownColumns = new WeakMap<Cells, ReadonlyMap<string, number>>();
const knownRows = new WeakMap<Cells, { readonly columns: ReadonlyMap<string, number>; readonly row: LeadRow | null }>();
const knownLists = new WeakMap<Snapshot, readonly LeadRow[]>();
const knownMaps = new WeakMap<Snapshot, ReadonlyMap<string, LeadRow>>();
const NO_CELLS: Cells = [];

function cellsOf(row: Row | undefined): Cells {
  if (row === undefined) return NO_CELLS;
  const known = lastCells.get(row);
  if (known !== undefined && isSame(known, row.cells)) return known;
  const cells = row.cells.slice();
  lastCells.set(row, cells);
  return cells;
}

/** Whether the same cells stand in the same places. */
export function isUnchanged(before: Snapshot | null, after: Snapshot | null): boolean {
  if (before === null || after === null) return before === after;
  return before.sheet === after.sheet && isSame(before.cells, after.cells);
}

export function isSame(one: readonly unknown[], other: readonly unknown[]): boolean {
  if (one.length !== other.length) return false;
  for (let index = 0; index < one.length; index++) if (one[index] !== other[index]) return false;
  return true;
}

function columnsOf(header: Cells): ReadonlyMap<string, number> {
  const known = knownColumns.get(header);
  if (known !== undefined) return known;
  const columns = new Map<string, number>();
  header.forEach((cell, index) => {
    const mark = markIn(cell?.note);
    if (mark !== null) columns.set(mark, index + 1);
  });
  knownColumns.set(header, columns);
  return columns;
}

/** What a header's note says that its column holds; null where it says nothing of that. */
export function markIn(note = ''): string | null {
  return /^heatpunk: (.+)$/m.exec(note)?.[1] ?? null;
}

/** The rows that hold anything of a lead, from the top. */
export function leadRows(snapshot: Snapshot): readonly LeadRow[] {
  const known = knownLists.get(snapshot);
  if (known !== undefined) return known;
  const rows: LeadRow[] = [];
  for (let number = 2; number <= snapshot.cells.length; number++) {
    const row = leadRowAt(snapshot, number);
    if (row !== null) rows.push(row);
  }
  knownLists.set(snapshot, rows);
  return rows;
}

function leadRowAt(snapshot: Snapshot, number: number): LeadRow | null {
  const cells = snapshot.cells[number - 1];
  if (cells === undefined || cells.length === 0) return null;
  const known = knownRows.get(cells);
  if (known !== undefined && known.columns === snapshot.columns && (known.row?.number ?? number) === number) {
    return known.row;
  }
  const row = readLeadRow(snapshot, number);
  if (row === null || row.formulas.size === 0) knownRows.set(cells, { columns: snapshot.columns, row });
  return row;
}

function readLeadRow(snapshot: Snapshot, number: number): LeadRow | null {
  const fields = new Map<string, string>();
  const formulas = new Set<string>();
  let isUsed = false;
  for (const [mark, column] of snapshot.columns) {
    const text = plain(mark, textAt(snapshot, mark, number, column));
    fields.set(mark, text);
    if (snapshot.cells[number - 1]?.[column - 1]?.formula != null) formulas.add(mark);
    isUsed ||= text !== '' && mark !== WORD;
  }
  if (!isUsed) return null;
  const id = fields.get(ID) ?? '';
  const word = fields.get(WORD) ?? '';
  fields.delete(ID);
  fields.delete(WORD);
  return { number, id, word, fields, formulas };
}

/** A number is the same however it is written. */
function plain(field: string, text: string): string {
  return isNumber(field) && text !== '' && !Number.isNaN(Number(text)) ? String(Number(text)) : text;
}

/** What stands in a cell, without the white space around it: a number as the number that it is, however it is shown. */
function textAt({ workbook, sheet, cells }: Snapshot, mark: string, row: number, column: number): string {
  const cell = cells[row - 1]?.[column - 1];
  if (cell === undefined || !hasContent(cell)) return '';
  const { value, format } = cell.formula === null ? cell : contentOf(workbook, sheet, row, column);
  if (typeof value === 'string') return value.trim();
  if (typeof value === 'number' && (mark === CREATED || !isDateFormat(format))) return String(value);
  if (typeof value === 'number') return UNREADABLE_DATE;
  return displayText(value, format);
}

/** The rows with an id of Heatpunk that no other row has. */
export function rowsById(snapshot: Snapshot): ReadonlyMap<string, LeadRow> {
  const known = knownMaps.get(snapshot);
  if (known !== undefined) return known;
  const found = new Map<string, LeadRow>();
  const several = new Set<string>();
  for (const row of leadRows(snapshot)) {
    if (!isLeadId(row.id)) continue;
    if (found.has(row.id)) several.add(row.id);
    else found.set(row.id, row);
  }
  for (const id of several) found.delete(id);
  knownMaps.set(snapshot, found);
  return found;
}

/** Whether a text in the Lead ID column is an id of Heatpunk. */
export function isLeadId(id: string): boolean {
  return id !== '' && !id.startsWith('pending-');
}

/** What can be edited on both sides. */
export const FIELDS: ReadonlySet<string> = new Set([
  'status',
  'customerName',
  'customerPhone',
  'customerEmail',
  'address',
  'postcode',
  'lat',
  'lng',
  'projectName',
  'buildDate',
  'crmReference',
]);

/** Whether a field holds a number. */
export function isNumber(field: string): boolean {
  return field === 'lat' || field === 'lng';
}

/** The date of creation, which nobody edits. */
export const CREATED = 'dateCreated';

/** The day (YYYY-MM-DD) of a date that stands in a cell as its number; '' for any other text. */
export function dayOf(text: string): string {
  return text === '' || Number.isNaN(Number(text)) ? '' : displayText(Number(text), 'yyyy-mm-dd');
}

/** Where an enquiry came from, which nobody edits either. */
export const ORIGIN = 'origin';

/** The fields without which nothing is created. */
export const REQUIRED = ['customerName', 'customerPhone', 'customerEmail', 'address'];
