/** Acts on whole sheets, sorting, filters and undoing. */

import type { IRange } from '@univerjs/presets';
import type { PersonAct } from '../../../protocol';
import { filterTexts } from '../show-filter';
import { areaOf } from '../univer-ids';
import type { ActTable } from './act-table';

interface Sort {
  readonly range: IRange;
  readonly hasTitle: boolean;
  readonly orderRules: readonly { readonly type: 'asc' | 'desc'; readonly colIndex: number }[];
}

interface FilterColumn {
  readonly col: number;
  readonly criteria: { readonly filters?: { readonly blank?: true; readonly filters?: readonly string[] } } | null;
}

export const sheetActs: ActTable = {
  'sheet.command.insert-sheet': () => [{ do: 'add-sheet' }],
  'sheet.command.remove-sheet': () => [{ do: 'delete-sheet' }],
  'sheet.command.set-worksheet-name': ({ name }: { readonly name: string }) => [{ do: 'rename-sheet', name }],
  'sheet.command.set-worksheet-hidden': () => [{ do: 'hide-sheet', hidden: true }],
  'sheet.command.set-worksheet-show': () => [{ do: 'hide-sheet', hidden: false }],

  /** By several columns: the last one first, since each sorting keeps what the ones before it left equal. */
  'sheet.command.sort-range': ({ range, hasTitle, orderRules }: Sort, { sheet: { look } }) => {
    const whole = areaOf(range, look);
    const area = hasTitle ? { ...whole, row: whole.row + 1, rows: whole.rows - 1 } : whole;
    return [...orderRules]
      .reverse()
      .map(({ type, colIndex }): PersonAct => ({ do: 'sort', column: colIndex + 1, ascending: type === 'asc', area }));
  },

  'sheet.command.smart-toggle-filter': (_: unknown, { sheet: { look } }) =>
    look.filter === null ? [{ do: 'filter', column: 1, hide: [] }] : [{ do: 'remove-filter' }],
  'sheet.command.set-filter-range': ({ range }: { readonly range: IRange }, { sheet: { look } }) => {
    const area = areaOf(range, look);
    return [{ do: 'filter', column: area.column, hide: [], area }];
  },
  'sheet.command.remove-sheet-filter': () => [{ do: 'remove-filter' }],
  /** Univer tells what stays, the workbook keeps what is hidden. It knows no filters by colour or by condition. */
  'sheet.command.set-filter-criteria': ({ col, criteria }: FilterColumn, { sheet }) => {
    if (criteria !== null && criteria.filters === undefined) return null;
    const column = col + 1;
    const kept = criteria?.filters;
    const stays = (text: string) => (text === '' ? kept?.blank === true : kept?.filters?.includes(text));
    const hide = kept === undefined ? [] : filterTexts(sheet, column).filter((text) => !stays(text));
    return [{ do: 'filter', column, hide }];
  },
  'sheet.command.clear-filter-criteria': () => [{ do: 'clear-filter' }],
  'sheet.command.re-calc-filter': (_: unknown, { sheet: { look } }) =>
    (look.filter?.hide ?? []).map(({ column, texts }) => ({ do: 'filter', column, hide: [...texts] })),
};
