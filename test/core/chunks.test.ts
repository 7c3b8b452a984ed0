import { expect, test } from '@jest/globals';
import { chunksOf } from '../../src/core/chunks';

test.each([
  ['nothing', '', []],
  ['a text that fits', 'abcd', ['abcd']],
  ['a longer one', 'abcdefghi', ['abcd', 'efgh', 'i']],
  ['one with a character of two code units where it would be cut', 'abc🙂defg', ['abc', '🙂de', 'fg']],
  ['one that ends with such a character', 'ab🙂', ['ab🙂']],
])('%s comes in pieces that make it up again, with no character cut', (_what, text, pieces) => {
  expect(chunksOf(text, 4)).toEqual(pieces);
  expect(pieces.join('')).toBe(text);
});
