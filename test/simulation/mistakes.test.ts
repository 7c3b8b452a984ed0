import { expect, test } from '@jest/globals';
import { catchMistake } from './catch-mistake';
import { MISTAKE_NAMES } from './mistakes';
import { tuneEngine } from './tune-engine';

/** Every mistake has to show within so many histories from the first seed on. */
const MOST_FOR_A_MISTAKE = 2_000;

tuneEngine();

test.each(MISTAKE_NAMES)(
  'histories catch a product with a mistake: %s',
  (name) => {
    expect(catchMistake(name, 1, MOST_FOR_A_MISTAKE)?.seed).toBeGreaterThan(0);
  },
  600_000,
);
