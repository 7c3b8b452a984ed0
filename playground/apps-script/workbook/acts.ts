/** What a person does to cells in Sheets. Every act is applied at once and says how to undo it. */

import { type Rect, rect } from './address';
import { blankCell, type Cell, changedCell, hasContent, type Style, withoutContent } from './cell';
import { enterText, listText } from './coercion';
import { contentOf } from './formula';
import { copiedFormula } from './formula-references';
import { normalFormat } from './number-format';
import { cellAt, changeCells, extendGrid, putCell, rowOf, type SheetModel } from './sheet';
import { copyOfRow, insertRows, type Place, type Undo } from './structure';
import { accepts } from './validation';

/** Sheets refuses an edit that a strict validation rule forbids, and shows a dialog; here the act throws. */
export class RefusedEdit extends Error {
  override readonly name = 'RefusedEdit';
}

const typedCell = ({ workbook }: Place, cell: Cell, text: string): Cell => {
  const typed = enterText(cell, text, workbook.rules);
  if (cell.rule !== null && !accepts(cell.rule, typed))
    throw new RefusedEdit(`The rule of this cell refuses "${text}".`);
  return typed;
};

/** What is entered into a cell: undoing it leaves a note or a colour that came since. */
const entered = ({ value, formula, format }: Cell): Partial<Cell> => ({ value, formula, format });

/** Changes cells by an act that is about some parts of them: only those are what undoing brings back. */
const changeParts = (
  sheet: SheetModel,
  area: Rect,
  parts: (cell: Cell) => Partial<Cell>,
  change: (cell: Cell, row: number, column: number) => Cell,
): Undo => {
  const before = cellsOf(sheet, area);
  changeCells(sheet, area, change);
  return () => {
    before.forEach((cells, down) => {
      cells.forEach((cell, right) => {
        const [row, column] = [area.row + down, area.column + right];
        putCell(sheet, row, column, changedCell(cellAt(sheet, row, column), parts(cell)));
      });
    });
  };
};

/** Types text into one cell, which extends the grid when it lies past its end. */
export const typeText = (place: Place, row: number, column: number, text: string): Undo => {
  const { sheet } = place;
  // Refused before the grid grows.
  typedCell(place, cellAt(sheet, row, column), text);
  extendGrid(sheet, row, column);
  return changeParts(sheet, rect(row, column), entered, (cell) => typedCell(place, cell, text));
};

/** Text from outside: each part is parsed as if typed, and one that is refused keeps all of them out. */
export const pasteText = (place: Place, row: number, column: number, block: readonly (readonly string[])[]): Undo => {
  const columns = block.reduce((most, line) => Math.max(most, line.length), 0);
  const { sheet } = place;
  const typed = block.map((line, down) =>
    line.map((text, right) => typedCell(place, cellAt(sheet, row + down, column + right), text)),
  );
  extendGrid(sheet, row + block.length - 1, column + columns - 1);
  return changeParts(
    sheet,
    rect(row, column, block.length, columns),
    entered,
    (cell, atRow, atColumn) => typed[atRow - row]?.[atColumn - column] ?? cell,
  );
};

/** Copy and paste inside the spreadsheet: values, formulas, formats, notes and validation; relative references move. */
export const pasteCells = (place: Place, from: Rect, row: number, column: number): Undo => {
  const { sheet } = place;
  const copied = cellsOf(sheet, from);
  extendGrid(sheet, row + from.rows - 1, column + from.columns - 1);
  return changeCells(sheet, rect(row, column, from.rows, from.columns), (_, atRow, atColumn) =>
    moved(copied[atRow - row]?.[atColumn - column] ?? blankCell, row - from.row, column - from.column),
  );
};

/** Cut and paste: the source is left blank, and formulas keep their text. */
export const cutAndPaste = (place: Place, from: Rect, row: number, column: number): Undo => {
  const { sheet } = place;
  const cut = cellsOf(sheet, from);
  extendGrid(sheet, row + from.rows - 1, column + from.columns - 1);
  const restoreSource = changeCells(sheet, from, () => blankCell);
  const restoreTarget = changeCells(
    sheet,
    rect(row, column, from.rows, from.columns),
    (_, atRow, atColumn) => cut[atRow - row]?.[atColumn - column] ?? blankCell,
  );
  return () => {
    restoreTarget();
    restoreSource();
  };
};

/** Copies the first row of the area over the rest of it. Plain numbers and dates are repeated, not counted up. */
export const fillDown = ({ sheet }: Place, area: Rect): Undo => {
  const [first = []] = cellsOf(sheet, rect(area.row, area.column, 1, area.columns));
  return changeCells(sheet, area, (cell, row, column) =>
    row === area.row ? cell : moved(first[column - area.column] ?? blankCell, row - area.row, 0),
  );
};

export const clearArea = ({ sheet }: Place, area: Rect): Undo => changeParts(sheet, area, entered, withoutContent);

export const duplicateRow = (place: Place, row: number): Undo => {
  const { sheet } = place;
  const undo = insertRows(place, row + 1, 1);
  const copy = copyOfRow(sheet.rows[row - 1]);
  if (copy === undefined) return undo;
  rowOf(sheet, row + 1);
  sheet.rows[row] = { ...copy, cells: copy.cells.map((cell) => cell && moved(cell, 1, 0)) };
  return undo;
};

export const setNote = ({ sheet }: Place, area: Rect, note: string): Undo =>
  changeParts(
    sheet,
    area,
    (cell) => ({ note: cell.note }),
    (cell) => changedCell(cell, { note }),
  );

export const setFormat = ({ sheet }: Place, area: Rect, format: string): Undo =>
  changeParts(
    sheet,
    area,
    (cell) => ({ format: cell.format }),
    (cell) => changedCell(cell, { format: normalFormat(format) }),
  );

export const setStyle = ({ sheet }: Place, area: Rect, style: Style): Undo =>
  changeParts(
    sheet,
    area,
    (cell) => ({ style: cell.style }),
    (cell) => changedCell(cell, { style: { ...cell.style, ...style } }),
  );

/** What an edit event says of a single cell: text, or nothing for a blank one. */
export const eventValue = ({ workbook, sheet }: Place, row: number, column: number, cell: Cell): string | undefined => {
  if (!hasContent(cell)) return undefined;
  return cell.formula === null ? listText(cell.value) : listText(contentOf(workbook, sheet, row, column).value);
};

const cellsOf = (sheet: SheetModel, area: Rect): readonly (readonly Cell[])[] =>
  Array.from({ length: area.rows }, (_, down) =>
    Array.from({ length: area.columns }, (_unused, right) => cellAt(sheet, area.row + down, area.column + right)),
  );

const moved = (cell: Cell, down: number, right: number): Cell =>
  cell.formula === null ? cell : changedCell(cell, { formula: copiedFormula(cell.formula, down, right) });
