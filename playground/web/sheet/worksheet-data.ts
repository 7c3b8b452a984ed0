/** A whole sheet as Univer takes it when it is new there. Notes, rules and filters come after: their plugins keep them. */

import type { IWorksheetData } from '@univerjs/presets';
import { defaultColumnWidth } from '../../apps-script/workbook/sheet';
import type { SheetModel } from './sheet-model';
import { isInvisible, newUniverCell } from './univer-cell';
import { sheetKey } from './univer-ids';

/** Pixels. */
const ROW_HEIGHT = 24;

export function worksheetData({ id, look, rows }: SheetModel): Partial<IWorksheetData> {
  return {
    id: sheetKey(id),
    name: look.name,
    hidden: look.hidden ? 1 : 0,
    rowCount: look.rows,
    columnCount: look.columns,
    defaultColumnWidth,
    defaultRowHeight: ROW_HEIGHT,
    freeze: freezeOf(look.frozenRows),
    columnData: Object.fromEntries(look.widths.map(([column, w]) => [column - 1, { w }])),
    cellData: Object.fromEntries(
      rows.map((line, row) => [
        row,
        Object.fromEntries(
          line.flatMap((cell, column) =>
            cell === undefined || isInvisible(cell) ? [] : [[column, newUniverCell(cell)]],
          ),
        ),
      ]),
    ),
  };
}

/** Univer counts the rows that scroll from the first one below the frozen ones, and says -1 where nothing is frozen. */
export function freezeOf(frozenRows: number): IWorksheetData['freeze'] {
  return {
    ySplit: frozenRows,
    xSplit: 0,
    startRow: frozenRows > 0 ? frozenRows : -1,
    startColumn: -1,
  };
}
