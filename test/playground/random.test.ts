import { expect, test } from '@jest/globals';
import { createRandom } from '../../playground/random';

const SEED = Date.now() % 1_000_000;

test(`the same seed draws the same numbers, all within their bounds (seed ${SEED})`, () => {
  const draw = () => {
    const random = createRandom(SEED);
    return Array.from({ length: 1000 }, () => random.int(3, 9));
  };
  expect(draw()).toEqual(draw());
  expect([...new Set(draw())].sort()).toEqual([3, 4, 5, 6, 7, 8, 9]);
});

test('nothing can be picked from an empty list', () => {
  expect(() => createRandom(1).pick([])).toThrow('Nothing to pick from');
});
