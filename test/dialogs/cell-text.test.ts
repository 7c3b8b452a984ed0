import { expect, test } from '@jest/globals';
import { cellText } from '../../src/dialogs/review/cell-text';

test.each([
  ['a text of 600 signs', 'x'.repeat(600), 'x'.repeat(600)],
  ['a longer one', 'x'.repeat(1234), `${'x'.repeat(599)}… (1,234 characters)`],
  [
    'one with a sign of two halves where it is cut',
    `${'x'.repeat(598)}😀${'x'.repeat(9)}`,
    `${'x'.repeat(598)}… (609 characters)`,
  ],
])('%s is shown as far as there is room, and no sign in part', (_, text, shown) => {
  expect(cellText('address', text)).toBe(shown);
});
