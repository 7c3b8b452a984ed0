/** What is there at once, or comes later. In-process hosts only ever have the former; where people and networks take their time, the latter. */

export type Soon<T> = T | Promise<T>;

/** Goes on at once where it can, so that nothing asynchronous comes into a host that has none of it. */
export const andThen = <A, B>(soon: Soon<A>, next: (value: A) => Soon<B>): Soon<B> =>
  soon instanceof Promise ? soon.then(next) : next(soon);
