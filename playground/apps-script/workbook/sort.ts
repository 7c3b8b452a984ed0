/** Sorting rows of an area by columns, as Sheets orders values. */

import { lastColumnOf, type Rect, rect } from './address';
import { changedCell, type Scalar } from './cell';
import { contentOf } from './formula';
import { order } from './formula-coercion';
import { copiedFormula } from './formula-references';
import { cellAt, changeCells } from './sheet';
import type { Place, Undo } from './structure';

export interface SortKey {
  /** 1-based column of the sheet. */
  readonly column: number;
  readonly ascending: boolean;
}

/** Stable; numbers before text before booleans, blanks last in either direction. Formulas move as copied ones do. */
export const sortArea = ({ workbook, sheet }: Place, area: Rect, keys: readonly SortKey[]): Undo => {
  const rows = Array.from({ length: area.rows }, (_, index) => ({
    row: area.row + index,
    values: keys.map((key) => contentOf(workbook, sheet, area.row + index, key.column).value),
  }));
  const sorted = [...rows].sort((a, b) => {
    for (const [index, key] of keys.entries()) {
      const difference = compare(a.values[index] ?? null, b.values[index] ?? null, key.ascending);
      if (difference !== 0) return difference;
    }
    return 0;
  });
  return arrange(
    { workbook, sheet },
    area,
    sorted.map((entry) => entry.row),
  );
};

/** Puts the rows of an area into the order given by their present numbers. */
const arrange = (place: Place, area: Rect, rows: readonly number[]): Undo => {
  const { sheet } = place;
  const before = rows.map((row) =>
    Array.from({ length: area.columns }, (_, right) => cellAt(sheet, row, area.column + right)),
  );
  changeCells(sheet, rect(area.row, area.column, area.rows, lastColumnOf(area) - area.column + 1), (_, row, column) => {
    const index = row - area.row;
    const cell = before[index]?.[column - area.column] ?? cellAt(sheet, row, column);
    const from = rows[index] ?? row;
    return cell.formula === null || from === row
      ? cell
      : changedCell(cell, { formula: copiedFormula(cell.formula, row - from, 0) });
  });
  return () => {
    const back = rows.map((row, index) => [row, area.row + index] as const).sort((a, b) => a[0] - b[0]);
    arrange(
      place,
      area,
      back.map(([, now]) => now),
    );
  };
};

const compare = (a: Scalar | null, b: Scalar | null, ascending: boolean): number => {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
  return ascending ? order(a, b) : -order(a, b);
};
