import { makeHistory } from './history';
import { mistakenCode } from './mistakes';
import { simulate } from './simulate';
import { addTally, emptyTally, type Tally } from './tally';
import { BUILT_CODE } from './world';

/** Histories to be played one after the other; with a mistake by its name, on a product that makes it. */
export interface Portion {
  readonly first: number;
  readonly count: number;
  readonly mistake?: string;
}

export interface PortionResult {
  readonly tally: Tally;
  /** The seeds that broke a promise, and which. */
  readonly broken: readonly { readonly seed: number; readonly why: string }[];
}

/** The part of a core: what a thread is asked to do. */
export default function playPortion({ first, count, mistake }: Portion): PortionResult {
  const code = mistake === undefined ? BUILT_CODE : mistakenCode(mistake, BUILT_CODE);
  const tally = emptyTally();
  const broken: { seed: number; why: string }[] = [];
  for (let seed = first; seed < first + count; seed++) {
    const verdict = simulate(makeHistory(seed), code);
    addTally(tally, verdict.tally);
    if (verdict.broken !== null) broken.push({ seed, why: verdict.broken.split('\n    at ')[0] ?? '' });
  }
  return { tally, broken };
}
