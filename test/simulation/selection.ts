import type { Host } from '../../playground/apps-script/host';
import type { RunAct } from './act';
import { conflictFields } from './judge-words';
import { ID, leadRows, type Snapshot } from './snapshot';
import { MENU_ITEMS } from './watched-run';
import type { Desk } from './world';

/** What the person selects before the run: rows to be deleted, or what of the conflicts is to be decided. */
export function select({ host, witness }: Desk, { item, rows }: RunAct): void {
  const { sheet } = witness;
  if (sheet === null || !host.workbook.sheets.includes(sheet.sheet)) return;
  if (item === 'delete') {
    host.people.openSheet(sheet.sheet.name);
    const last = Math.max(2, ...leadRows(sheet).map((row) => row.number));
    host.people.select(...rows.map((part): [number, number] => [2 + Math.floor(part * (last - 1)), 1]));
  } else if (item in MENU_ITEMS) {
    host.people.openSheet(sheet.sheet.name);
    selectConflict(host, sheet, rows);
  }
}

/** A whole row in conflict, or one cell of it; any row where there is none. */
function selectConflict({ people }: Host, sheet: Snapshot, [which = 0, howMuch = 0]: readonly number[]): void {
  const rows = leadRows(sheet);
  const inConflict = rows.filter(({ word }) => word.startsWith('Conflict: '));
  const choice = inConflict.length > 0 ? inConflict : rows;
  const row = choice[Math.floor(which * choice.length)];
  const [field = ID] = row?.word.startsWith('Conflict: ') ? conflictFields(row.word) : [];
  const column = sheet.columns.get(howMuch < 0.5 ? ID : field) ?? 1;
  people.select([row?.number ?? 2, column]);
}
