/** Lets the cell editor begin with what the person typed there, a formula for instance, instead of what is shown. */

import { BEFORE_CELL_EDIT, SheetInterceptorService } from '@univerjs/preset-sheets-core';
import { CellValueType, type Univer } from '@univerjs/presets';
import type { Desk } from './desk';
import { editText } from './edit-text';
import { cellAt } from './sheet-model';
import { sheetId } from './univer-ids';

export function showEditText(univer: Univer, desk: Desk): void {
  const { writeCellInterceptor } = univer.__getInjector().get(SheetInterceptorService);
  writeCellInterceptor.intercept(BEFORE_CELL_EDIT, {
    priority: 1000,
    handler: (cell, { subUnitId, row, col }, next) => {
      const sheet = desk.sheet(sheetId(subUnitId));
      const text = sheet === undefined ? '' : editText(cellAt(sheet, row + 1, col + 1));
      return next(text === '' ? cell : { ...cell, v: text, t: CellValueType.STRING });
    },
  });
}
