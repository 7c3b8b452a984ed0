/** Brings cells that changed into Univer, all of a patch at once: it measures and draws anew after each change. */

import type { ICellData } from '@univerjs/presets';
import type { CellView } from '../../protocol';
import type { Mutate } from './mutate';
import { isInvisible, univerCell } from './univer-cell';

export function showCells(mutate: Mutate, cells: readonly CellView[]): void {
  if (cells.length === 0) return;
  const cellValue: Record<number, Record<number, ICellData | null>> = {};
  for (const cell of cells) {
    const line = cellValue[cell.row - 1] ?? {};
    line[cell.column - 1] = isInvisible(cell) ? null : univerCell(cell);
    cellValue[cell.row - 1] = line;
  }
  mutate('sheet.mutation.set-range-values', { cellValue });
}
