import type { Host } from '../../playground/apps-script/host';
import { type Cell, hasContent } from '../../playground/apps-script/workbook/cell';
import { readText } from '../../playground/apps-script/workbook/reading';
import type { SheetModel } from '../../playground/apps-script/workbook/sheet';
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

/** null where there is no lead sheet. */
export function takeSnapshot({ workbook }: Host): Snapshot | null {
  for (const sheet of workbook.sheets) {
    const columns = columnsOf(sheet);
    if (!columns.has(ID)) continue;
    const cells = sheet.rows.map((row) => (row === undefined ? [] : row.cells.slice()));
    const snapshot = { workbook, sheet, columns, cells };
    // What a formula shows is asked of the sheet, so it has to be asked now.
    if (sheet.hasFormulas) leadRows(snapshot);
    return snapshot;
  }
  return null;
}

export const ID = '(lead id)';
export const WORD = '(sync)';

const marks = new Map<string, string | null>();

function columnsOf(sheet: SheetModel): Map<string, number> {
  const columns = new Map<string, number>();
  sheet.rows[0]?.cells.forEach((cell, index) => {
    const mark = cell === undefined || cell.note === '' ? null : markOf(cell.note);
    if (mark !== null) columns.set(mark, index + 1);
  });
  return columns;
}

function markOf(note: string): string | null {
  const known = marks.get(note);
  if (known !== undefined) return known;
  const mark = /^heatpunk: (.+)$/m.exec(note)?.[1] ?? null;
  marks.set(note, mark);
  return mark;
}

const rowsOfSnapshots = new WeakMap<Snapshot, readonly LeadRow[]>();

/** The rows that hold anything of a lead, from the top. */
export function leadRows(snapshot: Snapshot): readonly LeadRow[] {
  const known = rowsOfSnapshots.get(snapshot);
  if (known !== undefined) return known;
  const rows: LeadRow[] = [];
  for (let number = 2; number <= snapshot.cells.length; number++) {
    const row = leadRow(snapshot, number);
    if (row !== null) rows.push(row);
  }
  rowsOfSnapshots.set(snapshot, rows);
  return rows;
}

function leadRow(snapshot: Snapshot, number: number): LeadRow | null {
  const fields = new Map<string, string>();
  const formulas = new Set<string>();
  let isUsed = false;
  for (const [mark, column] of snapshot.columns) {
    const text = plain(mark, textAt(snapshot, number, column));
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
  const isNumber = (field === 'lat' || field === 'lng') && text !== '' && !Number.isNaN(Number(text));
  return isNumber ? String(Number(text)) : text;
}

/** What a person reads in a cell, without the white space around it. */
function textAt({ workbook, sheet, cells }: Snapshot, row: number, column: number): string {
  const cell = cells[row - 1]?.[column - 1];
  if (cell === undefined || !hasContent(cell)) return '';
  if (typeof cell.value === 'string') return cell.value.trim();
  // A number is told as Heatpunk tells it.
  if (typeof cell.value === 'number' && !/[dy]/.test(cell.format)) return String(cell.value);
  return readText(workbook, sheet, row, column).trim();
}

/** The rows with an id of Heatpunk that no other row has. */
export function rowsById(snapshot: Snapshot): ReadonlyMap<string, LeadRow> {
  const found = new Map<string, LeadRow | null>();
  for (const row of leadRows(snapshot)) {
    if (isLeadId(row.id)) found.set(row.id, found.has(row.id) ? null : row);
  }
  return new Map([...found].filter((entry): entry is [string, LeadRow] => entry[1] !== null));
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
  'crmReference',
]);

/** The fields without which nothing is created. */
export const REQUIRED = ['customerName', 'customerPhone', 'customerEmail', 'address'];
