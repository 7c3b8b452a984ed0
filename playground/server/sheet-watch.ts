/** Finds out what has changed in a sheet since it was last looked at. Cells and rows are compared by identity, which is cheap: content is replaced whole. */

import type { Cell } from '../apps-script/workbook/cell';
import { cellReader } from '../apps-script/workbook/formula';
import type { Row, SheetModel } from '../apps-script/workbook/sheet';
import type { Workbook } from '../apps-script/workbook/workbook';
import type { CellView, SheetLook, SheetPatch, Step } from '../protocol';
import { cellView } from './cell-view';
import { lookOf } from './sheet-view';

export interface SheetWatch {
  readonly sheet: SheetModel;
  /** Null when nothing has. From then on, that is known. */
  changes(): SheetPatch | null;
}

interface SeenRow {
  readonly row: Row | undefined;
  readonly cells: (Cell | undefined)[];
}

export const watchSheet = (workbook: Workbook, sheet: SheetModel): SheetWatch => {
  let { maxRows, maxColumns } = sheet;
  let look = JSON.stringify(lookOf(sheet));
  const rows: SeenRow[] = Array.from(sheet.rows, seenRow);
  /** What formulas came to, by row and column. */
  let results = new Map<string, unknown>();

  const newSteps = (): readonly Step[] => {
    const steps: Step[] = [];
    const [addedRows, addedColumns] = [sheet.maxRows - maxRows, sheet.maxColumns - maxColumns];
    if (addedRows !== 0) {
      const at = firstDifference(rows, sheet.rows, (seen, row) => seen?.row === row) + 1;
      const step = stepOf('rows', at, addedRows, maxRows);
      steps.push(step);
      if (addedRows > 0) insert(rows, step.at, addedRows, { row: undefined, cells: [] });
      else rows.splice(step.at - 1, -addedRows);
    }
    if (addedColumns !== 0) {
      const lists = rows.flatMap((seen, index) => {
        const row = sheet.rows[index];
        return row === undefined || row !== seen.row ? [] : [firstDifference(seen.cells, row.cells, Object.is)];
      });
      const at = lists.reduce((least, index) => Math.min(least, index), Number.POSITIVE_INFINITY) + 1;
      const step = stepOf('columns', at, addedColumns, maxColumns);
      steps.push(step);
      for (const { cells } of rows) {
        if (addedColumns > 0) insert(cells, step.at, addedColumns, undefined);
        else cells.splice(step.at - 1, -addedColumns);
      }
    }
    ({ maxRows, maxColumns } = sheet);
    return steps;
  };

  const newCells = (): readonly CellView[] => {
    const found: CellView[] = [];
    for (let above = 0; above < Math.max(rows.length, sheet.rows.length); above++) {
      const row = sheet.rows[above];
      const seen = rows[above];
      const before = seen?.cells ?? [];
      const now = row?.cells ?? [];
      let isSame = seen !== undefined && seen.row === row && before.length === now.length;
      for (let left = 0; left < Math.max(before.length, now.length); left++) {
        if (before[left] === now[left]) continue;
        isSame = false;
        found.push(cellView(workbook, sheet, above + 1, left + 1));
      }
      if (!isSame) rows[above] = seenRow(row);
    }
    rows.length = sheet.rows.length;
    return found;
  };

  /** Formulas whose own cell is the same, and whose result is not. */
  const newResults = (told: readonly CellView[]): readonly CellView[] => {
    if (!sheet.hasFormulas) return [];
    const isTold = new Set(told.map(({ row, column }) => `${row} ${column}`));
    const before = results;
    results = new Map();
    const read = cellReader(workbook);
    const found: CellView[] = [];
    sheet.rows.forEach((row, above) => {
      row?.cells.forEach((cell, left) => {
        if (cell === undefined || cell.formula === null) return;
        const place = `${above + 1} ${left + 1}`;
        const { value, format } = read(sheet, above + 1, left + 1);
        const result = JSON.stringify([value, format]);
        results.set(place, result);
        if (before.get(place) !== result && !isTold.has(place)) {
          found.push(cellView(workbook, sheet, above + 1, left + 1));
        }
      });
    });
    return found;
  };

  const newLook = (): SheetLook | null => {
    const now = lookOf(sheet);
    const text = JSON.stringify(now);
    if (text === look) return null;
    look = text;
    return now;
  };

  newResults([]);
  return {
    sheet,
    changes: () => {
      const steps = newSteps();
      const changed = newLook();
      const cells = newCells();
      const all = [...cells, ...newResults(cells)];
      if (steps.length === 0 && changed === null && all.length === 0) return null;
      return { id: sheet.id, steps, ...(changed === null ? {} : { look: changed }), cells: all };
    },
  };
};

const seenRow = (row: Row | undefined): SeenRow => ({ row, cells: row === undefined ? [] : [...row.cells] });

/** The index from which on the lists differ; infinite when neither has anything that the other lacks. */
const firstDifference = <A, B>(
  before: readonly A[],
  now: readonly B[],
  isSame: (a: A | undefined, b: B | undefined) => boolean,
): number => {
  for (let index = 0; index < Math.max(before.length, now.length); index++) {
    if (!isSame(before[index], now[index])) return index;
  }
  return Number.POSITIVE_INFINITY;
};

/** What came or went without a trace in the cells was blank: then it may as well have been at the end. */
const stepOf = (axis: 'rows' | 'columns', at: number, added: number, size: number): Step => {
  const count = Math.abs(added);
  return added > 0
    ? { kind: `insert-${axis}`, at: Math.min(at, size + 1), count }
    : { kind: `delete-${axis}`, at: Math.min(at, size - count + 1), count };
};

/** Beyond the end of a list that only reaches to its last content, there is nothing to insert before. */
const insert = <T>(list: T[], at: number, count: number, item: T): void => {
  if (at > list.length) return;
  const tail = list.splice(at - 1);
  for (let added = 0; added < count; added++) list.push(item);
  for (const kept of tail) list.push(kept);
};
