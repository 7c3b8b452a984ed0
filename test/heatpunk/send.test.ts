import { describe, expect, test } from '@jest/globals';
import type { Fault } from '../../playground/heatpunk/faults';
import { createHeatpunk } from '../../playground/heatpunk/service';
import { createRandom } from '../../playground/random';
import type { Repeat } from '../../src/heatpunk/retry';
import { type NoAnswer, send } from '../../src/heatpunk/send';
import type { ApiRequest, ApiResponse } from '../../src/heatpunk/transport';
import { aLead, JOHN, KEY, NOON, SAM, sizes } from './a-client';
import { simulatedTransport } from './simulated-transport';

const HOUR = 3_600_000;

interface Setting {
  readonly repeat?: Repeat;
  /** The deadline, in ms after noon. */
  readonly timeMs?: number;
  readonly random?: () => number;
}

/** Sends requests to a Heatpunk with the leads 7, 8 and 9 and these faults. */
function sent(
  requests: readonly ApiRequest[],
  faults: readonly Fault[],
  { repeat = 'safe', timeMs = HOUR, random }: Setting = {},
) {
  const clock = { ms: NOON };
  const leads = [aLead('7'), aLead('8'), aLead('9')];
  const heatpunk = createHeatpunk({ now: () => clock.ms, apiKeys: [KEY], members: [SAM], leads });
  for (const fault of faults) heatpunk.faults.add(fault);
  const transport = simulatedTransport(heatpunk, clock, random);
  const results = send(transport, requests, repeat, NOON + timeMs);
  const { batches, waits } = transport;
  return { results, batches, waits, tries: sizes(transport), passed: clock.ms - NOON, heatpunk };
}

const request = (method: ApiRequest['method'], path: string, body: object): ApiRequest => ({
  method,
  url: `https://heatpunk.co.uk/api/v1/leads/${path}`,
  headers: { 'X-API-KEY': KEY },
  body: JSON.stringify(body),
});
const update = (leadID: string) => request('post', 'update', { leadID, userEmail: SAM, fields: { status: 'Sale' } });
const create = (customerName: string) => request('post', 'create', { ...JOHN, customerName });

/** Each result as its status, or the first word of why there is none. */
const brief = (results: readonly (ApiResponse | NoAnswer)[]) =>
  results.map((result) => ('noAnswer' in result ? result.noAnswer.split(/\W/)[0] : result.status));

const status = (code: number, hits: Fault['hits'] = {}, retryAfter?: number): Fault => ({
  effect: { kind: 'status', status: code, ...(retryAfter !== undefined && { retryAfter: { seconds: retryAfter } }) },
  hits,
});

const three = [update('7'), update('8'), update('9')];

describe('sending again', () => {
  test('what went well goes out once, with no wait', () => {
    const { results, tries, waits } = sent(three, []);
    expect(brief(results)).toEqual([204, 204, 204]);
    expect([tries, waits]).toEqual([[3], []]);
  });

  test('a permission that Google lacks ends it at the first try, and later on takes no answer away', () => {
    const refusal = 'Vous devez autoriser https://www.googleapis.com/auth/script.external_request';
    const refusedFrom = (tries: number) => {
      const transport = simulatedTransport(createHeatpunk({ now: () => NOON, apiKeys: [KEY], members: [SAM] }), {
        ms: NOON,
      });
      let count = 0;
      const sendAll: typeof transport.sendAll = (requests) => {
        if (++count >= tries) throw new Error(refusal);
        return requests.map(({ body }) => ({ status: body.includes('"8"') ? 503 : 204, headers: {}, body: '' }));
      };
      return send({ ...transport, sendAll }, three, 'safe', NOON + HOUR);
    };
    expect(() => refusedFrom(1)).toThrow('Google needs your permission');
    expect(refusedFrom(2)).toMatchObject([{ status: 204 }, { noAnswer: refusal }, { status: 204 }]);
  });

  test('no requests are no work', () => {
    expect(sent([], []).results).toEqual([]);
  });

  test('only the failed one of a batch goes out again, and the answers keep their order', () => {
    const { results, batches, tries } = sent(three, [
      status(500, { leadId: '8', next: 1 }),
      status(422, { leadId: '9' }),
    ]);
    expect(brief(results)).toEqual([204, 204, 422]);
    expect(tries).toEqual([3, 1]);
    expect(batches[1]).toEqual([update('8')]);
  });

  test('several that fail in turn each end in their own place', () => {
    const { results, batches } = sent(three, [
      status(500, { leadId: '7', next: 1 }),
      status(500, { leadId: '9', next: 2 }),
      status(404, { leadId: '8' }),
    ]);
    expect(brief(results)).toEqual([204, 404, 204]);
    expect(batches.slice(1)).toEqual([[update('7'), update('9')], [update('9')]]);
  });

  test('a failed network takes the whole batch with it, so all of it goes out again', () => {
    const { results, tries } = sent(three, [{ effect: { kind: 'reset' }, hits: { leadId: '8', next: 1 } }]);
    expect(brief(results)).toEqual([204, 204, 204]);
    expect(tries).toEqual([3, 3]);
  });

  test.each<[string, Fault, (string | number)[]]>([
    ['the connection is refused', { effect: { kind: 'refuse' } }, ['Address', 'Address']],
    ['the connection is reset', { effect: { kind: 'reset' } }, ['Address', 'Address']],
    ['there is silence', { effect: { kind: 'hang' } }, ['Timeout', 'Timeout']],
    ['the server fails', status(500), [500, 500]],
    ['the server is away', status(503), [503, 503]],
  ])('after three tries it is over where %s each time', (_name, fault, expected) => {
    const { results, tries, waits } = sent([update('7'), update('8')], [fault]);
    expect(brief(results)).toEqual(expected);
    expect(tries).toEqual([2, 2, 2]);
    expect(waits).toEqual([750, 1500]);
  });

  test('after five tries it is over where the server is always busy', () => {
    const { results, tries, waits } = sent([update('7')], [status(429)]);
    expect(brief(results)).toEqual([429]);
    expect(tries).toEqual([1, 1, 1, 1, 1]);
    expect(waits).toEqual([750, 1500, 3000, 6000]);
  });
});

