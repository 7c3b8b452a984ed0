import { inColumnOrder, kindOf } from '../core/fields';
import type { Kind } from '../core/value';
import { DATE_FORMAT } from './cell-codec';
import { ID_MARK, markIn, markOf, SYNC_MARK, titleOfMark } from './header-notes';
import { ifAllowed } from './if-allowed';
import { type Layout, layoutOf } from './layout';
import { type LiteralWay, TEXT_FORMAT, writeLiteral } from './literal';
import { emptyReading, type SheetReading } from './read-lead-sheet';
import { flush, type Sheet, type Spreadsheet, sheetNamed } from './spreadsheet';

const LEAD_SHEET_NAME = 'Leads';

/** In pixels. */
const WIDTHS: Readonly<Record<string, number>> = {
  [SYNC_MARK]: 140,
  [ID_MARK]: 80,
  dateCreated: 130,
  customerName: 170,
  customerPhone: 120,
  customerEmail: 210,
  address: 280,
  postcode: 90,
};
const DEFAULT_WIDTH = 120;

const FORMATS: Readonly<Record<Kind, string | null>> = {
  text: TEXT_FORMAT,
  date: DATE_FORMAT,
  number: null,
  raw: null,
};

/**
 * Makes the lead sheet: in the only sheet of a spreadsheet if that is empty, else as a new first one. Columns are the Sync
 * word, the lead's id, and the fields given.
 */
export function makeLeadSheet(spreadsheet: Spreadsheet, fields: Iterable<string>, way: LiteralWay): SheetReading {
  const sheet = emptySheet(spreadsheet);
  const marks = [SYNC_MARK, ID_MARK, ...inColumnOrder(fields)];
  sheet.setFrozenRows(1);
  makeColumns(sheet, 1, marks, way);
  spreadsheet.setActiveSheet(sheet);
  const layout = layoutOf(() => sheet.getName(), marks.map(markOf));
  return emptyReading(sheet, layout, marks.map(titleOfMark));
}

/**
 * Adds columns for fields to the right of all that the sheet holds, notes in the header row included; where a filter of the leads
 * would end left of them, before its last column. A filter sorts just its own columns: values beside it would come to other leads.
 */
export function addColumns({ sheet, layout }: SheetReading, fields: readonly string[], way: LiteralWay): void {
  if (fields.length === 0) return;
  const first = Math.max(sheet.getLastColumn(), layout.lastNoted) + 1;
  makeColumns(sheet, insertIntoFilter(sheet, layout, first + fields.length - 1, fields.length) ?? first, fields, way);
}

/**
 * Sheets widens a filter by what is inserted between its columns.
 *
 * @param last the column that the filter has to reach; where it does, nothing is inserted
 * @returns the first of the new columns
 */
function insertIntoFilter(sheet: Sheet, { idColumn }: Layout, last: number, count: number): number | null {
  const filter = sheet.getFilter()?.getRange();
  if (!filter) return null;
  const end = filter.getLastColumn();
  const isOfLeads = filter.getColumn() <= idColumn && idColumn <= end && filter.getNumColumns() > 1;
  if (!isOfLeads || end >= last) return null;
  sheet.insertColumnsBefore(end, count);
  // They come with the looks and the drop-downs of a neighbour.
  sheet.getRange(1, end, sheet.getMaxRows(), count).clearFormat().clearDataValidations();
  return end;
}

/**
 * Gives columns that came back the format of their field over their whole height, as new ones have it, so that what is typed there
 * stays text; for texts only. Cells that hold something else, or a formula, keep theirs: 1 range read a column sees to it that it is where it was.
 * Where that is refused, they keep theirs too.
 */
export function formatTexts({ sheet, layout, cells, formulas }: SheetReading, fields: readonly string[]): void {
  const height = sheet.getMaxRows();
  for (const { field, column } of layout.fields) {
    const format = FORMATS[kindOf(field)];
    if (format !== TEXT_FORMAT || !fields.includes(field)) continue;
    if (markIn(sheet.getRange(1, column).getNote()) !== field) continue;
    const isText = (row: number) =>
      typeof (cells[row - 1]?.[column - 1] ?? '') === 'string' && (formulas[row - 1]?.[column - 1] ?? '') === '';
    ifAllowed(() => {
      for (let first = 2; first <= height; first++) {
        let next = first;
        while (next <= height && isText(next)) next++;
        if (next > first) sheet.getRange(first, column, next - first).setNumberFormat(format);
        first = next;
      }
    });
  }
}

function emptySheet(spreadsheet: Spreadsheet): Sheet {
  const sheets = spreadsheet.getSheets();
  const [visible, ...others] = sheets.filter((sheet) => !sheet.isSheetHidden());
  if (visible && others.length === 0 && visible.getLastRow() === 0) {
    return visible.getName() === LEAD_SHEET_NAME ? visible : visible.setName(freeName(spreadsheet));
  }
  return spreadsheet.insertSheet(freeName(spreadsheet), 0);
}

function freeName(spreadsheet: Spreadsheet): string {
  for (let number = 1; ; number++) {
    const name = number === 1 ? LEAD_SHEET_NAME : `${LEAD_SHEET_NAME} ${number}`;
    if (sheetNamed(spreadsheet, name) === null) return name;
  }
}

/**
 * The header's texts come last: notes alone do not count as content, so that a sheet whose making was killed in between
 * still passes for an empty one and is made anew.
 */
function makeColumns(sheet: Sheet, first: number, marks: readonly string[], way: LiteralWay): void {
  const missing = first + marks.length - 1 - sheet.getMaxColumns();
  if (missing > 0) sheet.insertColumnsAfter(sheet.getMaxColumns(), missing);
  const rows = sheet.getMaxRows();
  marks.forEach((mark, index) => {
    const format = mark === ID_MARK || mark === SYNC_MARK ? TEXT_FORMAT : FORMATS[kindOf(mark)];
    if (format !== null && rows > 1) sheet.getRange(2, first + index, rows - 1).setNumberFormat(format);
    sheet.setColumnWidth(first + index, WIDTHS[mark] ?? DEFAULT_WIDTH);
  });
  const header = sheet.getRange(1, first, 1, marks.length);
  header.setFontWeight('bold');
  header.setNotes([marks.map(markOf)]);
  writeLiteral(header, [marks.map(titleOfMark)], way);
  // Writes that Google keeps back would land elsewhere once somebody inserts a column.
  flush();
}
