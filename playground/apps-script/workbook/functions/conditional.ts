/** COUNTIF, SUMIF and their like. The library's know neither case nor wildcards nor blanks as Sheets does. */

import { type Area, type Computed, FormulaError, isArea, type Outcome, plain, valid } from '../formula-values';
import { type Criterion, criterionOf } from './criterion';
import { type Call, type SheetFunction, takes } from './function';

export const conditionalFunctions: Readonly<Record<string, SheetFunction>> = {
  COUNTIF: takes(2, 2, (call) => plain(countWhere(conditionsFrom(call, 0)))),
  COUNTIFS: takes(2, 255, (call) => plain(countWhere(conditionsFrom(call, 0)))),
  SUMIF: takes(2, 3, (call) => total(chosenBeside(call))),
  SUMIFS: takes(3, 255, (call) => total(chosen(call.area(0), conditionsFrom(call, 1)))),
  AVERAGEIF: takes(2, 3, (call) => average(chosenBeside(call))),
  AVERAGEIFS: takes(3, 255, (call) => average(chosen(call.area(0), conditionsFrom(call, 1)))),
  MAXIFS: takes(3, 255, (call) => most(chosen(call.area(0), conditionsFrom(call, 1)), 1)),
  MINIFS: takes(3, 255, (call) => most(chosen(call.area(0), conditionsFrom(call, 1)), -1)),
};

interface Condition {
  readonly area: Area;
  readonly holds: Criterion;
}

/** Pairs of an area and a criterion; all areas have one size. */
const conditionsFrom = (call: Call, first: number): readonly Condition[] => {
  const conditions: Condition[] = [];
  for (let index = first; index < call.count; index += 2) {
    if (!call.has(index + 1)) throw new FormulaError('#N/A');
    conditions.push({
      area: call.area(index),
      holds: criterionOf(call.cell(index + 1), call.scope.workbook.rules),
    });
  }
  const [one] = conditions;
  if (conditions.some(({ area }) => one !== undefined && !isSameSize(area, one.area)))
    throw new FormulaError('#VALUE!');
  return conditions;
};

const isSameSize = (one: Area, other: Area): boolean => one.rows === other.rows && one.columns === other.columns;

const blank = plain(null);

/** Beyond the content all cells are alike: one blank answers for them. */
const countWhere = (conditions: readonly Condition[]): number => {
  const [one] = conditions;
  if (one === undefined) return 0;
  const [rows, columns] = filledOf(conditions.map(({ area }) => area));
  let count = 0;
  for (let down = 0; down < rows; down++) {
    for (let right = 0; right < columns; right++) {
      if (conditions.every(({ area, holds }) => holds(area.at(down, right)))) count += 1;
    }
  }
  const beyond = one.area.rows * one.area.columns - rows * columns;
  return count + (conditions.every(({ holds }) => holds(blank)) ? beyond : 0);
};

const filledOf = (areas: readonly Area[]): readonly [number, number] => [
  areas.reduce((most, area) => Math.max(most, area.filledRows), 0),
  areas.reduce((most, area) => Math.max(most, area.filledColumns), 0),
];

/** The cells of `area` at whose place each condition holds. */
const chosen = (area: Area, conditions: readonly Condition[]): readonly Outcome[] => {
  if (conditions.some((condition) => !isSameSize(condition.area, area))) throw new FormulaError('#VALUE!');
  return chosenFrom(area, conditions);
};

const chosenFrom = (area: Area, conditions: readonly Condition[]): readonly Outcome[] => {
  const found: Outcome[] = [];
  const [rows, columns] = filledOf([area, ...conditions.map((condition) => condition.area)]);
  for (let down = 0; down < rows; down++) {
    for (let right = 0; right < columns; right++) {
      if (conditions.every((condition) => condition.holds(condition.area.at(down, right))))
        found.push(area.at(down, right));
    }
  }
  return found;
};

/** SUMIF(where, criterion, what): of `what` only the place counts where it begins. */
const chosenBeside = (call: Call): readonly Outcome[] => {
  const where = call.area(0);
  const condition = { area: where, holds: criterionOf(call.cell(1), call.scope.workbook.rules) };
  if (!call.has(2)) return chosenFrom(where, [condition]);
  const what = call.operand(2);
  if (!isArea(what)) throw new FormulaError('#VALUE!');
  return chosenFrom(what, [condition]);
};

const numbersIn = (cells: readonly Outcome[]): readonly (Computed & { readonly value: number })[] =>
  cells.map(valid).flatMap(({ value, format }) => (typeof value === 'number' ? [{ value, format }] : []));

const sum = (cells: readonly { readonly value: number }[]): number => cells.reduce((so, { value }) => so + value, 0);

const total = (cells: readonly Outcome[]): Computed => {
  const numbers = numbersIn(cells);
  return { value: sum(numbers), format: numbers[0]?.format ?? '' };
};

const average = (cells: readonly Outcome[]): Computed => {
  const numbers = numbersIn(cells);
  if (numbers.length === 0) throw new FormulaError('#DIV/0!');
  return { value: sum(numbers) / numbers.length, format: numbers[0]?.format ?? '' };
};

/** `sign` is 1 for the greatest and -1 for the least. */
const most = (cells: readonly Outcome[], sign: number): Computed => {
  const numbers = numbersIn(cells);
  const value = numbers.reduce((best, number) => Math.max(best, sign * number.value), Number.NEGATIVE_INFINITY);
  return numbers.length === 0 ? plain(0) : { value: sign * value, format: numbers[0]?.format ?? '' };
};