describe('a request that must not be repeated', () => {
  const creates = [create('Ann'), create('Ben'), create('Cat')];

  test.each<[string, Fault]>([
    ['a status 500', status(500)],
    ['a status 503 with Retry-After', status(503, {}, 1)],
    ['a time-out', { effect: { kind: 'hang' } }],
    ['a refused connection', { effect: { kind: 'refuse' } }],
    ['a lost answer', { effect: { kind: 'answer-lost' } }],
  ])('goes out once, whatever comes of it: %s', (_name, fault) => {
    expect(sent(creates, [fault], { repeat: 'never' }).tries).toEqual([3]);
  });

  test('goes out again after a 429, alone', () => {
    const { results, batches, heatpunk } = sent(
      creates,
      [status(429, { bodyContains: 'Ben', next: 1 }), status(500, { bodyContains: 'Cat' })],
      { repeat: 'never' },
    );
    expect(brief(results)).toEqual([200, 200, 500]);
    expect(batches.slice(1)).toEqual([[create('Ben')]]);
    expect(heatpunk.dashboard.leads().filter((lead) => lead.fields.customerName === 'Ben')).toHaveLength(1);
  });

  test('is given up where the second try fails in another way', () => {
    const busyThenLost: Fault[] = [status(429, { nth: 1 }), { effect: { kind: 'answer-lost' }, hits: { nth: 2 } }];
    const { results, tries, heatpunk } = sent([create('Ann')], busyThenLost, { repeat: 'never' });
    expect(brief(results)).toEqual(['Timeout']);
    expect(tries).toEqual([1, 1]);
    expect(heatpunk.dashboard.leads()).toHaveLength(4);
  });
});

describe('waiting', () => {
  test('waits as long as the server asks', () => {
    const { waits, results } = sent([update('7')], [status(429, { next: 2 }, 20)]);
    expect(brief(results)).toEqual([204]);
    expect(waits).toEqual([20_000, 20_000]);
  });

  test('waits until the time that the server names, counted from when its answer came', () => {
    const { waits } = sent(
      [update('7')],
      [
        {
          effect: { kind: 'status', status: 429, retryAfter: { seconds: 30, as: 'http-date' } },
          hits: { next: 1 },
        },
        { effect: { kind: 'slow', ms: 4000 }, hits: { next: 1 } },
      ],
    );
    expect(waits).toEqual([26_000]);
  });

  test.each([
    ['7', '9'],
    ['9', '7'],
  ])('one wait serves a batch: the longest that any of its requests needs', (failing, busy) => {
    const { waits, tries } = sent(three, [
      status(500, { leadId: failing, next: 1 }),
      status(429, { leadId: busy, next: 1 }, 5),
    ]);
    expect(waits).toEqual([5000]);
    expect(tries).toEqual([3, 2]);
  });

  test('waits grow and differ from one time to the next', () => {
    const random = createRandom(4);
    const all = Array.from({ length: 20 }, () => sent([update('7')], [status(500)], { random: random.next }).waits);
    for (const [first = 0, second = 0] of all) {
      expect(first).toBeGreaterThanOrEqual(500);
      expect(first).toBeLessThan(1000);
      expect(second).toBeGreaterThanOrEqual(1000);
      expect(second).toBeLessThan(2000);
    }
    expect(new Set(all.flat()).size).toBeGreaterThan(30);
  });
});

describe('the deadline', () => {
  test('a wait may end just then', () => {
    const { results, passed } = sent([update('7')], [status(429, { next: 1 }, 5)], { timeMs: 5000 });
    expect(brief(results)).toEqual([204]);
    expect(passed).toBe(5000);
  });

  test('no wait reaches beyond it, not by a millisecond', () => {
    const { results, waits, tries } = sent([update('7')], [status(429, { next: 1 }, 5)], { timeMs: 4999 });
    expect(brief(results)).toEqual([429]);
    expect([waits, tries]).toEqual([[], [1]]);
  });

  test('holds for what is waited after failures too', () => {
    const { waits, passed } = sent([update('7')], [status(500)], { timeMs: 2000 });
    expect(waits).toEqual([750]);
    expect(passed).toBeLessThanOrEqual(2000);
  });

  test('time that went by in silence counts', () => {
    const { results, tries, passed } = sent([update('7')], [{ effect: { kind: 'hang' } }], { timeMs: 60_500 });
    expect(brief(results)).toEqual(['Timeout']);
    expect([tries, passed]).toEqual([[1], 60_000]);
  });

  test('when it has passed already a request still goes out, but only once', () => {
    expect(sent([update('7')], [], { timeMs: -1 }).results).toMatchObject([{ status: 204 }]);
    expect(sent([update('7')], [status(500)], { timeMs: -1 }).tries).toEqual([1]);
  });

  test('one that would have to wait too long does not hold up the others', () => {
    const { results, batches, waits } = sent(
      three,
      [status(429, { leadId: '7' }, 60), status(429, { leadId: '8', next: 1 }, 2)],
      { timeMs: 10_000 },
    );
    expect(brief(results)).toEqual([429, 204, 204]);
    expect(batches.slice(1)).toEqual([[update('8')]]);
    expect(waits).toEqual([2000]);
  });
});
