/** A cell as Univer draws it. The text is the server's: what a script reads is what is seen, and Univer neither parses nor calculates. */

import {
  CellValueType,
  HorizontalAlign,
  type ICellData,
  type IStyleData,
  VerticalAlign,
  WrapStrategy,
} from '@univerjs/presets';
import type { Style } from '../../apps-script/workbook/cell';
import type { CellContent } from './sheet-model';

/** Every part is told, those that are not there as null: Univer merges what it is given into what it has. */
export function univerCell(cell: CellContent): ICellData {
  const { text, value } = cell;
  const isPlainNumber = typeof value === 'number' && String(value) === text;
  return {
    v: text === '' ? null : isPlainNumber ? value : text,
    t: text === '' ? null : isPlainNumber ? CellValueType.NUMBER : CellValueType.STRING,
    s: univerStyle(cell),
  };
}

/** Whether there is nothing to draw: a cell may be blank and yet have a format. */
export const isInvisible = ({ text, style }: CellContent): boolean => text === '' && style === undefined;

/** The same, for a new sheet: only what is there. */
export function newUniverCell(cell: CellContent): ICellData {
  const { v, t, s } = univerCell(cell);
  const style = Object.fromEntries(Object.entries(s ?? {}).filter(([, part]) => part !== null));
  return { ...(v === null ? {} : { v, t }), ...(Object.keys(style).length === 0 ? {} : { s: style }) };
}

const BASELINE: Readonly<Record<string, VerticalAlign>> = {
  top: VerticalAlign.TOP,
  middle: VerticalAlign.MIDDLE,
  bottom: VerticalAlign.BOTTOM,
};

const WRAPPING: Readonly<Record<string, WrapStrategy>> = {
  WRAP: WrapStrategy.WRAP,
  OVERFLOW: WrapStrategy.OVERFLOW,
  CLIP: WrapStrategy.CLIP,
};

function univerStyle({ value, formula, style = {} }: CellContent): IStyleData {
  const parts: { readonly [Part in keyof IStyleData]: IStyleData[Part] | null } = {
    bl: style.fontWeight === 'bold' ? 1 : null,
    it: style.fontStyle === 'italic' ? 1 : null,
    ul: style.fontLine === 'underline' ? { s: 1 } : null,
    st: style.fontLine === 'line-through' ? { s: 1 } : null,
    fs: style.fontSize ?? null,
    ff: style.fontFamily ?? null,
    cl: style.fontColor === undefined ? null : { rgb: style.fontColor },
    bg: style.background === undefined ? null : { rgb: style.background },
    ht: alignment(style, value, formula !== undefined),
    vt: BASELINE[style.verticalAlignment ?? ''] ?? null,
    tb: WRAPPING[style.wrapStrategy ?? ''] ?? null,
  };
  // Univer takes null for a part that is not there any more, though its types do not say so.
  return parts as IStyleData;
}

/** Numbers and dates stand to the right, truth values and errors in the middle, as in Sheets. */
function alignment(
  { horizontalAlignment }: Style,
  value: CellContent['value'],
  isComputed: boolean,
): HorizontalAlign | null {
  switch (horizontalAlignment) {
    case 'left':
    case 'normal-left':
      return HorizontalAlign.LEFT;
    case 'center':
      return HorizontalAlign.CENTER;
    case 'right':
      return HorizontalAlign.RIGHT;
    default:
      if (typeof value === 'number') return HorizontalAlign.RIGHT;
      if (typeof value === 'boolean') return HorizontalAlign.CENTER;
      return isComputed && ERROR.test(value ?? '') ? HorizontalAlign.CENTER : null;
  }
}

/** What the cell of a formula holds that came to nothing. */
const ERROR = /^#(?:DIV\/0!|ERROR!|N\/A|NAME\?|NUM!|REF!|VALUE!)$/;
