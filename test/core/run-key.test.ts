import { describe, expect, test } from '@jest/globals';
import { isRunKey, laterRunKey, runKey, startOfRun } from '../../src/core/run-key';

const START = Date.UTC(2026, 10, 23, 9, 30);
const MINUTE = 60_000;
const KEY = runKey(START, 0.5);

test('the key of a run tells when it began, and is no other key of that moment', () => {
  expect(isRunKey(KEY)).toBe(true);
  expect(startOfRun(KEY)).toBe(START);
  expect(runKey(START, 0.25)).not.toBe(KEY);
});

describe('what goes on from a run later', () => {
  test.each([
    ['tells that moment', 40 * MINUTE, START + 40 * MINUTE],
    ['is never earlier, as where a clock was put back', -MINUTE, START],
  ])('%s', (_what, ms, start) => {
    const later = laterRunKey(KEY, ms);
    expect(startOfRun(later)).toBe(start);
    expect(later.slice(-5)).toBe(KEY.slice(-5));
    expect(isRunKey(later)).toBe(true);
  });

  test('is nothing else where there was no key', () => {
    expect(laterRunKey('', MINUTE)).toBe('');
  });
});
