/** The cell that has the frame, in words: Univer paints the sheet, and a painting can be neither read aloud nor searched. */

import { columnLetters } from '../../apps-script/workbook/address';
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
  return { address: `${columnLetters(area.column)}${area.row}`, text, note };
}

export const isSameCell = (one: SelectedCell, other: SelectedCell): boolean =>
  one.address === other.address && one.text === other.text && one.note === other.note;
