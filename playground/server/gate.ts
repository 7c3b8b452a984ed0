/** Lets so many through at once; others wait for their turn. */

export type Gate = <T>(work: () => Promise<T>) => Promise<T>;

export const createGate = (mostAtOnce: number): Gate => {
  let on = 0;
  const waiting: (() => void)[] = [];
  return async (work) => {
    if (on >= mostAtOnce) await new Promise<void>((resolve) => waiting.push(resolve));
    else on += 1;
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      // Whoever comes next takes over the place.
      if (next === undefined) on -= 1;
      else next();
    }
  };
};
