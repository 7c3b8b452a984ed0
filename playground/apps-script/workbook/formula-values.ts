/** What the parts of a formula compute to, and how one kind of value is taken for another. */

import type { Scalar } from './cell';

/** `format` is what an automatic cell shows the value in: a formula over a date is a date. */
export interface Computed {
  readonly value: Scalar | null;
  readonly format: string;
}

export class FormulaError extends Error {
  constructor(readonly code: string) {
    super(code);
  }
}

/** A referenced area, by rows. */
export type Operand = Computed | readonly (readonly Computed[])[];

export const single = (operand: Operand): Computed => {
  if ('value' in operand) return operand;
  throw new FormulaError('#VALUE!');
};

export const asNumber = (value: Scalar | null): number => {
  if (value === null) return 0;
  if (typeof value === 'string' && (value.trim() === '' || Number.isNaN(Number(value))))
    throw new FormulaError('#VALUE!');
  return Number(value);
};

export const asText = (value: Scalar | null): string =>
  value === null ? '' : typeof value === 'boolean' ? String(value).toUpperCase() : String(value);
