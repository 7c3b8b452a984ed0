import { describe, expect, test } from '@jest/globals';
import { makeHistory } from './history';
import { REGRESSIONS } from './regressions';
import { scriptOf, shrink } from './shrink';
import { simulate } from './simulate';
import { addTally, emptyTally } from './tally';

/** So many histories in each run of the tests, always the same; `npm run simulate -- --runs N` plays others. */
const HISTORIES = 100;
const FIRST_SEED = 1;

describe('histories of people, colleagues, faults and killed runs', () => {
  test(`keep every promise, ${HISTORIES} of them`, () => {
    const total = emptyTally();
    for (let seed = FIRST_SEED; seed < FIRST_SEED + HISTORIES; seed++) {
      const history = makeHistory(seed);
      const verdict = simulate(history);
      addTally(total, verdict.tally);
      if (!verdict.ok) throw new Error(scriptOf(shrink(history)));
    }
    // A simulation in which nothing happened has shown nothing.
    const { runs, kills, conflicts } = total;
    expect([runs > HISTORIES, kills > 0, conflicts > 0, total['failed requests'] > 0]).toEqual([
      true,
      true,
      true,
      true,
    ]);
  }, 300_000);

  test.each(REGRESSIONS)('keep every promise where they once did not: seed %i, %s', (seed) => {
    const verdict = simulate(makeHistory(seed));
    expect(verdict.ok ? '' : verdict.broken).toBe('');
  });
});
