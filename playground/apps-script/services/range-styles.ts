/** What the cells of a range look like. */

import { EnumValue } from '../runtime/enums';
import { changedCell, type Style } from '../workbook/cell';
import { cellAt } from '../workbook/sheet';
import { RangeNotes } from './range-notes';
import { checkShape, read, readFirst, type Target, write, writeUniform } from './range-write';

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

  setBackgrounds(colors: (string | null)[][]): this {
    return restyleEach(this, 'setBackgrounds', 'background', colors);
  }

  setBackgroundRGB(red: number, green: number, blue: number): this {
    const hex = [red, green, blue].map((part) => part.toString(16).padStart(2, '0')).join('');
    return restyle(this, 'background', `#${hex}`);
  }

  getFontColor(): string {
    return readFirst(this, (row, column) => cellAt(this.sheet, row, column).style.fontColor ?? '#000000');
  }

  getFontColors(): string[][] {
    return read(this, (row, column) => cellAt(this.sheet, row, column).style.fontColor ?? '#000000');
  }

  setFontColor(color: string | null): this {
    return restyle(this, 'fontColor', color);
  }

  setFontColors(colors: (string | null)[][]): this {
    return restyleEach(this, 'setFontColors', 'fontColor', colors);
  }

  getFontWeight(): string {
    return readFirst(this, (row, column) => cellAt(this.sheet, row, column).style.fontWeight ?? 'normal');
  }

  getFontWeights(): string[][] {
    return read(this, (row, column) => cellAt(this.sheet, row, column).style.fontWeight ?? 'normal');
  }

  setFontWeight(fontWeight: string | null): this {
    return restyle(this, 'fontWeight', fontWeight);
  }

  setFontWeights(fontWeights: (string | null)[][]): this {
    return restyleEach(this, 'setFontWeights', 'fontWeight', fontWeights);
  }

  getFontStyle(): string {
    return readFirst(this, (row, column) => cellAt(this.sheet, row, column).style.fontStyle ?? 'normal');
  }

  setFontStyle(fontStyle: string | null): this {
    return restyle(this, 'fontStyle', fontStyle);
  }

  setFontLine(fontLine: string | null): this {
    return restyle(this, 'fontLine', fontLine);
  }

  setFontSize(size: number): this {
    return restyle(this, 'fontSize', size);
  }

  setFontFamily(fontFamily: string | null): this {
    return restyle(this, 'fontFamily', fontFamily);
  }

  setHorizontalAlignment(alignment: string | null): this {
    return restyle(this, 'horizontalAlignment', alignment);
  }

  setVerticalAlignment(alignment: string | null): this {
    return restyle(this, 'verticalAlignment', alignment);
  }

  setWrap(isWrapEnabled: boolean): this {
    return restyle(this, 'wrapStrategy', isWrapEnabled ? 'WRAP' : 'OVERFLOW');
  }

  getWrap(): boolean {
    return readFirst(this, (row, column) => cellAt(this.sheet, row, column).style.wrapStrategy === 'WRAP');
  }

  setWrapStrategy(strategy: EnumValue): this {
    return restyle(this, 'wrapStrategy', strategy instanceof EnumValue ? strategy.name() : String(strategy));
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

const restyleEach = <T extends Target>(
  range: T,
  method: string,
  key: 'background' | 'fontColor' | 'fontWeight',
  values: unknown,
): T => {
  const given = checkShape(method, values, range.area);
  write(range, (cell, down, right) => {
    const value = given[down]?.[right];
    return changedCell(cell, { style: withStyle(cell.style, key, typeof value === 'string' ? value : null) });
  });
  return range;
};
