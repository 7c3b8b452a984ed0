// A small seeded generator, so that every made-up lead and every fault by chance can be had again.

import { seededRandom } from '../apps-script/runtime/random';

export interface Random {
  /** The next number in [0, 1). */
  next(): number;
  /** A whole number from `min` to `max`, both included. */
  int(min: number, max: number): number;
  pick<T>(choices: readonly T[]): T;
  /** True with the given probability (0 to 1). */
  chance(probability: number): boolean;
}

export function createRandom(seed: number): Random {
  const next = seededRandom(seed);
  const int = (min: number, max: number) => min + Math.floor(next() * (max - min + 1));
  return {
    next,
    int,
    pick<T>(choices: readonly T[]): T {
      if (choices.length === 0) throw new Error('Nothing to pick from');
      // The index is within the list, which was just seen not to be empty.
      return choices[int(0, choices.length - 1)] as T;
    },
    chance: (probability) => next() < probability,
  };
}
