// One run over fuzzed bodies: a fresh seed each time, which a failure tells, and a tally that must not have gaps.

import { createRandom, type Random } from '../../playground/random';
import { type FuzzedBody, KINDS } from './fuzzed-bodies';

/** The environment variable with which a run is played again. */
const VARIABLE = 'FUZZ_SEED';

export const BODIES = 10_000;

/** How much of a body a failure shows. */
const SHOWN = 1500;

export interface FuzzRun {
  readonly seed: number;
  /**
   * Plays one body, with random numbers of its own.
   *
   * @throws Error with what `play` threw, the body, and how to play it again
   */
  each(number: number, make: (random: Random) => FuzzedBody, play: (body: FuzzedBody, random: Random) => string): void;
  /** How many bodies came to each end and held each mutation, in words. */
  tally(): string;
  /** The mutations and the given ends that never came. */
  missing(ends: readonly string[]): string[];
}

export function fuzzRun(): FuzzRun {
  const given = process.env[VARIABLE];
  const seed = given === undefined ? Math.floor(Math.random() * 2 ** 31) : Number(given);
  const counts = new Map<string, number>();
  const count = (name: string) => counts.set(name, (counts.get(name) ?? 0) + 1);
  return {
    seed,
    each(number, make, play) {
      const random = createRandom(seed + number * 7919);
      const body = make(random);
      try {
        count(play(body, random));
      } catch (error) {
        const words = error instanceof Error ? (error.stack ?? error.message) : String(error);
        const told = `Body ${number} (${body.kinds.join(', ') || 'a right answer'}), ${body.text.length} characters:`;
        const again = `To play it again: ${VARIABLE}=${seed} npx jest fuzzed-answers`;
        throw new Error(`${words}\n\n${told}\n${JSON.stringify(body.text).slice(0, SHOWN)}\n\n${again}`);
      }
      for (const kind of new Set(body.kinds)) count(kind);
      if (body.kinds.length > 1) count('several at once');
    },
    tally: () => [...counts].map(([name, times]) => `${name} ${times}`).join(', '),
    missing: (ends) => [...ends, ...KINDS, 'several at once'].filter((name) => !counts.has(name)),
  };
}
