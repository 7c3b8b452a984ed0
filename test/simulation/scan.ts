import type { Host } from '../../playground/apps-script/host';
import { readText } from '../../playground/apps-script/workbook/reading';
import type { SheetModel } from '../../playground/apps-script/workbook/sheet';

/** A row of the lead sheet as it stands: texts by field, without the white space around them. */
export interface ScannedRow {
  readonly number: number;
  readonly id: string;
  readonly word: string;
  readonly fields: ReadonlyMap<string, string>;
  readonly formulas: readonly string[];
}

/** The lead sheet as it stands, read past the services. */
export interface Scan {
  readonly sheet: SheetModel;
  readonly columns: ReadonlyMap<string, number>;
  readonly rows: readonly ScannedRow[];
  /** Everything of the user's: own cells row by row, notes, headers' texts. */
  readonly own: readonly string[];
  readonly notes: readonly string[];
  readonly headers: readonly string[];
}

/** null where there is no lead sheet. */
export function scan(host: Host): Scan | null {
  for (const sheet of host.workbook.sheets) {
    const columns = columnsOf(sheet);
    if (columns.has('(lead id)')) return scanSheet(host, sheet, columns);
  }
  return null;
}

function columnsOf(sheet: SheetModel): Map<string, number> {
  const columns = new Map<string, number>();
  sheet.rows[0]?.cells.forEach((cell, index) => {
    const mark = /^heatpunk: (.+)$/m.exec(cell?.note ?? '')?.[1];
    if (mark !== undefined) columns.set(mark, index + 1);
  });
  return columns;
}

function scanSheet(host: Host, sheet: SheetModel, columns: ReadonlyMap<string, number>): Scan {
  const ours = new Set(columns.values());
  const idColumn = columns.get('(lead id)') ?? 0;
  const wordColumn = columns.get('(sync)') ?? 0;
  const fieldColumns = [...columns].filter(([field]) => !field.startsWith('('));
  const rows: ScannedRow[] = [];
  const own: string[] = [];
  const notes: string[] = [];
  const fieldAt = (column: number) => fieldColumns.find(([, each]) => each === column)?.[0] ?? '';
  const textAt = (row: number, column: number): string => {
    const cell = sheet.rows[row - 1]?.cells[column - 1];
    if (cell === undefined || (cell.value === null && cell.formula === null)) return '';
    if (typeof cell.value === 'string') return cell.value.trim();
    return readText(host.workbook, sheet, row, column).trim();
  };
  for (let number = 2; number <= sheet.rows.length; number++) {
    const line = sheet.rows[number - 1];
    if (line === undefined) continue;
    const mine: string[] = [];
    const formulas: string[] = [];
    line.cells.forEach((cell, index) => {
      if (cell === undefined) return;
      if (cell.note !== '') notes.push(cell.note);
      if (ours.has(index + 1)) {
        const isField = index + 1 !== idColumn && index + 1 !== wordColumn;
        if (cell.formula !== null && isField)
          formulas.push(`${fieldAt(index + 1)}: ${cell.formula.replace(/\d+/g, '#')}`);
      } else if (cell.formula !== null || cell.value !== null) {
        // Rows that go shift the references in the formulas of others, as in Sheets.
        const content = cell.formula?.replace(/\d+/g, '#') ?? String(cell.value);
        mine.push(`${index + 1}: ${content} (${cell.format})`);
      }
    });
    if (mine.length > 0) own.push(mine.join(' | '));
    const fields = new Map(fieldColumns.map(([field, column]) => [field, textAt(number, column)]));
    const id = textAt(number, idColumn);
    if (id === '' && [...fields.values()].every((text) => text === '')) continue;
    rows.push({ number, id, word: textAt(number, wordColumn), fields, formulas });
  }
  const headers = Array.from(sheet.rows[0]?.cells ?? [], (cell) => String(cell?.value ?? ''));
  return { sheet, columns, rows, own, notes: notes.sort(), headers };
}
