/** Acts on whole rows and columns. */

import type { IRange } from '@univerjs/presets';
import type { Area, PersonAct } from '../../../protocol';
import { areaOf } from '../univer-ids';
import type { ActTable, Asked } from './act-table';

interface OnRange {
  readonly range: IRange;
}

interface OnRanges {
  readonly ranges?: readonly IRange[];
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

function areasOf(params: OnRanges | undefined, { desk, sheet }: Asked): readonly Area[] {
  return params?.ranges?.map((range) => areaOf(range, sheet.look)) ?? desk.selected();
}

/** Of the rows that are to be shown again, only those that are hidden. */
function hideRows(params: OnRanges | undefined, asked: Asked, hidden: boolean): readonly PersonAct[] {
  const known = new Set(asked.sheet.look.hiddenRows);
  return areasOf(params, asked).flatMap(({ row: first, rows }) =>
    Array.from({ length: rows }, (_, index) => first + index)
      .filter((row) => known.has(row) !== hidden)
      .map((row): PersonAct => ({ do: 'hide-row', row, hidden })),
  );
}

function hideColumns(params: OnRanges | undefined, asked: Asked, hidden: boolean): readonly PersonAct[] {
  const known = new Set(asked.sheet.look.hiddenColumns);
  return areasOf(params, asked).flatMap(({ column: first, columns }) =>
    Array.from({ length: columns }, (_, index) => first + index)
      .filter((column) => known.has(column) !== hidden)
      .map((column): PersonAct => ({ do: 'hide-column', column, hidden })),
  );
}
