import { makeHistory } from './history';
import { simulate } from './simulate';
import { addTally, emptyTally, type Tally } from './tally';

/** Histories to be played one after the other. */
export interface Portion {
  readonly first: number;
  readonly count: number;
}

export interface PortionResult {
  readonly tally: Tally;
  /** The seeds that broke a promise, and which. */
  readonly broken: readonly { readonly seed: number; readonly why: string }[];
}

/** The part of a core: what a thread is asked to do. */
export default function playPortion({ first, count }: Portion): PortionResult {
  const tally = emptyTally();
  const broken: { seed: number; why: string }[] = [];
  for (let seed = first; seed < first + count; seed++) {
    const verdict = simulate(makeHistory(seed));
    addTally(tally, verdict.tally);
    if (verdict.broken !== null) broken.push({ seed, why: verdict.broken.split('\n    at ')[0] ?? '' });
  }
  return { tally, broken };
}
