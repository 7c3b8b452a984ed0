/** The rules of google.script.run: which functions a page may call, and what crosses between page and server. */

import { ServiceError } from '../errors';
import type { ExecutionRecord } from './execution';

/**
 * Throws for arguments that the page's side refuses at the call: Date, functions, and objects other than plain ones.
 * Source: Google's guide "HTML Service: Communicate with Server Functions", "Parameters and return values".
 */
export const checkArguments = (fn: string, args: readonly unknown[]): void => {
  for (const argument of args) {
    if (!isLegal(argument)) {
      throw new ServiceError(`Failed due to illegal value in property: ${illegalPart(argument, fn)}`);
    }
  }
};

export const isCallable = (fn: string): boolean => !fn.endsWith('_');

/** A page has so many calls on at once; others wait until one of them is answered. Source: the same guide, "Running functions". */
export const mostCallsAtOnce = 10;

export type DialogAnswer =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly error: string };

/** Why a call from a page is not even made; null when it is. `functions` are the names of the script's global functions. */
export const refusalOfCall = (
  fn: string,
  args: readonly unknown[],
  functions: ReadonlySet<string>,
): (DialogAnswer & { readonly ok: false }) | null => {
  try {
    checkArguments(fn, args);
  } catch (error) {
    return { ok: false, error: error instanceof Error ? error.message : String(error) };
  }
  return isCallable(fn) && functions.has(fn) ? null : { ok: false, error: `google.script.run.${fn} is not a function` };
};

export const answerOf = ({ error, value }: Pick<ExecutionRecord, 'error' | 'value'>): DialogAnswer =>
  error === undefined ? { ok: true, value: carriedResult(value) } : { ok: false, error: error.message };

/** A Date anywhere in a result makes the whole result null on the page's side, without an error; other objects are copied. */
const carriedResult = (value: unknown): unknown => (value === undefined || !isLegal(value) ? null : copy(value));

/** A plain object's prototype has no prototype above it; this holds for objects of any realm. */
const isPlain = (value: object): boolean => {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
};

const isLegal = (value: unknown): boolean => {
  switch (typeof value) {
    case 'function':
    case 'symbol':
    case 'bigint':
      return false;
    case 'object':
      if (value === null) return true;
      if (Array.isArray(value)) return value.every(isLegal);
      return isPlain(value) && Object.values(value).every(isLegal);
    default:
      return true;
  }
};

const illegalPart = (value: unknown, fn: string): string => {
  if (typeof value === 'object' && value !== null && (Array.isArray(value) || isPlain(value))) {
    const part = Object.entries(value).find(([, item]) => !isLegal(item));
    return part === undefined ? fn : part[0];
  }
  return '0';
};

/** Undefined inside an array comes out as null, and inside an object not at all, as in JSON. */
const copy = (value: unknown): unknown => {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((item: unknown) => (item === undefined ? null : copy(item)));
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, item]) => item !== undefined)
      .map(([key, item]) => [key, copy(item)]),
  );
};
