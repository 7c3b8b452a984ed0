import { describe, expect, test } from '@jest/globals';
import {
  conflictWord,
  DUPLICATE,
  EDITED,
  failedWord,
  incompleteWord,
  invalidWord,
  isAboutAnEdit,
  isFailed,
  isSyncWord,
  NEW,
  NOT_IN_HEATPUNK,
  SENDING,
  SYNCED,
} from '../../src/core/sync-word';

const WORDS = [
  SYNCED,
  EDITED,
  SENDING,
  DUPLICATE,
  NOT_IN_HEATPUNK,
  conflictWord(['Phone', 'E-mail']),
  failedWord('postcode unknown'),
  incompleteWord(['phone', 'e-mail']),
  invalidWord(['e-mail is not complete', 'address is too long']),
];

test('the words are those of the design', () => {
  expect(WORDS).toEqual([
    'Synced',
    'Edited',
    'Sending',
    'Duplicate',
    'Not in Heatpunk',
    'Conflict: Phone, E-mail',
    'Failed: postcode unknown',
    'Incomplete: needs phone, e-mail',
    'Invalid: e-mail is not complete; address is too long',
  ]);
  expect(NEW).toBe('');
});

test.each(WORDS)('%s is known as ours', (word) => {
  expect(isSyncWord(word)).toBe(true);
});

test.each([NEW, 'synced', 'Synced!', 'Total', 'Failed', 'Conflict', 'My Conflict: x', 'constructor'])(
  '%j is not ours',
  (text) => {
    expect(isSyncWord(text)).toBe(false);
  },
);

test('only a refusal is a failed one', () => {
  expect(WORDS.filter(isFailed)).toEqual(['Failed: postcode unknown']);
});

test('a word about an edit is not true any more once the edit was taken back', () => {
  expect(WORDS.filter(isAboutAnEdit)).toEqual([
    'Edited',
    'Failed: postcode unknown',
    'Invalid: e-mail is not complete; address is too long',
  ]);
});

describe('a long word', () => {
  test.each([
    ['conflict', conflictWord(Array(100).fill('Phone'))],
    ['failure', failedWord('x'.repeat(5000))],
    ['list of what is missing', incompleteWord(Array(100).fill('phone'))],
    ['list of what is invalid', invalidWord(Array(100).fill('e-mail is not complete'))],
  ])('for a %s is cut to what can be read at a glance, and is ours still', (_what, word) => {
    expect(word).toHaveLength(200);
    expect(word.endsWith('…')).toBe(true);
    expect(isSyncWord(word)).toBe(true);
  });

  test('is left whole up to that', () => {
    expect(failedWord('x'.repeat(192))).toBe(`Failed: ${'x'.repeat(192)}`);
    expect(failedWord('x'.repeat(193))).toBe(`Failed: ${'x'.repeat(191)}…`);
  });

  test('is not cut through the middle of a sign', () => {
    expect(failedWord(`${'x'.repeat(190)}😀😀😀`)).not.toMatch(/\p{Surrogate}/u);
  });
});
