/** Acts on cells: typing, clearing, filling, dragging, looks and notes. */

import { HorizontalAlign, type ICellData, type IRange, type ObjectMatrix, WrapStrategy } from '@univerjs/presets';
import type { Area, PersonAct } from '../../../protocol';
import { cellAt, type SheetModel } from '../sheet-model';
import { areaOf } from '../univer-ids';
import type { ActTable, Asked } from './act-table';
import { areasOf, type OnRanges } from './areas-of';

type Cells = Readonly<Record<number, Readonly<Record<number, ICellData | null>>>>;

interface SetValues {
  readonly range?: IRange;
  readonly value: ICellData | readonly (readonly ICellData[])[] | Cells | ObjectMatrix<ICellData>;
}

interface Fill {
  readonly sourceRange: IRange;
  readonly targetRange: IRange;
}

interface SetStyle {
  readonly range?: IRange;
  readonly style: { readonly type: string; readonly value: unknown };
}

export const cellActs: ActTable = {
  /** A choice from a drop-down. What was typed goes another way, letter by letter: see typed-text.ts. */
  'sheet.command.set-range-values': ({ range, value }: SetValues, asked) => {
    if (range === undefined || !('v' in value)) return [];
    const area = areaOf(range, asked.sheet.look);
    const text = String(value.v ?? '');
    return eachCell(area, (row, column) => ({ do: 'type', row, column, text }));
  },
  'sheet.command.clear-selection-content': (params: OnRanges | undefined, asked) => clear(params, asked),
  'sheet.command.clear-selection-all': (params: OnRanges | undefined, asked) => clear(params, asked),
  'sheet.command.auto-fill': ({ sourceRange, targetRange }: Fill, { sheet: { look } }) =>
    fill(areaOf(sourceRange, look), areaOf(targetRange, look)),
  'sheet.command.copy-down': (_: unknown, { desk }) =>
    desk.selected().flatMap((area): PersonAct[] => (area.rows > 1 ? [{ do: 'fill-down', area }] : [])),
  'sheet.command.move-range': (
    { fromRange, toRange }: { readonly fromRange: IRange; readonly toRange: IRange },
    { sheet: { look } },
  ) => {
    const { row, column } = areaOf(toRange, look);
    return [{ do: 'cut-and-paste', from: areaOf(fromRange, look), row, column }];
  },
  'sheet.command.set-style': ({ range, style: { type, value } }: SetStyle, asked) => {
    const style = styleOf(type, value);
    if (style === null) return null;
    const areas = areasOf(range === undefined ? undefined : { range }, asked);
    return areas.map((area): PersonAct => ({ do: 'set-style', area, style }));
  },
  'sheet.command.delete-note': (_: unknown, { desk }) =>
    desk.selected().map((area) => ({ do: 'set-note', area, note: '' })),
  'sheet.command.toggle-cell-checkbox': (params: OnRanges | undefined, asked) =>
    areasOf(params, asked).flatMap((area) =>
      eachCell(area, (row, column) => ({ do: 'type', row, column, text: toggled(asked.sheet, row, column) })),
    ),
};

function clear(params: OnRanges | undefined, asked: Asked): readonly PersonAct[] {
  return areasOf(params, asked).map((area) => ({ do: 'clear', area }));
}

function eachCell(area: Area, act: (row: number, column: number) => PersonAct): readonly PersonAct[] {
  return Array.from({ length: area.rows * area.columns }, (_, index) =>
    act(area.row + Math.floor(index / area.columns), area.column + (index % area.columns)),
  );
}

/** The source is repeated over the target, which holds it. Downwards and from one row, that is Sheets' own "fill down". */
function fill(source: Area, target: Area): readonly PersonAct[] {
  const isDown = source.row === target.row && source.column === target.column && source.columns === target.columns;
  if (isDown && source.rows === 1) return [{ do: 'fill-down', area: target }];
  const acts: PersonAct[] = [];
  for (let row = target.row; row < target.row + target.rows; row++) {
    for (let column = target.column; column < target.column + target.columns; column++) {
      if (isInside(source, row, column)) continue;
      const from: Area = {
        row: source.row + modulo(row - source.row, source.rows),
        column: source.column + modulo(column - source.column, source.columns),
        rows: 1,
        columns: 1,
      };
      acts.push({ do: 'paste-cells', from, row, column });
    }
  }
  return acts;
}

const isInside = (area: Area, row: number, column: number): boolean =>
  row >= area.row && row < area.row + area.rows && column >= area.column && column < area.column + area.columns;

const modulo = (value: number, by: number): number => ((value % by) + by) % by;

const ALIGNMENTS: Readonly<Record<number, string>> = {
  [HorizontalAlign.LEFT]: 'left',
  [HorizontalAlign.CENTER]: 'center',
  [HorizontalAlign.RIGHT]: 'right',
};

const WRAPPING: Readonly<Record<number, 'OVERFLOW' | 'CLIP' | 'WRAP'>> = {
  [WrapStrategy.OVERFLOW]: 'OVERFLOW',
  [WrapStrategy.CLIP]: 'CLIP',
  [WrapStrategy.WRAP]: 'WRAP',
};

type Style = Extract<PersonAct, { readonly do: 'set-style' }>['style'];

/** Null for what the workbook does not have. */
function styleOf(type: string, value: unknown): Style | null {
  const isOn = value === 1 || (typeof value === 'object' && value !== null && 's' in value && value.s === 1);
  const color = typeof value === 'object' && value !== null && 'rgb' in value ? String(value.rgb) : null;
  switch (type) {
    case 'bl':
      return { fontWeight: isOn ? 'bold' : 'normal' };
    case 'it':
      return { fontStyle: isOn ? 'italic' : 'normal' };
    case 'ul':
      return { fontLine: isOn ? 'underline' : 'none' };
    case 'st':
      return { fontLine: isOn ? 'line-through' : 'none' };
    case 'fs':
      return typeof value === 'number' ? { fontSize: value } : null;
    case 'cl':
      return { fontColor: color ?? '#000000' };
    case 'bg':
      return { background: color ?? '#ffffff' };
    case 'ht':
      return { horizontalAlignment: ALIGNMENTS[Number(value)] ?? 'left' };
    case 'tb':
      return { wrapStrategy: WRAPPING[Number(value)] ?? 'OVERFLOW' };
    default:
      return null;
  }
}

const toggled = (sheet: SheetModel, row: number, column: number): string =>
  cellAt(sheet, row, column).value === true ? 'FALSE' : 'TRUE';
