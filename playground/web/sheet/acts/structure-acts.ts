/** Acts on whole rows and columns. */

import type { IRange } from '@univerjs/presets';
import type { PersonAct } from '../../../protocol';
import { areaOf } from '../univer-ids';
import type { ActTable, Asked } from './act-table';
import { areasOf, type OnRanges } from './areas-of';

interface OnRange {
  readonly range: IRange;
}

interface Move {
  readonly fromRange: IRange;
  readonly toRange: IRange;
}

export const structureActs: ActTable = {
  'sheet.command.insert-row-by-range': ({ range }: OnRange, { sheet: { look } }) => {
    const { row, rows } = areaOf(range, look);
    return [{ do: 'insert-rows', before: row, count: rows }];
  },
  'sheet.command.insert-col-by-range': ({ range }: OnRange, { sheet: { look } }) => {
    const { column, columns } = areaOf(range, look);
    return [{ do: 'insert-columns', before: column, count: columns }];
  },
  'sheet.command.remove-row-by-range': ({ range }: OnRange, { sheet: { look } }) => {
    const { row, rows } = areaOf(range, look);
    return [{ do: 'delete-rows', first: row, count: rows }];
  },
  'sheet.command.remove-col-by-range': ({ range }: OnRange, { sheet: { look } }) => {
    const { column, columns } = areaOf(range, look);
    return [{ do: 'delete-columns', first: column, count: columns }];
  },
  'sheet.command.move-rows': ({ fromRange, toRange }: Move, { sheet: { look } }) => {
    const { row, rows } = areaOf(fromRange, look);
    return [{ do: 'move-rows', first: row, count: rows, before: toRange.startRow + 1 }];
  },
  'sheet.command.move-cols': ({ fromRange, toRange }: Move, { sheet: { look } }) => {
    const { column, columns } = areaOf(fromRange, look);
    return [{ do: 'move-columns', first: column, count: columns, before: toRange.startColumn + 1 }];
  },
  'sheet.command.set-rows-hidden': (params: OnRanges | undefined, asked) => hideRows(params, asked, true),
  'sheet.command.set-specific-rows-visible': (params: OnRanges, asked) => hideRows(params, asked, false),
  'sheet.command.set-col-hidden': (params: OnRanges | undefined, asked) => hideColumns(params, asked, true),
  'sheet.command.set-col-visible-on-cols': (params: OnRanges, asked) => hideColumns(params, asked, false),
};

/** One act for each area, and none for an area in which nothing would change. */
function hideRows(params: OnRanges | undefined, asked: Asked, hidden: boolean): readonly PersonAct[] {
  return areasOf(params, asked)
    .filter(({ row, rows }) => isChange(asked.sheet.look.hiddenRows, row, rows, hidden))
    .map(({ row, rows }): PersonAct => ({ do: 'hide-rows', first: row, count: rows, hidden }));
}

function hideColumns(params: OnRanges | undefined, asked: Asked, hidden: boolean): readonly PersonAct[] {
  return areasOf(params, asked)
    .filter(({ column, columns }) => isChange(asked.sheet.look.hiddenColumns, column, columns, hidden))
    .map(({ column, columns }): PersonAct => ({ do: 'hide-columns', first: column, count: columns, hidden }));
}

/** `known`: all that are hidden now. */
function isChange(known: readonly number[], first: number, count: number, hidden: boolean): boolean {
  const inside = known.filter((line) => line >= first && line < first + count).length;
  return hidden ? inside < count : inside > 0;
}
