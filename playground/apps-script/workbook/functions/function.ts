/** What a function of a sheet is, and the ways in which its arguments are taken. */

import { asNumber, asText, asTruth } from '../formula-coercion';
import {
  type Area,
  asArea,
  broadcast,
  type Computed,
  type Operand,
  plain,
  type Scope,
  single,
} from '../formula-values';

/** An argument is computed when it is asked for: what IF does not choose may be in error. */
export type Argument = () => Operand;

export interface SheetFunction {
  /** With fewer arguments, or more than `most`, the cell shows #N/A. */
  readonly least: number;
  readonly most: number;
  /** Its arguments are computed as ARRAYFORMULA does it. */
  readonly takesArrays: boolean;
  readonly apply: (args: readonly Argument[], scope: Scope) => Operand;
}

/** The arguments of one call, by their 0-based places. What is missing or left out is a blank. */
export interface Call {
  readonly count: number;
  readonly scope: Scope;
  /** False for one that is missing; one that was left out between commas is there. */
  readonly has: (index: number) => boolean;
  readonly operand: (index: number) => Operand;
  readonly area: (index: number) => Area;
  readonly cell: (index: number) => Computed;
  readonly text: (index: number) => string;
  /** `missing`: what the argument is when there is none. */
  readonly number: (index: number, missing?: number) => number;
  /** A number without its fraction. */
  readonly whole: (index: number, missing?: number) => number;
  readonly truth: (index: number, missing?: boolean) => boolean;
}

type Body = (call: Call) => Operand;

export const takes = (least: number, most: number, body: Body): SheetFunction => ({
  least,
  most,
  takesArrays: false,
  apply: (args, scope) => body(callOf(args, scope)),
});

export const takesArrays = (least: number, most: number, body: Body): SheetFunction => ({
  ...takes(least, most, body),
  takesArrays: true,
});

/** Of single values; inside ARRAYFORMULA and its like it goes over the cells of areas. */
export const takesEach = (least: number, most: number, body: (call: Call) => Computed): SheetFunction => ({
  ...takes(least, most, body),
  apply: (args, scope) => {
    if (!scope.asArrays) return body(callOf(args, scope));
    const operands = args.map((argument) => argument());
    return broadcast(operands, (cells) => {
      const each = cells.map((cell) => () => cell);
      return body(callOf(each, scope));
    });
  },
});

const callOf = (args: readonly Argument[], scope: Scope): Call => {
  const known: Operand[] = [];
  const operand = (index: number): Operand => {
    const found = known[index] ?? args[index]?.() ?? plain(null);
    known[index] = found;
    return found;
  };
  const cell = (index: number) => single(operand(index), scope);
  const has = (index: number) => index < args.length;
  const number = (index: number, missing = 0) => (has(index) ? asNumber(cell(index), scope.workbook.rules) : missing);
  return {
    count: args.length,
    scope,
    has,
    operand,
    area: (index) => asArea(operand(index)),
    cell,
    text: (index) => asText(cell(index)),
    number,
    whole: (index, missing) => Math.trunc(number(index, missing)),
    truth: (index, missing = false) => (has(index) ? asTruth(cell(index)) : missing),
  };
};

export const indexes = (call: Call, from = 0): readonly number[] =>
  Array.from({ length: Math.max(call.count - from, 0) }, (_, offset) => from + offset);
