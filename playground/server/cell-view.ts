/** A cell as the page is told of it. */

import { lastColumnOf, lastRowOf } from '../apps-script/workbook/address';
import { blankCell, type Cell } from '../apps-script/workbook/cell';
import { contentOf } from '../apps-script/workbook/formula';
import { displayText } from '../apps-script/workbook/number-format';
import { cellAt, type SheetModel } from '../apps-script/workbook/sheet';
import type { Workbook } from '../apps-script/workbook/workbook';
import type { Area, CellView } from '../protocol';

/** Null for a cell of which there is nothing to tell. */
export const filledCellView = (workbook: Workbook, sheet: SheetModel, row: number, column: number): CellView | null =>
  isPlain(cellAt(sheet, row, column)) ? null : cellView(workbook, sheet, row, column);

export const cellView = (workbook: Workbook, sheet: SheetModel, row: number, column: number): CellView => {
  const cell = cellAt(sheet, row, column);
  const { formula, note, style } = cell;
  const { value, format } = formula === null ? cell : contentOf(workbook, sheet, row, column);
  return {
    row,
    column,
    ...(value === null ? {} : { value }),
    text: displayText(value, format),
    ...(formula === null ? {} : { formula }),
    ...(format === '' ? {} : { format }),
    ...(note === '' ? {} : { note }),
    ...(Object.keys(style).length === 0 ? {} : { style }),
  };
};

/** All of an area that lies in the grid. */
export const cellViews = (workbook: Workbook, sheet: SheetModel, area: Area): readonly CellView[] => {
  const views: CellView[] = [];
  for (let row = area.row; row <= Math.min(lastRowOf(area), sheet.maxRows); row++) {
    for (let column = area.column; column <= Math.min(lastColumnOf(area), sheet.maxColumns); column++) {
      views.push(cellView(workbook, sheet, row, column));
    }
  }
  return views;
};

/** Rules are told with the sheet, not with its cells. */
const isPlain = ({ value, formula, format, note, style }: Cell): boolean =>
  value === null && formula === null && format === '' && note === '' && style === blankCell.style;
