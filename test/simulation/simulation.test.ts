import { describe, expect, test } from '@jest/globals';
import { makeHistory } from './history';
import { loadRegressions } from './regressions';
import { scriptOf } from './script';
import { shrink } from './shrink';
import { simulate } from './simulate';
import { addTally, emptyTally, missingFrom } from './tally';
import { tuneEngine } from './tune-engine';

const HISTORIES = 1_000;
/** Other ones each time, unless told. */
const FIRST_SEED = Number(process.env.SIMULATION_SEED ?? Date.now() % 1_000_000_000);

tuneEngine();

describe('histories of people, colleagues, faults and killed runs', () => {
  test(`keep every promise: ${HISTORIES} of them from seed ${FIRST_SEED} on (SIMULATION_SEED=${FIRST_SEED} plays them again)`, () => {
    process.stdout.write(`${HISTORIES} histories, seed ${FIRST_SEED}\n`);
    const total = emptyTally();
    for (let seed = FIRST_SEED; seed < FIRST_SEED + HISTORIES; seed++) {
      const history = makeHistory(seed);
      const verdict = simulate(history);
      addTally(total, verdict.tally);
      if (verdict.broken !== null) throw new Error(scriptOf(shrink(history)));
    }
    // A simulation in which nothing happened has shown nothing.
    expect(missingFrom(total)).toEqual([]);
  }, 600_000);

  test.each(loadRegressions())('keep every promise where they once did not: $cause', ({ history }) => {
    expect(simulate(history).broken).toBeNull();
  });

  test('are the same for the same seed', () => {
    expect(scriptOf(makeHistory(7))).toBe(scriptOf(makeHistory(7)));
    expect(simulate(makeHistory(7)).tally).toEqual(simulate(makeHistory(7)).tally);
  });
});
