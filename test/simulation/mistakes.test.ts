import { expect, test } from '@jest/globals';
import { catchMistake } from './catch-mistake';
import { MISTAKES_BY_SEED } from './mistakes';
import { tuneEngine } from './tune-engine';

/** Every mistake has to show within so many histories from one on that has caught it. `npm run simulate -- --mistakes` begins at any. */
const MOST_FOR_A_MISTAKE = 2_000;

tuneEngine();

test.each(MISTAKES_BY_SEED)(
  'histories catch a product with a mistake: %s',
  (name, seed) => {
    expect(catchMistake(name, seed, MOST_FOR_A_MISTAKE)?.seed).toBeGreaterThan(0);
  },
  600_000,
);
