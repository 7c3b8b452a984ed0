import type { Host } from '../../playground/apps-script/host';
import type { RunAct } from './act';
import { conflictFields } from './judge-words';
import { ID, leadRows, type Snapshot } from './snapshot';
import { MENU_ITEMS } from './watched-run';
import type { Desk } from './world';

/**
 * What the person selects before the run: rows to be deleted, or what of the conflicts is to be decided.
 *
 * @returns the leads of it, but for those in rows that are hidden
 */
export function select({ host, witness }: Desk, { item, rows }: RunAct): ReadonlySet<string> {
  const { sheet } = witness;
  if (sheet === null || !host.workbook.sheets.includes(sheet.sheet) || !(item in MENU_ITEMS)) return new Set();
  host.people.openSheet(sheet.sheet.name);
  const selected = item === 'delete' ? selectRows(host, sheet, rows) : [selectConflict(host, sheet, rows)];
  const isHidden = (number: number) => {
    const row = sheet.sheet.rows[number - 1];
    return row?.hiddenByFilter || row?.hiddenByUser;
  };
  const shown = leadRows(sheet).filter(({ number }) => selected.includes(number) && !isHidden(number));
  return new Set(shown.map(({ id }) => id));
}

function selectRows({ people }: Host, sheet: Snapshot, parts: readonly number[]): number[] {
  const last = Math.max(2, ...leadRows(sheet).map((row) => row.number));
  const numbers = parts.map((part) => 2 + Math.floor(part * (last - 1)));
  people.select(...numbers.map((number): [number, number] => [number, 1]));
  return numbers;
}

/** A whole row in conflict, or one cell of it; any row where there is none. */
function selectConflict({ people }: Host, sheet: Snapshot, [which = 0, howMuch = 0]: readonly number[]): number {
  const rows = leadRows(sheet);
  const inConflict = rows.filter(({ word }) => word.startsWith('Conflict: '));
  const choice = inConflict.length > 0 ? inConflict : rows;
  const row = choice[Math.floor(which * choice.length)];
  const [field = ID] = row?.word.startsWith('Conflict: ') ? conflictFields(row.word) : [];
  const column = sheet.columns.get(howMuch < 0.5 ? ID : field) ?? 1;
  const number = row?.number ?? 2;
  people.select([number, column]);
  return number;
}
