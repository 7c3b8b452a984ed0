/** The forms in which the library takes arguments. */

import { asNumber, asText, asTruth } from '../formula-coercion';
import {
  type Area,
  asArea,
  cellsOf,
  FormulaError,
  isArea,
  type Operand,
  type Scope,
  single,
  valid,
} from '../formula-values';
import { calendarTime } from '../serial';

type Form = (operand: Operand, scope: Scope) => unknown;

export interface Parameter {
  /** Takes all arguments from its place on, as one list or each in the same form. */
  readonly isLast: boolean;
  readonly isSingle: boolean;
  readonly isOptional: boolean;
  /** What the library is given for it. */
  readonly given: (operands: readonly Operand[], scope: Scope) => readonly unknown[];
}

const numberOf = (operand: Operand, scope: Scope): number => asNumber(single(operand, scope), scope.workbook.rules);

const singles: Readonly<Record<string, Form>> = {
  number: (operand, scope) => numberOf(operand, scope),
  count: (operand, scope) => {
    const count = Math.trunc(numberOf(operand, scope));
    if (count < 0) throw new FormulaError('#VALUE!');
    return count;
  },
  text: (operand, scope) => asText(single(operand, scope)),
  truth: (operand, scope) => asTruth(single(operand, scope)),
  date: (operand, scope) => dayOf(numberOf(operand, scope)),
  // Of a day in winter, as a time of day that the machine's time zone skips would be moved on.
  time: (operand, scope) => {
    const { hour, minute, second } = calendarTime(numberOf(operand, scope));
    return new Date(2001, 0, 1, hour, minute, second);
  },
  // In an area only numbers count; text and truth values are passed over.
  list: (operand) => numbersIn(asArea(operand)),
};

/** These take what they find in areas as it is, and arguments of their own by their worth. */
const plurals: Readonly<Record<string, Form>> = {
  numbers: (operand, scope) => (isArea(operand) ? numbersIn(operand) : [numberOf(operand, scope)]),
  truths: (operand) =>
    isArea(operand)
      ? [...cellsOf(operand)]
          .map((cell) => valid(cell).value)
          .filter((value) => typeof value !== 'string' && value !== null)
      : [asTruth(operand)],
  texts: (operand) => [...cellsOf(asArea(operand))].map((cell) => asText(valid(cell))),
  dates: (operand) => numbersIn(asArea(operand)).map(dayOf),
};

const matrix: Form = (operand) => {
  const area = asArea(operand);
  return Array.from({ length: area.filledRows }, (_, down) =>
    Array.from({ length: area.filledColumns }, (_unused, right) => {
      const { value } = valid(area.at(down, right));
      return typeof value === 'string' ? 0 : Number(value);
    }),
  );
};

/** The library sees a day as the machine's own midnight: only its year, month and day are ever looked at. */
const dayOf = (serial: number): Date => {
  const { year, month, day } = calendarTime(Math.floor(serial));
  return new Date(year, month - 1, day);
};

const numbersIn = (area: Area): readonly number[] =>
  [...cellsOf(area)].map((cell) => valid(cell).value).filter((value) => typeof value === 'number');

/** Reads one word of a signature. */
export const parameterOf = (word: string): Parameter => {
  const [, name = '', mark, missing] = /^([a-z]+)([?=])?(.*)$/.exec(word) ?? [];
  const [one, many] = [singles[name], plurals[name]];
  if (many !== undefined) {
    return {
      isLast: true,
      isSingle: false,
      // Holidays and the like; of what is added up there is at least one.
      isOptional: name === 'dates',
      given: (operands, scope) => [operands.flatMap((operand) => many(operand, scope))],
    };
  }
  if (name === 'matrices') {
    return {
      isLast: true,
      isSingle: false,
      isOptional: false,
      given: (operands, scope) => operands.map((operand) => matrix(operand, scope)),
    };
  }
  if (one === undefined) throw new Error(`No form of arguments is called ${name}.`);
  const instead = missing === undefined || missing === '' ? undefined : Number(missing);
  return {
    isLast: false,
    isSingle: name !== 'list',
    isOptional: mark !== undefined,
    given: ([operand], scope) => [operand === undefined ? instead : one(operand, scope)],
  };
};
