/** Functions that look something up. The library's know neither wildcards nor the difference between kinds of values. */

import type { Scalar } from '../cell';
import { order, wildcards } from '../formula-coercion';
import {
  type Area,
  type Computed,
  FormulaError,
  type Operand,
  type Outcome,
  plain,
  transposed,
  valid,
} from '../formula-values';
import { type Call, type SheetFunction, takes, takesArrays } from './function';

export const lookupFunctions: Readonly<Record<string, SheetFunction>> = {
  VLOOKUP: takes(3, 4, (call) => lookUp(call, call.area(1))),
  HLOOKUP: takes(3, 4, (call) => lookUp(call, transposed(call.area(1)))),
  MATCH: takes(2, 3, (call) => {
    const line = lineOf(call.area(1));
    const way = call.number(2, 1);
    const key = call.cell(0);
    const place = way === 0 ? exactPlace(line, key, true) : sortedPlace(line, key, way);
    return plain(found(place) + 1);
  }),
  XMATCH: takes(2, 4, (call) => plain(found(placeOfX(call, 2)) + 1)),
  XLOOKUP: takes(3, 6, (call) => {
    const place = placeOfX(call, 4);
    if (place === -1) return call.has(3) ? call.operand(3) : notAvailable();
    const [where, what] = [call.area(1), call.area(2)];
    const lines = where.columns === 1 ? what : transposed(what);
    if (place >= lines.rows) throw new FormulaError('#VALUE!');
    const line = rowOf(lines, place);
    return where.columns === 1 ? line : transposed(line);
  }),
  LOOKUP: takes(2, 3, (call) => {
    const area = call.area(1);
    const lines = area.columns > area.rows ? transposed(area) : area;
    const place = found(sortedPlace(columnOf(lines, 0), call.cell(0), 1));
    return call.has(2) ? valid(lineOf(call.area(2)).at(place, 0)) : valid(lines.at(place, lines.columns - 1));
  }),
  INDEX: takesArrays(1, 3, (call) => {
    const area = call.area(0);
    const inOneRow = area.rows === 1 && call.count === 2;
    const [row, column] = inOneRow ? [1, call.whole(1)] : [call.whole(1), call.whole(2)];
    if (row < 0 || column < 0 || row > area.rows || column > area.columns) throw new FormulaError('#NUM!');
    if (row > 0 && (column > 0 || area.columns === 1)) return valid(area.at(row - 1, Math.max(column - 1, 0)));
    if (row > 0) return rowOf(area, row - 1);
    return column > 0 ? columnOf(area, column - 1) : area;
  }),
};

const notAvailable = (): never => {
  throw new FormulaError('#N/A');
};

const found = (place: number): number => (place === -1 ? notAvailable() : place);

const lookUp = (call: Call, table: Area): Operand => {
  const index = call.whole(2);
  if (index < 1) throw new FormulaError('#VALUE!');
  if (index > table.columns) throw new FormulaError('#REF!');
  const keys = columnOf(table, 0);
  const place = call.truth(3, true) ? sortedPlace(keys, call.cell(0), 1) : exactPlace(keys, call.cell(0), true);
  return valid(table.at(found(place), index - 1));
};

/** `modes` is the place of the match mode; the search mode stands after it. */
const placeOfX = (call: Call, modes: number): number => {
  const line = lineOf(call.area(1));
  const [key, way] = [call.cell(0), call.number(modes, 0)];
  const searched = call.number(modes + 1, 1) < 0 ? reversed(line) : line;
  const exact = exactPlace(searched, key, way === 2);
  const place = exact === -1 && (way === 1 || way === -1) ? nextPlace(searched, key, way) : exact;
  return place === -1 || searched === line ? place : line.filledRows - 1 - place;
};

const exactPlace = (line: Area, { value: key }: Computed, withWildcards: boolean): number => {
  if (key === null) return -1;
  if (typeof key !== 'string') return placeWhere(line, (value) => value === key);
  if (withWildcards && /[*?~]/.test(key)) {
    const pattern = wildcards(key);
    return placeWhere(line, (value) => typeof value === 'string' && pattern.test(value));
  }
  const word = key.toLowerCase();
  return placeWhere(
    line,
    (value) =>
      value === key || (typeof value === 'string' && value.length === key.length && value.toLowerCase() === word),
  );
};

/** Of a sorted line, the last that does not come after the key (`way` 1), or not before it (-1). */
const sortedPlace = (line: Area, { value: key }: Computed, way: number): number => {
  let last = -1;
  for (let place = 0; place < line.filledRows; place++) {
    const cell = line.at(place, 0);
    if (cell instanceof FormulaError || typeof cell.value !== typeof key) continue;
    if (order(cell.value, key) * Math.sign(way) > 0) break;
    last = place;
  }
  return last;
};

/** Of a line in any order, the nearest below the key (`way` -1) or above it (1). */
const nextPlace = (line: Area, { value: key }: Computed, way: number): number => {
  let [best, nearest]: [number, Outcome] = [-1, plain(null)];
  for (let place = 0; place < line.filledRows; place++) {
    const cell = line.at(place, 0);
    if (cell instanceof FormulaError || typeof cell.value !== typeof key || order(cell.value, key) * way < 0) continue;
    if (best === -1 || order(cell.value, nearest.value) * way < 0) [best, nearest] = [place, cell];
  }
  return best;
};

const placeWhere = (line: Area, holds: (value: Scalar | null) => boolean): number => {
  for (let place = 0; place < line.filledRows; place++) {
    const cell = line.at(place, 0);
    if (!(cell instanceof FormulaError) && holds(cell.value)) return place;
  }
  return -1;
};

/** One column, whichever way it lay. */
const lineOf = (area: Area): Area => {
  if (area.columns === 1) return area;
  return area.rows === 1 ? transposed(area) : notAvailable();
};

const reversed = (line: Area): Area => ({ ...line, at: (down) => line.at(line.filledRows - 1 - down, 0) });

const rowOf = (area: Area, row: number): Area => ({
  ...area,
  place: null,
  rows: 1,
  filledRows: 1,
  at: (_, right) => area.at(row, right),
});

const columnOf = (area: Area, column: number): Area => ({
  ...area,
  place: null,
  columns: 1,
  filledColumns: 1,
  at: (down) => area.at(down, column),
});
