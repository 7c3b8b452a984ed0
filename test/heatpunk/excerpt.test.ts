import { expect, test } from '@jest/globals';
import { excerpt } from '../../src/heatpunk/excerpt';

test.each([
  ['a short text as it is', 'Out of tea', 'Out of tea'],
  ['a text of just the length', 'x'.repeat(20), 'x'.repeat(20)],
  ['the beginning of a longer one, with a mark', 'x'.repeat(21), `${'x'.repeat(20)}…`],
  ['line breaks and tabs as blanks', ' one\r\n\ttwo\n\n three ', 'one two three'],
  ['text without its mark-up', '<p class="a">No <b>such</b> lead</p>', 'No such lead'],
  ['no scripts and styles', '<style>b{}</style>Back<SCRIPT>if (a < b) alert(1)</SCRIPT > soon', 'Back soon'],
  ['nothing of nothing', '', ''],
  ['nothing of mere mark-up', '<html><body></body></html>', ''],
])('shows %s', (_name, text, expected) => {
  expect(excerpt(text, 20)).toBe(expected);
});

test('a comparison is no mark-up', () => {
  expect(excerpt('lat must be < 90 and > -90', 80)).toBe('lat must be < 90 and > -90');
});

test('no character is cut in two', () => {
  expect(excerpt('x🙂🙂', 2)).not.toMatch(/[\ud800-\udbff](?![\udc00-\udfff])/);
});

// Without care, each of these is searched to its end from each of its pieces: seconds, where a line is wanted.
test.each([
  ['signs that open a tag', '<'.repeat(60_000)],
  ['scripts without an end', '<script '.repeat(30_000)],
])('a long text of %s takes no long time', (_name, text) => {
  const start = performance.now();
  excerpt(text, 80);
  expect(performance.now() - start).toBeLessThan(300);
});
