/** Functions of numbers that the library gets wrong. */

import { type Computed, cellsOf, FormulaError, isArea, plain, valid } from '../formula-values';
import { type Call, indexes, type SheetFunction, takes, takesEach } from './function';

export const numberFunctions: Readonly<Record<string, SheetFunction>> = {
  // The library's MOD(-4, 2) is 2.
  MOD: takesEach(2, 2, (call) => {
    const [number, divisor] = [call.number(0), call.number(1)];
    if (divisor === 0) throw new FormulaError('#DIV/0!');
    return plain(number - divisor * Math.floor(number / divisor));
  }),
  // The library's answer numbers to places that there are not.
  LARGE: takes(2, 2, (call) => placed(call, (a, b) => b.value - a.value)),
  SMALL: takes(2, 2, (call) => placed(call, (a, b) => a.value - b.value)),
  // The library's ranks numbers that are not there.
  RANK: takes(2, 3, (call) => {
    const number = call.number(0);
    const others = numbersOf(call, [1]).map(({ value }) => value);
    if (!others.includes(number)) throw new FormulaError('#N/A');
    const isAscending = call.number(2) !== 0;
    return plain(others.filter((other) => (isAscending ? other < number : other > number)).length + 1);
  }),
  // The library's takes a number that occurs once.
  MODE: takes(1, 255, (call) => {
    const counts = new Map<number, number>();
    for (const { value } of numbersOf(call, indexes(call))) counts.set(value, (counts.get(value) ?? 0) + 1);
    const most = [...counts.values()].reduce((best, count) => Math.max(best, count), 1);
    const [mode] = [...counts].find(([, count]) => count === most) ?? [];
    if (mode === undefined || most === 1) throw new FormulaError('#N/A');
    return plain(mode);
  }),
};

type Counted = Computed & { readonly value: number };

const numbersOf = (call: Call, places: readonly number[]): readonly Counted[] =>
  places.flatMap((place) => {
    const operand = call.operand(place);
    if (!isArea(operand)) return [{ ...operand, value: call.number(place) }];
    return [...cellsOf(operand)]
      .map(valid)
      .flatMap(({ value, format }) => (typeof value === 'number' ? [{ value, format }] : []));
  });

const placed = (call: Call, compare: (a: Counted, b: Counted) => number): Computed => {
  const found = [...numbersOf(call, [0])].sort(compare)[call.whole(1) - 1];
  if (found === undefined) throw new FormulaError('#NUM!');
  return found;
};
