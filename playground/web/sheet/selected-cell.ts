/** The cell that has the frame, in words: Univer paints the sheet, and a painting can be neither read aloud nor searched. */

import type { Desk } from './desk';
import { cellAt } from './sheet-model';

export interface SelectedCell {
  /** Such as B2. */
  readonly address: string;
  readonly text: string;
  readonly note: string;
}

export const nothingSelected: SelectedCell = { address: '', text: '', note: '' };

export function selectedCell(desk: Desk): SelectedCell {
  const [sheet, area] = [desk.open(), desk.selected().at(-1)];
  if (sheet === undefined || area === undefined) return nothingSelected;
  const { text, note = '' } = cellAt(sheet, area.row, area.column);
  return { address: `${columnName(area.column)}${area.row}`, text, note };
}

export const isSameCell = (one: SelectedCell, other: SelectedCell): boolean =>
  one.address === other.address && one.text === other.text && one.note === other.note;

/** 1 is A, 27 is AA. */
function columnName(column: number): string {
  const before = Math.floor((column - 1) / 26);
  return (before === 0 ? '' : columnName(before)) + String.fromCharCode(65 + ((column - 1) % 26));
}
