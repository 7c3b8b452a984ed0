import { kindOf } from '../core/fields';
import type { Lead } from '../core/lead';
import { canSpill } from '../core/spill';
import { failure } from '../core/user-error';
import { toCell } from './cell-codec';
import type { SheetReading } from './read-lead-sheet';
import type { LeadWrites } from './write-accepted';
import type { CellWrite } from './write-cells';

/** Google's limit for a spreadsheet. */
const MAX_CELLS = 10_000_000;

/**
 * Finds the first free row below all that is written, and sees to it that enough rows follow.
 *
 * @returns the row's number
 * @throws UserError where the spreadsheet would grow beyond what Google allows
 */
export function makeRoom(reading: SheetReading, count: number): number {
  const { sheet } = reading;
  if (count === 0) return lastUsedRow(reading) + 1;
  // Rows that somebody added below the end of the sheet just before the read are not in it.
  const last = sheet.getLastRow();
  const first = (last > reading.cells.length ? last : lastUsedRow(reading)) + 1;
  const rows = sheet.getMaxRows();
  const wanted = first - 1 + count - rows;
  if (wanted <= 0) return first;
  const sheets = sheet.getParent().getSheets();
  const cells = sheets.reduce((sum, each) => sum + each.getMaxRows() * each.getMaxColumns(), 0);
  if (cells + wanted * sheet.getMaxColumns() > MAX_CELLS) throw failure.spreadsheetFull();
  sheet.insertRowsAfter(rows, wanted);
  return first;
}

/**
 * The cells of leads in free rows. The id first and the word last: a row with an id and no word is known to be unfinished, while
 * a filled row without an id would pass for a new lead. What a formula fills is left to it.
 */
export function rowsOfLeads(
  { layout, table }: SheetReading,
  firstRow: number,
  added: readonly { readonly lead: Lead; readonly word: string }[],
): LeadWrites {
  const ids: CellWrite[] = [];
  const fields: CellWrite[] = [];
  const words: CellWrite[] = [];
  const columns = layout.fields
    .filter(({ field }) => !table.spilled?.has(field))
    .map(({ field, column }) => ({
      field,
      column,
      kind: kindOf(field),
      isText: isOfText(field, added),
    }));
  added.forEach(({ lead, word }, index) => {
    const row = firstRow + index;
    ids.push({ row, column: layout.idColumn, cell: lead.id });
    for (const { field, column, kind, isText } of columns) {
      fields.push({ row, column, cell: toCell(kind, lead.fields.get(field) ?? null), isText });
    }
    if (layout.syncColumn !== null) words.push({ row, column: layout.syncColumn, cell: word });
  });
  return { ids, fields, words };
}

/**
 * Whether a column holds texts, as far as the leads tell: its blanks count with them. Were they to go with their neighbours, as
 * sparse fields have them, the rows would fall into rectangles of other widths, and cost a call each.
 */
function isOfText(field: string, added: readonly { readonly lead: Lead }[]): boolean | undefined {
  const kind = kindOf(field);
  if (kind !== 'raw') return kind === 'text';
  const types = new Set(added.map(({ lead }) => typeof (lead.fields.get(field) ?? undefined)));
  if (types.has('number') || types.has('boolean')) return false;
  return types.has('string') ? true : undefined;
}

/**
 * The last row that holds anything but what people prepare in advance: formulas filled down a column of their own, a formula that
 * fills a whole column, and unticked boxes.
 */
function lastUsedRow({ cells, formulas, layout }: SheetReading): number {
  const spilled = new Set(
    formulas.flatMap((line) => line.flatMap((formula, position) => (canSpill(formula) ? [position + 1] : []))),
  );
  const ours = new Set([layout.idColumn, layout.syncColumn, ...layout.fields.map(({ column }) => column)]);
  for (let index = cells.length - 1; index > 0; index--) {
    const isUsed = cells[index]?.some((cell, position) => {
      if (spilled.has(position + 1)) return false;
      const isFormula = (formulas[index]?.[position] ?? '') !== '';
      return isFormula ? ours.has(position + 1) : cell !== '' && cell !== false;
    });
    if (isUsed) return index + 1;
  }
  return 1;
}
