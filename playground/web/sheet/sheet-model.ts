/** What the page knows of a sheet: every cell as the server told it, whatever Univer makes of it. */

import type { Area, CellView, SheetLook, SheetView, Step } from '../../protocol';

/** A cell without its place, which may move. */
export type CellContent = Omit<CellView, 'row' | 'column'>;

export interface SheetModel {
  readonly id: number;
  look: SheetLook;
  /** Both count from 0. */
  readonly rows: (CellContent | undefined)[][];
}

export const blankCell: CellContent = { text: '' };

export function sheetModel({ id, cells, ...look }: SheetView): SheetModel {
  const model: SheetModel = { id, look, rows: [] };
  putCells(model, cells);
  return model;
}

/** Rows and columns count from 1. */
export function cellAt(model: SheetModel, row: number, column: number): CellContent {
  return model.rows[row - 1]?.[column - 1] ?? blankCell;
}

export function putCells(model: SheetModel, cells: readonly CellView[]): void {
  for (const { row, column, ...content } of cells) {
    while (model.rows.length < row) model.rows.push([]);
    const line = model.rows[row - 1];
    if (line !== undefined) line[column - 1] = isBlank(content) ? undefined : content;
  }
}

/** The widths of columns go along; the rest of the look comes whole after the steps. */
export function takeStep(model: SheetModel, { kind, at, count }: Step): void {
  switch (kind) {
    case 'insert-rows':
      if (at <= model.rows.length) model.rows.splice(at - 1, 0, ...Array.from({ length: count }, () => []));
      return;
    case 'delete-rows':
      model.rows.splice(at - 1, count);
      return;
    case 'insert-columns':
      for (const line of model.rows) {
        if (at <= line.length) line.splice(at - 1, 0, ...Array.from({ length: count }, () => undefined));
      }
      moveWidths(model, (column) => (column < at ? column : column + count));
      return;
    case 'delete-columns':
      for (const line of model.rows) line.splice(at - 1, count);
      moveWidths(model, (column) => (column < at ? column : column < at + count ? null : column - count));
      return;
  }
}

function moveWidths(model: SheetModel, to: (column: number) => number | null): void {
  const widths = model.look.widths.flatMap(([column, width]) => {
    const moved = to(column);
    return moved === null ? [] : [[moved, width] as const];
  });
  model.look = { ...model.look, widths };
}

/** What is shown there, line by line. */
export function textsOf(model: SheetModel, { row, column, rows, columns }: Area): readonly (readonly string[])[] {
  return Array.from({ length: rows }, (_, down) =>
    Array.from({ length: columns }, (_unused, right) => cellAt(model, row + down, column + right).text),
  );
}

function isBlank({ text, formula, value, format, note, style }: CellContent): boolean {
  return text === '' && [formula, value, format, note, style].every((part) => part === undefined);
}
