import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Repeat, waitBeforeRetry } from '../../src/heatpunk/retry';
import type { ApiResponse } from '../../src/heatpunk/transport';
import { NOON } from './a-client';

const answer = (status: number, headers: Record<string, string> = {}): ApiResponse => ({ status, headers, body: '' });
const NETWORK_FAILED = null;

interface Case {
  readonly tries?: number;
  readonly repeat?: Repeat;
  readonly random?: number;
}

const wait = (response: ApiResponse | null, { tries = 1, repeat = 'safe', random = 0.5 }: Case = {}) =>
  waitBeforeRetry(tries, response, repeat, NOON, random);

const busy = (retryAfter: string, given: Case = {}) => wait(answer(429, { 'retry-after': retryAfter }), given);

/** How often a request is sent that gets the same answer each time. */
function timesSent(response: ApiResponse | null, repeat: Repeat): number {
  let tries = 1;
  while (tries < 100 && wait(response, { tries, repeat }) !== null) tries++;
  return tries;
}

describe('how often a request is sent', () => {
  test.each([200, 201, 204, 301, 302, 304, 307, 400, 401, 403, 404, 405, 409, 413, 415, 422])(
    'an answer with status %i is final',
    (status) => {
      expect(timesSent(answer(status), 'safe')).toBe(1);
      expect(timesSent(answer(status), 'never')).toBe(1);
    },
  );

  test.each([500, 502, 503, 504, 599])('three times for status %i, but a create once', (status) => {
    expect(timesSent(answer(status), 'safe')).toBe(3);
    expect(timesSent(answer(status), 'never')).toBe(1);
  });

  test('three times when the network fails, but a create once', () => {
    expect(timesSent(NETWORK_FAILED, 'safe')).toBe(3);
    expect(timesSent(NETWORK_FAILED, 'never')).toBe(1);
  });

  test('five times for 429, a create too, as nothing was done', () => {
    expect(timesSent(answer(429), 'safe')).toBe(5);
    expect(timesSent(answer(429), 'never')).toBe(5);
    expect(timesSent(answer(429, { 'retry-after': '2' }), 'never')).toBe(5);
  });
});

describe('how long is waited', () => {
  test.each([
    [1, 500, 1000],
    [2, 1000, 2000],
    [3, 2000, 4000],
    [4, 4000, 8000],
  ])('after %i tries from %i to %i ms, as chance has it', (tries, least, most) => {
    expect(wait(answer(429), { tries, random: 0 })).toBe(least);
    expect(wait(answer(429), { tries, random: 0.5 })).toBe((least + most) / 2);
    expect(wait(answer(429), { tries, random: 0.999999 })).toBeCloseTo(most, -1);
  });

  test.each<[string, ApiResponse | null]>([
    ['a failed network', NETWORK_FAILED],
    ['status 500', answer(500)],
    ['status 429', answer(429)],
  ])('two who failed together after %s come back at different times', (_name, response) => {
    expect(wait(response, { random: 0.1 })).not.toBe(wait(response, { random: 0.9 }));
  });

  test('no wait is shorter than the one before, and none is over half a minute', () => {
    const chance = fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 3 }), chance, chance, (tries, first, second) => {
        const before = wait(answer(429), { tries, random: first }) ?? Number.NaN;
        const after = wait(answer(429), { tries: tries + 1, random: second }) ?? Number.NaN;
        expect(before).toBeGreaterThan(0);
        expect(after).toBeGreaterThanOrEqual(before);
        expect(after).toBeLessThanOrEqual(30_000);
      }),
      { seed: 1 },
    );
  });
});

describe('Retry-After', () => {
  test.each([
    ['seconds', '7', 7000],
    ['seconds with blanks around them', ' 7 ', 7000],
    ['no seconds', '0', 0],
    ['many seconds', '3600', 3_600_000],
    ['a date to come', 'Sun, 22 Nov 2026 12:01:30 GMT', 90_000],
    ['a date that is past', 'Sun, 22 Nov 2026 11:59:00 GMT', 0],
    ['the date of now', 'Sun, 22 Nov 2026 12:00:00 GMT', 0],
  ])('in %s is obeyed to the letter, without jitter', (_name, header, ms) => {
    expect(busy(header, { random: 0 })).toBe(ms);
    expect(busy(header, { random: 0.9, tries: 4 })).toBe(ms);
  });

  test.each(['', 'soon', 'in 5 minutes', 'soon 1', 'retry in 5', '1.5', '-5', '5s', '60, 60', 'NaN', '1e3'])(
    'that says neither seconds nor a date (%j) is not obeyed: the usual wait it is',
    (header) => {
      expect(busy(header)).toBe(750);
      expect(busy(header, { tries: 3 })).toBe(3000);
    },
  );

  test('asks for no sixth try', () => {
    expect(busy('1', { tries: 5 })).toBeNull();
  });
});
