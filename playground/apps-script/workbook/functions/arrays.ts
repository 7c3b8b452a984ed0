/** Functions that make arrays. Nothing spills here: their cell shows the first of what they made, and other functions take all of it. */

import { order } from '../formula-coercion';
import { type Area, arrayOf, FormulaError, type Outcome, transposed, valid } from '../formula-values';
import { type Call, indexes, type SheetFunction, takesArrays } from './function';

export const arrayFunctions: Readonly<Record<string, SheetFunction>> = {
  ARRAYFORMULA: takesArrays(1, 1, (call) => call.operand(0)),
  UNIQUE: takesArrays(1, 1, (call) => {
    const seen = new Set<string>();
    return arrayOf(
      rowsOf(call.area(0)).filter((row) => {
        const name = JSON.stringify(row.map((cell) => (cell instanceof FormulaError ? [cell.code] : cell.value)));
        return !seen.has(name) && seen.add(name);
      }),
    );
  }),
  FILTER: takesArrays(2, 255, (call) => {
    const area = call.area(0);
    const conditions = indexes(call, 1).map((index) => conditionOf(call.area(index), area));
    return arrayOf(rowsOf(area).filter((_, row) => conditions.every((holds) => holds(row))));
  }),
  SORT: takesArrays(1, 255, (call) => {
    const keys = sortKeys(call);
    return arrayOf([...rowsOf(call.area(0))].sort((one, other) => compare(one, other, keys)));
  }),
  TRANSPOSE: takesArrays(1, 1, (call) => transposed(call.area(0))),
};

const rowsOf = (area: Area): readonly (readonly Outcome[])[] =>
  Array.from({ length: area.filledRows }, (_, down) =>
    Array.from({ length: area.filledColumns }, (_unused, right) => area.at(down, right)),
  );

const conditionOf = (condition: Area, area: Area): ((row: number) => boolean) => {
  if (condition.columns !== 1 || condition.filledRows !== area.filledRows) throw new FormulaError('#N/A');
  return (row) => {
    const cell = condition.at(row, 0);
    return !(cell instanceof FormulaError) && typeof cell.value !== 'string' && Boolean(cell.value);
  };
};

interface Key {
  readonly column: number;
  readonly ascending: boolean;
}

const sortKeys = (call: Call): readonly Key[] => {
  const keys: Key[] = [];
  for (let index = 1; index < call.count; index += 2) {
    keys.push({ column: call.whole(index) - 1, ascending: call.truth(index + 1, true) });
  }
  return keys.length === 0 ? [{ column: 0, ascending: true }] : keys;
};

/** Blanks come last either way. */
const compare = (one: readonly Outcome[], other: readonly Outcome[], keys: readonly Key[]): number => {
  for (const { column, ascending } of keys) {
    const [a, b] = [one, other].map((row) => valid(row[column] ?? new FormulaError('#VALUE!')));
    const [x, y] = [a?.value ?? null, b?.value ?? null];
    if (x === y) continue;
    if (x === null || y === null) return x === null ? 1 : -1;
    const side = order(x, y);
    if (side !== 0) return ascending ? side : -side;
  }
  return 0;
};
