/** What is selected stays selected when rows or columns before it come or go: "Delete selected leads" must mean the same leads. */

import type { FUniver, IRange } from '@univerjs/presets';
import type { Step } from '../../protocol';
import { sheetKey, UNIT } from './univer-ids';

export function moveSelection(api: FUniver, sheet: number, step: Step): void {
  const open = api.getActiveWorkbook()?.getActiveSheet();
  if (open === undefined || open.getSheetId() !== sheetKey(sheet)) return;
  const ranges = open.getSelection()?.getActiveRangeList() ?? [];
  const before = ranges.map((range) => range.getRange());
  const after = before.map((range) => movedRange(range, step));
  if (after.length === 0 || JSON.stringify(before) === JSON.stringify(after)) return;
  const selections = after.map((range) => ({ range, primary: primaryOf(range), style: null }));
  api.syncExecuteCommand('sheet.operation.set-selections', { unitId: UNIT, subUnitId: sheetKey(sheet), selections });
}

export function movedRange(range: IRange, { kind, at, count }: Step): IRange {
  switch (kind) {
    case 'insert-rows': {
      const [startRow, endRow] = inserted(range.startRow, range.endRow, at - 1, count);
      return { ...range, startRow, endRow };
    }
    case 'delete-rows': {
      const [startRow, endRow] = deleted(range.startRow, range.endRow, at - 1, count);
      return { ...range, startRow, endRow };
    }
    case 'insert-columns': {
      const [startColumn, endColumn] = inserted(range.startColumn, range.endColumn, at - 1, count);
      return { ...range, startColumn, endColumn };
    }
    case 'delete-columns': {
      const [startColumn, endColumn] = deleted(range.startColumn, range.endColumn, at - 1, count);
      return { ...range, startColumn, endColumn };
    }
  }
}

function inserted(first: number, last: number, at: number, count: number): readonly [number, number] {
  return [first >= at ? first + count : first, last >= at ? last + count : last];
}

/** A selection that went whole leaves one row or column selected, where it was. */
function deleted(first: number, last: number, at: number, count: number): readonly [number, number] {
  const start = first < at ? first : Math.max(at, first - count);
  const end = last < at ? last : Math.max(at - 1, last - count);
  return [start, Math.max(start, end)];
}

/** The cell that has the frame. */
export function primaryOf({ startRow, startColumn }: IRange): object {
  return {
    ...{ startRow, startColumn, endRow: startRow, endColumn: startColumn },
    ...{ actualRow: startRow, actualColumn: startColumn, isMerged: false, isMergedMainCell: false },
  };
}
