// What may not change when a run changes nothing: every cell of every sheet but the log, and what is remembered of the document.

import { isDeepStrictEqual } from 'node:util';
import { a1Of, rect } from '../../playground/apps-script/workbook/address';
import { blankCell, type Cell } from '../../playground/apps-script/workbook/cell';
import type { SheetModel } from '../../playground/apps-script/workbook/sheet';
import { copyWorkbook } from '../../playground/apps-script/workbook/workbook';
import type { World } from '../world';
import { LOG } from './at-work';

export interface Snapshot {
  readonly sheets: readonly SheetModel[];
  readonly properties: ReadonlyMap<string, string>;
}

export function snapshotOf({ host }: World): Snapshot {
  const { workbook, properties } = host;
  const { sheets } = copyWorkbook(workbook, workbook.id, workbook.name, workbook.now);
  return {
    sheets: sheets.filter(({ name }) => name !== LOG),
    properties: new Map(properties.document),
  };
}

/** Everything in which two snapshots differ, in words. */
export function changesBetween(before: Snapshot, after: Snapshot): string[] {
  if (before.sheets.length !== after.sheets.length) return [`${after.sheets.length} sheets`];
  const changes = before.sheets.flatMap((sheet, index) => {
    const now = after.sheets[index];
    return now === undefined ? [] : [...frameChanges(sheet, now), ...cellChanges(sheet, now)];
  });
  const stored = isDeepStrictEqual(before.properties, after.properties) ? [] : ['document properties'];
  return [...changes, ...stored];
}

function frameChanges(before: SheetModel, after: SheetModel): string[] {
  const frame = ({ rows: _rows, ...rest }: SheetModel) => rest;
  return isDeepStrictEqual(frame(before), frame(after)) ? [] : [`${before.name}: its size, columns or name`];
}

/** Cells are replaced whole, never changed in place, so that most are the same object still. */
function cellChanges(before: SheetModel, after: SheetModel): string[] {
  const changes: string[] = [];
  for (let row = 0; row < Math.max(before.rows.length, after.rows.length); row++) {
    const then = before.rows[row]?.cells ?? [];
    const now = after.rows[row]?.cells ?? [];
    for (let column = 0; column < Math.max(then.length, now.length); column++) {
      if (!isSame(then[column], now[column])) {
        changes.push(`${before.name}!${a1Of(rect(row + 1, column + 1))}: ${JSON.stringify(now[column] ?? blankCell)}`);
      }
    }
  }
  return changes;
}

function isSame(then: Cell = blankCell, now: Cell = blankCell): boolean {
  return then === now || isDeepStrictEqual(then, now);
}
