/** The desk, as Univer has it open. */

import type { FUniver } from '@univerjs/presets';
import type { Desk } from './desk';
import { areaOf, sheetId } from './univer-ids';
import type { WorkbookView } from './workbook-view';

export function univerDesk(api: FUniver, view: WorkbookView): Desk {
  const openSheet = () => api.getActiveWorkbook()?.getActiveSheet();
  const open: Desk['open'] = () => {
    const sheet = openSheet();
    return sheet === undefined ? undefined : view.sheet(sheetId(sheet.getSheetId()));
  };
  return {
    sheet: view.sheet,
    open,
    selected: () => {
      const look = open()?.look;
      const ranges = openSheet()?.getSelection()?.getActiveRangeList() ?? [];
      const areas = look === undefined ? [] : ranges.map((range) => areaOf(range.getRange(), look));
      return areas.length > 0 ? areas : [{ row: 1, column: 1, rows: 1, columns: 1 }];
    },
  };
}
