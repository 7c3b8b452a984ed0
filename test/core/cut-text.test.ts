import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { cutText } from '../../src/core/cut-text';

test.each([
  ['', 5, ''],
  ['12345', 5, '12345'],
  ['123456', 5, '1234…'],
  ['😀😀', 4, '😀😀'],
  ['😀😀😀', 4, '😀…'],
  ['x😀😀', 4, 'x😀…'],
])('%j cut to %i is %j', (text, length, expected) => {
  expect(cutText(text, length)).toBe(expected);
});

test('a cut text is never too long, and no sign of it is cut in two', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 1, max: 20 }), (text, length) => {
      const cut = cutText(text, length);
      expect(cut.length).toBeLessThanOrEqual(Math.max(length, 0));
      expect(cut).not.toMatch(/\p{Surrogate}/u);
      expect(cut === text || cut.endsWith('…')).toBe(true);
      expect(text.startsWith(cut.replace(/…$/, ''))).toBe(true);
    }),
  );
});
