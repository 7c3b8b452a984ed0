import { expect, test } from '@jest/globals';
import { checkOf } from '../../src/core/log-line';
import { line } from './log-lines';

test.each(['run', 'action', 'lead', 'field', 'old', 'new'] as const)(
  'the check goes with what a line says of %s',
  (fact) => {
    expect(checkOf(line({ [fact]: 'something else' }))).not.toBe(checkOf(line()));
  },
);

test('the check tells facts apart that stand in each other’s columns', () => {
  expect(checkOf(line({ old: 'a', new: 'b' }))).not.toBe(checkOf(line({ old: 'b', new: 'a' })));
  expect(checkOf(line({ old: 'ab', new: '' }))).not.toBe(checkOf(line({ old: 'a', new: 'b' })));
});

test.each([
  ['line ends', 'one\r\ntwo', 'one\ntwo'],
  ['signs that a cell cannot hold', 'a\u0000b', 'ab'],
  ['white space around a text', ' a ', 'a'],
])('the check is the same for a text as a cell gives it back: %s', (_, written, read) => {
  expect(checkOf(line({ old: written }))).toBe(checkOf(line({ old: read })));
});

test('the check is short, and does not speak of when, who and how it went', () => {
  expect(checkOf(line())).toMatch(/^[0-9a-f]{8}$/);
  expect(checkOf(line({ when: null, who: '', result: 'undo' }))).toBe(checkOf(line()));
});
