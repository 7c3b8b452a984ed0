import { expect, test } from '@jest/globals';
import { furthestDateOf } from '../../src/core/window';
import { NOW } from './builders';

test('a window since a date begins with it', () => {
  expect(furthestDateOf({ kind: 'since', date: '2025-09-01' }, NOW)).toBe('2025-09-01');
});

test('a rolling window moves with the day', () => {
  expect(furthestDateOf({ kind: 'days', days: 365 }, NOW)).toBe('2025-11-22');
  expect(furthestDateOf({ kind: 'days', days: 1 }, Date.parse('2026-03-01T00:00:00Z'))).toBe('2026-02-28');
});
