import type { Host } from '../../playground/apps-script/host';
import { RefusedEdit } from '../../playground/apps-script/workbook/acts';
import type { Person } from '../../playground/apps-script/workbook/people';
import type { PersonAct, Place } from './act';
import { baseSheetOf } from './base-sheet';
import { leadRows, type Snapshot, takeSnapshot } from './snapshot';

/** The acts that are done in the cells of the lead sheet. */
export type SheetAct = Exclude<PersonAct, { kind: 'policy' | 'copy spreadsheet' }>;

/** Does what a person does. Where the sheet has no such place, nothing is done, as where Sheets refuses an edit. */
export function act({ host }: { readonly host: Host }, what: SheetAct): void {
  try {
    perform(host, what);
  } catch (error) {
    if (!(error instanceof RefusedEdit)) throw error;
  }
}

function perform(host: Host, what: SheetAct): void {
  const { people } = host;
  switch (what.kind) {
    case 'undo':
      people.undo();
      return;
    case 'delete base':
    case 'show base':
      actOnBase(host, what.kind === 'delete base');
      return;
    default: {
      const sheet = takeSnapshot(host);
      if (sheet === null) return;
      people.openSheet(sheet.sheet.name);
      actOnSheet(people, sheet, what);
    }
  }
}

function actOnBase(host: Host, isDeletion: boolean): void {
  const base = baseSheetOf(host);
  if (base && isDeletion) host.people.deleteSheet(base.name);
  else if (base) host.people.hideSheet(base.name, false);
}

function actOnSheet(
  people: Person,
  sheet: Snapshot,
  what: PlacedAct | Extract<PersonAct, { kind: 'rename tab' | 'new row' }>,
): void {
  const last = Math.max(1, ...leadRows(sheet).map((row) => row.number));
  switch (what.kind) {
    case 'rename tab':
      people.renameSheet(sheet.sheet.name, what.text);
      return;
    case 'new row':
      for (const [field, text] of Object.entries(what.texts)) {
        const column = sheet.columns.get(field);
        if (column !== undefined) people.type([last + 1, column], text);
      }
      return;
    default:
      actAt(people, sheet, last, what);
  }
}

/** What people can do below the last row of the grid, which then grows. */
const GROWING: ReadonlySet<string> = new Set(['type', 'paste', 'paste cells', 'own formula']);

type PlacedAct = Extract<PersonAct, { at: Place }>;

function actAt(people: Person, sheet: Snapshot, last: number, what: PlacedAct): void {
  const column = columnOf(sheet, what.at);
  if (column === null) return;
  // One row below the last can be reached as well: people write there. Not so with what is only done to rows that are there.
  const row = 2 + Math.floor(what.at.row * (what.at.field === 'own' ? Math.max(1, last - 1) : last));
  if (row > sheet.sheet.maxRows && !GROWING.has(what.kind)) return;
  const other = (to: number, most: number) => 1 + Math.floor(to * most);
  switch (what.kind) {
    case 'type':
      people.type([row, column], what.text);
      return;
    case 'clear':
      people.clear({ row, column, rows: what.rows ?? 1, columns: what.columns ?? 1 });
      return;
    case 'paste':
      people.paste([row, column], what.block);
      return;
    case 'paste cells': {
      const from = columnOf(sheet, what.from);
      const first = 2 + Math.floor(what.from.row * last);
      if (from === null) return;
      people.pasteCells({ row: first, column: from, rows: what.rows, columns: what.columns ?? 1 }, [row, column]);
      return;
    }
    case 'fill down':
      people.fillDown({ row, column, rows: Math.min(what.rows, sheet.sheet.maxRows - row + 1), columns: 1 });
      return;
    case 'sort':
      people.sort(column, what.ascending);
      return;
    case 'filter':
      people.removeFilter();
      people.filter(column, [people.text([row, column])]);
      return;
    case 'insert row':
      people.insertRows(row);
      return;
    case 'delete row':
      people.deleteRows(row);
      return;
    case 'duplicate row':
      people.duplicateRow(row);
      return;
    case 'move row':
      people.moveRows(row, 1, Math.min(1 + other(what.to, last), sheet.sheet.maxRows));
      return;
    case 'cut row': {
      const width = widthOf(sheet);
      people.cutAndPaste({ row, column: 1, rows: 1, columns: width }, [1 + other(what.to, last), 1]);
      return;
    }
    case 'insert column':
      people.insertColumns(column);
      return;
    case 'move column':
      people.moveColumns(column, 1, other(what.to, widthOf(sheet)));
      return;
    case 'hide column':
      people.hideColumn(column);
      return;
    case 'rename header':
      people.type([1, column], `Header ${Math.floor(what.to * 1e6)}`);
      return;
    case 'delete column':
      people.deleteColumns(column);
      return;
    case 'own formula':
      people.type([row, columnOf(sheet, { ...what.at, field: 'own' }) ?? widthOf(sheet) + 1], `="Dear "&E${row}`);
      return;
    case 'own note':
      people.setNote([row, column], what.text);
      return;
    case 'own colour':
      people.setStyle([row, column], { background: what.colour });
      return;
    case 'own format':
      people.setFormat([row, column], what.format);
      return;
    default:
      what satisfies never;
  }
}

/** A column by what it holds; `own` is the first of the user's that has a header. */
function columnOf({ columns, cells }: Snapshot, { field }: Place): number | null {
  if (field !== 'own') return columns.get(field) ?? null;
  const ours = new Set(columns.values());
  const own = cells[0]?.findIndex((header, index) => (header?.value ?? '') !== '' && !ours.has(index + 1)) ?? -1;
  return own === -1 ? null : own + 1;
}

function widthOf({ cells }: Snapshot): number {
  return cells[0]?.length ?? 1;
}
