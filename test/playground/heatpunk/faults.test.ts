import { describe, expect, test } from '@jest/globals';
import type { Fault, FaultHits } from '../../../playground/heatpunk/faults';
import type { Json } from '../../../playground/heatpunk/json';
import { aLead, answered, aService, creating, fetching, jsonOf, statusOf, updating } from './a-service';

const SALE = { status: 'Sale' };
const leads = [aLead('7')];

function updateUnder(fault: Fault) {
  const heatpunk = aService({ leads });
  heatpunk.faults.add(fault);
  const outcome = heatpunk.handle(updating('7', SALE));
  const entry = heatpunk.journal.entries()[0];
  return { outcome, entry, workDone: heatpunk.dashboard.lead('7')?.fields.status === 'Sale' };
}

describe('failures without an answer', () => {
  test.each<[string, Fault, string, boolean]>([
    ['refuse', { effect: { kind: 'refuse' } }, 'refused', false],
    ['refuse, which cannot come after the work', { effect: { kind: 'refuse' }, when: 'after' }, 'refused', false],
    ['hang', { effect: { kind: 'hang' } }, 'timeout', false],
    ['hang after the work', { effect: { kind: 'hang' }, when: 'after' }, 'timeout', true],
    ['reset', { effect: { kind: 'reset' }, when: 'before' }, 'reset', false],
    ['reset after the work', { effect: { kind: 'reset' }, when: 'after' }, 'reset', true],
    ['answer lost', { effect: { kind: 'answer-lost' } }, 'timeout', true],
    ['answer lost by a reset', { effect: { kind: 'answer-lost', how: 'reset' } }, 'reset', true],
  ])('%s', (_name, fault, how, done) => {
    const { outcome, entry, workDone } = updateUnder(fault);
    expect(outcome).toEqual({ kind: 'failure', how, workDone: done, latencyMs: 0 });
    expect(workDone).toBe(done);
    expect(entry).toMatchObject({ failure: how, status: null, workDone: done, leadId: '7', faultId: 1 });
  });

  test('work that the service would have refused is not done, whatever was lost', () => {
    const heatpunk = aService();
    heatpunk.faults.add({ effect: { kind: 'answer-lost' } });
    expect(heatpunk.handle(updating('7', SALE))).toMatchObject({ kind: 'failure', workDone: false });
  });
});

describe('answers other than the right one', () => {
  test.each([false, true])('a status keeps the work undone or done (%p)', (after) => {
    const { outcome, entry, workDone } = updateUnder({
      effect: { kind: 'status', status: 503 },
      when: after ? 'after' : 'before',
    });
    expect(answered(outcome)).toMatchObject({ status: 503, body: '{"error":"Service Unavailable"}' });
    expect([workDone, entry?.workDone]).toEqual([after, after]);
  });

  test('a status can have words, a page, or nothing for a body', () => {
    const body = (effect: object) =>
      answered(updateUnder({ effect: { kind: 'status', status: 500, ...effect } }).outcome).body;
    expect(body({ message: 'Out of tea' })).toBe('{"error":"Out of tea"}');
    expect(body({ body: 'html' })).toContain('<h1>500 Internal Server Error</h1>');
    expect(body({ body: 'empty' })).toBe('');
  });

  test('429 can say when to come back, in seconds or as a date', () => {
    const retryAfter = (as: 'seconds' | 'http-date') =>
      answered(updateUnder({ effect: { kind: 'status', status: 429, retryAfter: { seconds: 90, as } } }).outcome)
        .headers['Retry-After'];
    expect(retryAfter('seconds')).toBe('90');
    expect(retryAfter('http-date')).toBe('Sun, 22 Nov 2026 12:01:30 GMT');
  });

  test('a page can come with status 200', () => {
    const { outcome } = updateUnder({ effect: { kind: 'html-page' } });
    expect(answered(outcome)).toMatchObject({ status: 200, headers: { 'Content-Type': 'text/html; charset=utf-8' } });
  });

  test.each([undefined, 0, 0.99, 1])('a truncated answer (keeping %p) is no JSON any more', (keep) => {
    const heatpunk = aService({ leads });
    heatpunk.faults.add({ effect: { kind: 'truncate', ...(keep !== undefined && { keep }) } });
    const answer = answered(heatpunk.handle(fetching()));
    expect(answer.status).toBe(200);
    expect(() => JSON.parse(answer.body)).toThrow(SyntaxError);
    expect(heatpunk.journal.entries()[0]?.workDone).toBe(true);
  });

  test('a given body takes the place of the right one', () => {
    const wrong = (body: Json) => updateUnder({ effect: { kind: 'body', body } }).outcome;
    expect(jsonOf(wrong({ leads: null }))).toEqual({ leads: null });
    expect(answered(wrong('hello')).body).toBe('hello');
  });

  test('a given body can be kept for successes: the work is done first, and its refusal goes out as it is', () => {
    const effect = { kind: 'body', body: {}, isOfSuccess: true } as const;
    const { outcome, workDone } = updateUnder({ effect });
    expect([jsonOf(outcome), workDone]).toEqual([{}, true]);
    const heatpunk = aService();
    heatpunk.faults.add({ effect });
    expect(statusOf(heatpunk.handle(updating('7', SALE)))).toBe(404);
  });

  test('a redirect names another address', () => {
    const { outcome, workDone } = updateUnder({ effect: { kind: 'redirect', location: 'https://example.com/' } });
    expect(answered(outcome)).toMatchObject({ status: 302, headers: { Location: 'https://example.com/' } });
    expect(workDone).toBe(false);
  });
});

