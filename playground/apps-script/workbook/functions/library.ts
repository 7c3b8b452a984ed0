/** Lets the library compute functions. */

import {
  broadcast,
  type Computed,
  cellsOf,
  FormulaError,
  isArea,
  type Operand,
  plain,
  type Scope,
} from '../formula-values';
import { serialOfDay } from '../serial';
import type { SheetFunction } from './function';
import { type Parameter, parameterOf } from './library-arguments';
import { divide, keepFormat, otherNames, signatures } from './library-signatures';

export const libraryFunctions: readonly (readonly [string, SheetFunction])[] = signatures.flatMap(
  ([signature, names]) => {
    const parameters = signature === '' ? [] : signature.split(' ').map(parameterOf);
    return names.split(' ').flatMap((name) => {
      const made = libraryFunction(name, parameters);
      return [name, ...Object.keys(otherNames).filter((other) => otherNames[other] === name)].map(
        (known) => [known, made] as const,
      );
    });
  },
);

function libraryFunction(name: string, parameters: readonly Parameter[]): SheetFunction {
  const takesAll = parameters.at(-1)?.isLast === true;
  return {
    least: parameters.filter(({ isOptional }) => !isOptional).length,
    most: takesAll ? 255 : parameters.length,
    takesArrays: name === 'SUMPRODUCT',
    apply: (args, scope) => {
      const operands = args.map((argument) => argument());
      const isEachCell = parameters.every(({ isSingle }) => isSingle) && scope.asArrays && operands.some(isArea);
      return isEachCell
        ? broadcast(operands, (cells) => computed(name, parameters, cells, scope))
        : computed(name, parameters, operands, scope);
    },
  };
}

const computed = (
  name: string,
  parameters: readonly Parameter[],
  operands: readonly Operand[],
  scope: Scope,
): Computed => {
  const given = parameters.flatMap(({ isLast, given }, index) =>
    given(isLast ? operands.slice(index) : operands.slice(index, index + 1), scope),
  );
  const result = answerOf(name, given);
  if (result instanceof Date) return { value: serialOf(result), format: scope.workbook.rules.locale.dateFormat };
  switch (typeof result) {
    case 'number':
      if (!Number.isFinite(result)) throw new FormulaError(divide.has(name) ? '#DIV/0!' : '#NUM!');
      // Adding zero turns -0 into 0.
      return { value: result + 0, format: keepFormat.has(name) ? formatOf(operands) : '' };
    case 'string':
    case 'boolean':
      return plain(result);
    default:
      throw new FormulaError(codeOf(result));
  }
};

/** What the library answers: for an error, or where it throws one, that error. */
const answerOf = (name: string, given: readonly unknown[]): unknown => {
  try {
    return implementationOf(name)(...given);
  } catch (error) {
    return error;
  }
};

/** What the library does not answer at all, or finds no end to, is beyond a number's range. */
const codeOf = (result: unknown): string => {
  if (result instanceof Error && codes.has(result.message)) return result.message;
  return result instanceof TypeError ? '#VALUE!' : '#NUM!';
};

/** The library's other errors are Excel's only. */
const codes = new Set(['#DIV/0!', '#N/A', '#NAME?', '#NUM!', '#REF!', '#VALUE!']);

/** Days come back as the machine's own midnights. */
const serialOf = (date: Date): number => {
  const serial = serialOfDay(date.getFullYear(), date.getMonth() + 1, date.getDate());
  if (serial === null) throw new FormulaError('#NUM!');
  return serial;
};

/** The format of the first number. */
const formatOf = (operands: readonly Operand[]): string => {
  for (const operand of operands) {
    for (const cell of isArea(operand) ? cellsOf(operand) : [operand]) {
      if (!(cell instanceof FormulaError) && typeof cell.value === 'number') return cell.format;
    }
  }
  return '';
};

type Implementation = (...given: readonly unknown[]) => unknown;

/** Loaded with the first function that needs it: that takes longer than the whole host does. */
let library: unknown;

export const implementationOf = (name: string): Implementation => {
  library ??= require('@formulajs/formulajs');
  // The library declares each function by itself, some of them inside objects: `STDEV.S`.
  return name.split('.').reduce((found, part) => (found as Record<string, unknown>)[part], library) as Implementation;
};
