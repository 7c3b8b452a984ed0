/** How wide columns are: those that the person made wider stay so, until the workbook gives them another width. */

import type { Worksheet } from '@univerjs/presets';
import { defaultColumnWidth } from '../../apps-script/workbook/sheet';
import type { SheetLook } from '../../protocol';
import type { Mutate } from './mutate';

/** `before` is the look that was shown until now; null for a sheet that is new in Univer. */
export function showWidths(mutate: Mutate, worksheet: Worksheet, look: SheetLook, before: SheetLook | null): void {
  const [wanted, told] = [new Map(look.widths), new Map(before?.widths)];
  const colWidth: Record<number, number> = {};
  for (let column = 1; column <= look.columns; column++) {
    const width = wanted.get(column) ?? defaultColumnWidth;
    if (before !== null && width === (told.get(column) ?? defaultColumnWidth)) continue;
    if (worksheet.getColumnManager().getColumn(column - 1)?.w !== width) colWidth[column - 1] = width;
  }
  if (Object.keys(colWidth).length === 0) return;
  const ranges = [{ startRow: 0, endRow: look.rows - 1, startColumn: 0, endColumn: look.columns - 1 }];
  mutate('sheet.mutation.set-worksheet-col-width', { ranges, colWidth });
}
