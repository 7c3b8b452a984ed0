/** Everything about a sheet but its cells: only what is different from what Univer has. */

import type { IRange, Worksheet } from '@univerjs/presets';
import type { SheetLook } from '../../protocol';
import type { Mutate } from './mutate';
import { showWidths } from './show-widths';
import { freezeOf } from './worksheet-data';

/** `before` is the look that was shown until now; null for a sheet that is new in Univer. */
export function showLook(mutate: Mutate, worksheet: Worksheet, look: SheetLook, before: SheetLook | null): void {
  if (worksheet.getName() !== look.name) mutate('sheet.mutation.set-worksheet-name', { name: look.name });
  if (worksheet.getRowCount() !== look.rows) {
    mutate('sheet.mutation.set-worksheet-row-count', { rowCount: look.rows });
  }
  if (worksheet.getColumnCount() !== look.columns) {
    mutate('sheet.mutation.set-worksheet-column-count', { columnCount: look.columns });
  }
  const freeze = freezeOf(look.frozenRows);
  if (worksheet.getFreeze().ySplit !== freeze.ySplit) {
    mutate('sheet.mutation.set-frozen', { ...freeze, resetScroll: false });
  }
  showWidths(mutate, worksheet, look, before);
  showHidden(mutate, worksheet, look);
}

function showHidden(mutate: Mutate, worksheet: Worksheet, look: SheetLook): void {
  const rows = new Set([...look.hiddenRows, ...(look.filter?.rows ?? [])]);
  const columns = new Set(look.hiddenColumns);
  const rowRange = (first: number, last: number): IRange => ({
    startRow: first,
    endRow: last,
    startColumn: 0,
    endColumn: look.columns - 1,
  });
  const columnRange = (first: number, last: number): IRange => ({
    startRow: 0,
    endRow: look.rows - 1,
    startColumn: first,
    endColumn: last,
  });
  const rowIsHidden = (index: number) => worksheet.getRowManager().getRow(index)?.hd === 1;
  const columnIsHidden = (index: number) => worksheet.getColumnManager().getColumn(index)?.hd === 1;
  const change = (id: string, ranges: readonly IRange[]) => ranges.length > 0 && mutate(id, { ranges });

  const hideRow = (index: number) => rows.has(index + 1) && !rowIsHidden(index);
  const bareRow = (index: number) => !rows.has(index + 1) && rowIsHidden(index);
  change('sheet.mutation.set-row-hidden', runsOf(look.rows, hideRow, rowRange));
  change('sheet.mutation.set-row-visible', runsOf(look.rows, bareRow, rowRange));
  const hideColumn = (index: number) => columns.has(index + 1) && !columnIsHidden(index);
  const bareColumn = (index: number) => !columns.has(index + 1) && columnIsHidden(index);
  change('sheet.mutation.set-col-hidden', runsOf(look.columns, hideColumn, columnRange));
  change('sheet.mutation.set-col-visible', runsOf(look.columns, bareColumn, columnRange));
}

/** Neighbours that hold go into one range. */
function runsOf(
  count: number,
  holds: (index: number) => boolean,
  range: (first: number, last: number) => IRange,
): readonly IRange[] {
  const ranges: IRange[] = [];
  for (let first = 0; first < count; first++) {
    if (!holds(first)) continue;
    let last = first;
    while (last + 1 < count && holds(last + 1)) last += 1;
    ranges.push(range(first, last));
    first = last;
  }
  return ranges;
}
