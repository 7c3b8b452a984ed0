/** What a page names may reach past the grid, or lie outside of it. */

import { lastColumnOf, lastRowOf } from '../apps-script/workbook/address';
import type { SheetModel } from '../apps-script/workbook/sheet';
import type { Area } from '../protocol';

/** An act that is not done, and says why to the person. */
export class RefusedAct extends Error {
  override readonly name = 'RefusedAct';
}

/** The part of an area that lies in the grid. Throws when there is none. */
export const inGrid = (sheet: SheetModel, area: Area): Area => {
  const rows = Math.min(lastRowOf(area), sheet.maxRows) - area.row + 1;
  const columns = Math.min(lastColumnOf(area), sheet.maxColumns) - area.column + 1;
  if (rows < 1 || columns < 1) throw new RefusedAct('These cells are not on the sheet any more.');
  return { row: area.row, column: area.column, rows, columns };
};