describe('slowness', () => {
  test('adds to the usual latency and changes nothing else', () => {
    const heatpunk = aService({ leads, behaviour: { latencyMs: 20 } });
    heatpunk.faults.add({ effect: { kind: 'slow', ms: 300 } });
    heatpunk.faults.add({ effect: { kind: 'slow', ms: 1000 } });
    expect(heatpunk.handle(updating('7', SALE))).toMatchObject({ status: 204, latencyMs: 1320 });
  });

  test('comes together with one other fault', () => {
    const heatpunk = aService({ leads });
    heatpunk.faults.add({ effect: { kind: 'slow', ms: 300 } });
    heatpunk.faults.add({ effect: { kind: 'status', status: 500 } });
    heatpunk.faults.add({ effect: { kind: 'reset' } });
    expect(heatpunk.handle(updating('7', SALE))).toMatchObject({ status: 500, latencyMs: 300 });
    expect(heatpunk.faults.list().map((state) => state.hits)).toEqual([1, 1, 0]);
  });

  test('drawn between two bounds stays between them, and the seed decides', () => {
    const draw = () => {
      const heatpunk = aService({ leads, seed: 5, behaviour: { latencyMs: { min: 10, max: 90 } } });
      return Array.from({ length: 50 }, () => heatpunk.handle(fetching()).latencyMs);
    };
    expect(draw()).toEqual(draw());
    expect(draw().every((ms) => ms >= 10 && ms <= 90)).toBe(true);
  });
});

describe('which requests are hit', () => {
  function hitsOf(hits: FaultHits, requests: readonly ReturnType<typeof updating>[]) {
    const heatpunk = aService({ leads: [aLead('7'), aLead('8')], seed: 3 });
    heatpunk.faults.add({ effect: { kind: 'status', status: 500 }, hits });
    return requests.map((request) => statusOf(heatpunk.handle(request)) === 500);
  }
  const five = Array.from({ length: 5 }, () => updating('7', SALE));

  test.each<[string, FaultHits, boolean[]]>([
    ['every one, when nothing is said', {}, [true, true, true, true, true]],
    ['the third only', { nth: 3 }, [false, false, true, false, false]],
    ['every second', { every: 2 }, [false, true, false, true, false]],
    ['the next two', { next: 2 }, [true, true, false, false, false]],
    ['the first of every second', { every: 2, next: 1 }, [false, true, false, false, false]],
    ['none, with no probability', { probability: 0 }, [false, false, false, false, false]],
    ['all, with certainty', { probability: 1 }, [true, true, true, true, true]],
  ])('%s', (_name, hits, expected) => {
    expect(hitsOf(hits, five)).toEqual(expected);
  });

  test('those of a route, or of some routes', () => {
    const requests = [fetching(), updating('7', SALE), creating()];
    expect(hitsOf({ route: 'update' }, requests)).toEqual([false, true, false]);
    expect(hitsOf({ route: ['fetch', 'create'] }, requests)).toEqual([true, false, true]);
  });

  test('those that name a lead, counted apart from the others', () => {
    const requests = [updating('8', SALE), updating('7', SALE), updating(8, SALE)];
    expect(hitsOf({ leadId: '8' }, requests)).toEqual([true, false, true]);
    expect(hitsOf({ leadId: '8', nth: 2 }, requests)).toEqual([false, false, true]);
  });

  test('those with a text in the body', () => {
    expect(hitsOf({ bodyContains: 'Rhys' }, [creating(), creating({ customerName: 'Ella' })])).toEqual([true, false]);
  });

  test('by chance, but by the same chance again', () => {
    const many = Array.from({ length: 200 }, () => fetching());
    const hits = hitsOf({ probability: 0.3 }, many);
    expect(hits).toEqual(hitsOf({ probability: 0.3 }, many));
    expect(new Set(hits)).toEqual(new Set([true, false]));
  });
});

describe('switching', () => {
  test('counts the hits, takes one away, and clears all', () => {
    const heatpunk = aService();
    const first = heatpunk.faults.add({ effect: { kind: 'status', status: 500 } });
    heatpunk.faults.add({ effect: { kind: 'status', status: 502 } });
    expect(statusOf(heatpunk.handle(fetching()))).toBe(500);
    expect(heatpunk.faults.hits(first)).toBe(1);
    heatpunk.faults.remove(first);
    expect(statusOf(heatpunk.handle(fetching()))).toBe(502);
    heatpunk.faults.clear();
    expect(statusOf(heatpunk.handle(fetching()))).toBe(200);
    expect(heatpunk.faults.list()).toEqual([]);
  });

  test('refuses numbers that cannot be meant', () => {
    const { faults } = aService();
    expect(() => faults.add({ effect: { kind: 'status', status: 42 } })).toThrow(RangeError);
    expect(() => faults.add({ effect: { kind: 'reset' }, hits: { every: 0 } })).toThrow(RangeError);
  });

  test('a fault by chance does not change the ids that leads get', () => {
    const ids = (fault: boolean) => {
      const heatpunk = aService();
      if (fault) heatpunk.faults.add({ effect: { kind: 'slow', ms: 1 }, hits: { probability: 0.5 } });
      for (let n = 0; n < 20; n += 1) heatpunk.handle(creating());
      return heatpunk.dashboard.leads().map((lead) => lead.id);
    };
    expect(ids(true)).toEqual(ids(false));
  });
});
