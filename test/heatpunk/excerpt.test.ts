import { expect, test } from '@jest/globals';
import { excerpt } from '../../src/heatpunk/excerpt';

test.each([
  ['a short text as it is', 'Out of tea', 'Out of tea'],
  ['a text of just the length', 'x'.repeat(20), 'x'.repeat(20)],
  ['the beginning of a longer one, with a mark', 'x'.repeat(21), `${'x'.repeat(19)}…`],
  ['line breaks and tabs as blanks', ' one\r\n\ttwo\n\n three ', 'one two three'],
  ['control characters as blanks', 'nul\u0000bell\u0007\u001b!', 'nul bell !'],
  ['halves of signs as blanks', 'one\ud83d two \ude00 🙂', 'one two 🙂'],
  ['text without its mark-up', '<p class="a">No <b>such</b> lead</p>', 'No such lead'],
  ['no scripts and styles', '<style>b{}</style>Back<SCRIPT>if (a < b) alert(1)</SCRIPT > soon', 'Back soon'],
  ['nothing of nothing', '', ''],
  ['nothing of mere control characters', '\u0000\u0007', ''],
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

// Searched to its end from each of its pieces, each of these would outlast the test's patience.
test.each([
  ['signs that open a tag', '<'.repeat(1_000_000)],
  ['scripts without an end', '<script '.repeat(200_000)],
])('a long text of %s is looked at only as far as needed', (_name, text) => {
  expect(excerpt(text, 80)).toMatch(/^.{0,80}$/);
});
