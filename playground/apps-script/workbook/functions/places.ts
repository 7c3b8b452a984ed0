/** Functions that ask where something stands, and how large it is. */

import { type Area, FormulaError, plain } from '../formula-values';
import { type Call, type SheetFunction, takes } from './function';

export const placeFunctions: Readonly<Record<string, SheetFunction>> = {
  ROW: takes(0, 1, (call) => plain(call.has(0) ? placeOf(call).row : call.scope.row)),
  COLUMN: takes(0, 1, (call) => plain(call.has(0) ? placeOf(call).column : call.scope.column)),
  ROWS: takes(1, 1, (call) => plain(call.area(0).rows)),
  COLUMNS: takes(1, 1, (call) => plain(call.area(0).columns)),
};

const placeOf = (call: Call): NonNullable<Area['place']> => {
  const { place } = call.area(0);
  if (place === null) throw new FormulaError('#VALUE!');
  return place;
};
