import { expect, test } from '@jest/globals';
import { shouldMail } from '../../src/core/refresh-mail';
import { DAY, NOW } from './builders';

test.each([
  ['the first failure sends none', 1, 0, false],
  ['the second sends none', 2, 0, false],
  ['the third sends one', 3, 0, true],
  ['a later one sends none within a day', 4, NOW - DAY + 1, false],
  ['a later one sends another after a day', 290, NOW - DAY, true],
  ['a third one sends none where an earlier series sent one today', 3, NOW - 1000, false],
  ['a mail a little in the future counts as sent', 5, NOW + 1000, false],
  ['a mail far in the future does not silence it for ever', 5, NOW + 30 * DAY, true],
])('%s', (_description, inARow, lastMail, expected) => {
  expect(shouldMail({ inARow, lastMail }, NOW)).toBe(expected);
});
