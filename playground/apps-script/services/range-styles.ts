/** What the cells of a range look like. */

import { changedCell, type Style } from '../workbook/cell';
import { cellAt } from '../workbook/sheet';
import { RangeNotes } from './range-notes';
import { read, readFirst, type Target, writeUniform } from './range-write';

export class RangeStyles extends RangeNotes {
  getBackground(): string {
    return readFirst(this, (row, column) => cellAt(this.sheet, row, column).style.background ?? '#ffffff');
  }

  getBackgrounds(): string[][] {
    return read(this, (row, column) => cellAt(this.sheet, row, column).style.background ?? '#ffffff');
  }

  setBackground(color: string | null): this {
    return restyle(this, 'background', color);
  }

  getFontWeight(): string {
    return readFirst(this, (row, column) => cellAt(this.sheet, row, column).style.fontWeight ?? 'normal');
  }

  setFontWeight(fontWeight: string | null): this {
    return restyle(this, 'fontWeight', fontWeight);
  }

  setVerticalAlignment(alignment: string | null): this {
    return restyle(this, 'verticalAlignment', alignment);
  }

  setWrap(isWrapEnabled: boolean): this {
    return restyle(this, 'wrapStrategy', isWrapEnabled ? 'WRAP' : 'OVERFLOW');
  }
}

/** null takes the property back to Sheets' default. */
const withStyle = <K extends keyof Style>(style: Style, key: K, value: Style[K] | null): Style => {
  const { [key]: _, ...rest } = style;
  return value === null || value === undefined ? rest : { ...style, [key]: value };
};

const restyle = <T extends Target, K extends keyof Style>(range: T, key: K, value: Style[K] | null): T => {
  writeUniform(range, (cell) => changedCell(cell, { style: withStyle(cell.style, key, value) }));
  return range;
};
