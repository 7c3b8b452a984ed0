import type { Cell } from './cell-codec';
import { type LiteralWay, writeLiteral } from './literal';
import type { Sheet } from './spreadsheet';

/** One cell to be written; row and column count from 1. */
export interface CellWrite {
  readonly row: number;
  readonly column: number;
  readonly cell: Cell;
  /** What a blank goes with: that of a column of dates or numbers must not take the text format of its neighbours. With either unless given. */
  readonly isText?: boolean | undefined;
  /** A number format that the cell needs for what it is to hold; without it, it keeps its own. */
  readonly format?: string;
}

/** A rectangle of neighbouring cells, all of them text or none (blanks go with either). */
interface Block {
  readonly row: number;
  readonly column: number;
  readonly cells: Cell[][];
  isText: boolean | null;
  readonly format: string | undefined;
}

/** Writes cells in as few calls as their places allow: texts literally, others as they are. Reads nothing. */
export function writeCells(sheet: Sheet, writes: readonly CellWrite[], way: LiteralWay): void {
  for (const { row, column, cells, isText, format } of stack(runs(writes))) {
    const range = sheet.getRange(row, column, cells.length, cells[0]?.length ?? 0);
    if (format !== undefined) range.setNumberFormat(format);
    if (isText) writeLiteral(range, cells, way);
    else range.setValues(cells);
  }
}

/** Cells side by side in one row become one run. */
function runs(writes: readonly CellWrite[]): Block[] {
  const sorted = [...writes].sort((a, b) => a.row - b.row || a.column - b.column);
  const result: Block[] = [];
  let last: Block | undefined;
  for (const { row, column, cell, format, ...given } of sorted) {
    const isText = cell !== '' ? typeof cell === 'string' : (given.isText ?? null);
    const line = last?.cells[0];
    const isNext = last?.row === row && last.column + (line?.length ?? 0) === column && last.format === format;
    if (last && line && isNext && fits(last.isText, isText)) {
      line.push(cell);
      last.isText ??= isText;
    } else {
      last = { row, column, cells: [[cell]], isText, format };
      result.push(last);
    }
  }
  return result;
}

/** Runs of the same columns in rows that follow each other become one rectangle. */
function stack(lines: readonly Block[]): Block[] {
  const result: Block[] = [];
  const open = new Map<string, Block>();
  for (const line of lines) {
    const width = line.cells[0]?.length ?? 0;
    const key = `${line.column}:${width}:${line.format ?? ''}`;
    const above = open.get(key);
    if (above && above.row + above.cells.length === line.row && fits(above.isText, line.isText)) {
      above.cells.push(...line.cells);
      above.isText ??= line.isText;
    } else {
      open.set(key, line);
      result.push(line);
    }
  }
  return result;
}

function fits(one: boolean | null, other: boolean | null): boolean {
  return one === null || other === null || one === other;
}
