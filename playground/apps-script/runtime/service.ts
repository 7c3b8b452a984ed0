/** The base of everything that a script can call, and what of it a script can see. */

import type { Soon } from './soon';

/**
 * A script sees the methods and getters on the prototypes of a service class, and nothing else. What a class keeps for the
 * host stands in fields of the instance, or in functions beside the class.
 */
// biome-ignore lint/complexity/noStaticOnlyClass: it is there to be extended, and instances are recognised by it
export abstract class Service {
  /** The name in error messages, as in Google's reference: `SpreadsheetApp.Range`. Its last part names calls: `Range.getValues`. */
  static readonly path: string = 'Service';
}

export interface ServiceShape {
  readonly path: string;
  /** The last part of the path. */
  readonly shortName: string;
  readonly methods: readonly string[];
  /** How calls of the methods are told: `Range.getValues`. Made once, as calls come by the million. */
  readonly callNames: ReadonlyMap<string, string>;
  /** Properties such as `SpreadsheetApp.WrapStrategy`. */
  readonly getters: readonly string[];
}

const shapes = new WeakMap<object, ServiceShape>();

export const shapeOf = (service: Service): ServiceShape => {
  const known = shapes.get(service.constructor);
  if (known !== undefined) return known;
  const shape = findShape(service);
  shapes.set(service.constructor, shape);
  return shape;
};

const findShape = (service: Service): ServiceShape => {
  const methods = new Set<string>();
  const getters = new Set<string>();
  let prototype: object | null = Object.getPrototypeOf(service);
  while (prototype !== null && prototype !== Service.prototype) {
    for (const [name, property] of Object.entries(Object.getOwnPropertyDescriptors(prototype))) {
      if (name === 'constructor' || name === 'toString') continue;
      if (property.get !== undefined) getters.add(name);
      else methods.add(name);
    }
    prototype = Object.getPrototypeOf(prototype);
  }
  // Only subclasses of Service come here, and `constructor` of such an instance is its class.
  const { path } = service.constructor as typeof Service;
  const shortName = path.slice(path.lastIndexOf('.') + 1);
  const callNames = new Map([...methods].map((method) => [method, `${shortName}.${method}`]));
  return { path, shortName, methods: [...methods], callNames, getters: [...getters] };
};

/** Google's enumerations are declared as numbers and unions of strings, which ours are not: only exact types count as plain. */
type Same<A, B> = (<X>() => X extends A ? 1 : 2) extends <X>() => X extends B ? 1 : 2 ? true : false;
type IsPlain<T> = T extends boolean | null | undefined
  ? true
  : T extends number
    ? Same<T, number>
    : T extends string
      ? Same<T, string>
      : T extends readonly (infer Item)[]
        ? IsPlain<Item>
        : false;

type LooseArgument<A> = false extends IsPlain<A> ? never : A;
/** Declarations say `string` also where the platform answers null. What a script waits for may come later. */
type LooseResult<R> = false extends IsPlain<R> ? unknown : Soon<R | null>;

/**
 * Google's own declarations, loosened where services pass each other around: ours take and give our classes, which are only a part of
 * Google's. A class that `implements Modelled<GoogleAppsScript.…>` must agree with the declared signatures in all plain
 * parameters and results (of the last overload, which is all that TypeScript can look into).
 */
export type Modelled<T> = Partial<{
  [K in keyof T]: T[K] extends (...args: infer A) => infer R
    ? (...args: { [I in keyof A]: LooseArgument<A[I]> }) => LooseResult<R>
    : unknown;
}>;
