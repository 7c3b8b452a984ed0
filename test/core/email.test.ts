import { expect, test } from '@jest/globals';
import { isEmail } from '../../src/core/email';

test.each([
  'john@example.com',
  'john.doe+leads@mail.example.co.uk',
  "o'neill@example.ie",
  'JOHN@EXAMPLE.COM',
  'a@b.uk',
  '1@2.example',
])('%s is an e-mail address', (text) => {
  expect(isEmail(text)).toBe(true);
});

test.each([
  '',
  'john',
  'john@',
  '@example.com',
  'john@example',
  'john@example.',
  'john@@example.com',
  'john doe@example.com',
  ' john@example.com',
  'john@example.com ',
  'john@example.com\n',
  'John <john@example.com>',
  'john@example.com, jane@example.com',
  'john@example..com',
  `${'x'.repeat(250)}@example.com`,
])('%j is not', (text) => {
  expect(isEmail(text)).toBe(false);
});

test('a very long text that is no address is refused: it is not tried in all the ways in which it could be one', () => {
  expect(isEmail(`${'a.'.repeat(100_000)}@`)).toBe(false);
});
