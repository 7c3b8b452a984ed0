import { describe, expect, test } from '@jest/globals';
import type { Behaviour } from '../../playground/heatpunk/behaviour';
import type { Fault, FaultEffect } from '../../playground/heatpunk/faults';
import type { Outcome } from '../../src/heatpunk/client';
import {
  aClient,
  aLead,
  bodyOf,
  edit,
  HTML_PAGE,
  JOHN,
  newLead,
  once,
  onlyRequest,
  SAM,
  type Setup,
  sizes,
  status,
  toSale,
  under,
  wordsOf,
} from './a-client';

const kinds = (outcomes: readonly Outcome[]) => outcomes.map((outcome) => outcome.kind);

/** The leads of the service that came by way of the API. */
const createdIn = ({ heatpunk }: Setup) => heatpunk.dashboard.leads().filter((lead) => lead.fields.origin === 'api');
const statusIn = ({ heatpunk }: Setup, id: string) => heatpunk.dashboard.lead(id)?.fields.status;

const editsIn = ({ heatpunk }: Setup, id: string) =>
  heatpunk.dashboard.history(id).filter((change) => change.action === 'edited');

describe('an update', () => {
  test('is the request that the vendor shows', () => {
    const setup = aClient({ leads: [aLead('1001')] });
    expect(setup.client.update([edit('1001', { address: '123 main st' })])).toEqual([{ kind: 'done' }]);
    const request = onlyRequest(setup.transport);
    expect([request.method, request.url]).toEqual(['post', 'https://heatpunk.co.uk/api/v1/leads/update']);
    expect(bodyOf(request)).toEqual({ leadID: '1001', userEmail: SAM, fields: { address: '123 main st' } });
    expect(setup.heatpunk.dashboard.lead('1001')?.fields.address).toBe('123 main st');
  });

  test('clears a text with an empty one, and a coordinate with null', () => {
    const setup = aClient({ leads: [aLead('7', { postcode: 'EX23 8HE', lat: 50.8, lng: -4.5 })] });
    const outcomes = setup.client.update([edit('7', { postcode: null, lat: null, lng: null, status: 'Sale' })]);
    expect(outcomes).toEqual([{ kind: 'done' }]);
    expect(bodyOf(onlyRequest(setup.transport))).toMatchObject({
      fields: { postcode: '', lat: null, lng: null, status: 'Sale' },
    });
    expect(setup.heatpunk.dashboard.lead('7')?.fields).toMatchObject({ postcode: null, lat: null, lng: null });
  });

  test('sends numbers as numbers and text as it is', () => {
    const { client, transport } = aClient();
    client.update([edit('7', { lat: 50.83, lng: 0, customerPhone: '+447700900123', customerName: "  O'Brien\n🙂 " })]);
    expect(bodyOf(onlyRequest(transport))).toMatchObject({
      fields: { lat: 50.83, lng: 0, customerPhone: '+447700900123', customerName: "  O'Brien\n🙂 " },
    });
  });

  test('sends a field whatever its name, and the server says no', () => {
    const { client, transport } = aClient();
    const [outcome] = client.update([{ id: '7', fields: new Map([['__proto__', 'x']]) }]);
    expect(onlyRequest(transport).body).toContain('"__proto__":"x"');
    expect(outcome).toEqual({ kind: 'refused', words: '__proto__ cannot be updated. (HTTP 422)' });
  });

  test('of several leads goes out at once, and each has its own outcome', () => {
    const setup = aClient();
    const outcomes = setup.client.update([
      toSale('7'),
      toSale('404'),
      edit('8', { customerEmail: 'nobody' }),
      toSale('9'),
    ]);
    expect(outcomes).toEqual([
      { kind: 'done' },
      { kind: 'gone' },
      { kind: 'refused', words: 'customerEmail must be a valid email address. (HTTP 422)' },
      { kind: 'done' },
    ]);
    expect(sizes(setup.transport)).toEqual([4]);
    expect(['7', '8', '9'].map((id) => statusIn(setup, id))).toEqual(['Sale', 'new', 'Sale']);
  });

  test('of nothing has no outcomes', () => {
    expect(aClient().client.update([])).toEqual([]);
  });

  test.each<[Behaviour['errorBody'], string]>([
    ['error', 'lat must be a number between -90 and 90. (HTTP 422)'],
    ['message', 'lat must be a number between -90 and 90. (HTTP 422)'],
    ['errors', 'lat: lat must be a number between -90 and 90. (HTTP 422)'],
    ['empty', 'no reason given (HTTP 422)'],
  ])('is refused in the words of the server, told as %s', (errorBody, words) => {
    const setup = aClient({ behaviour: { errorBody } });
    expect(setup.client.update([edit('7', { lat: 123 })])).toEqual([{ kind: 'refused', words }]);
    expect(sizes(setup.transport)).toEqual([1]);
  });

  test('is refused in the words of the server, told in a page', () => {
    const [outcome] = aClient({ behaviour: { errorBody: 'html' } }).client.update([edit('7', { lat: 123 })]);
    expect(outcome?.kind).toBe('refused');
    expect(wordsOf(outcome)).toContain('lat must be a number between -90 and 90.');
  });

  test.each([400, 405, 409, 413, 415, 422])('answered with status %i is refused, and not sent again', (code) => {
    const { client, transport } = under(status(code, { message: 'Out of tea' }));
    expect(client.update([toSale('7')])).toEqual([{ kind: 'refused', words: `Out of tea (HTTP ${code})` }]);
    expect(sizes(transport)).toEqual([1]);
  });

  test('that Heatpunk was too busy for is told as that, not as unknown: nothing was done', () => {
    const { client, transport } = under(status(429, { message: 'Slow down' }));
    expect(client.update([toSale('7')])).toEqual([{ kind: 'busy', words: 'Slow down (HTTP 429)' }]);
    expect(sizes(transport)).toEqual([1, 1, 1, 1, 1]);
  });

  test.each<[string, FaultEffect]>([
    ['before a time-out', { kind: 'answer-lost' }],
    ['before a reset', { kind: 'answer-lost', how: 'reset' }],
  ])('whose answer was lost %s is sent again, and was made once', (_name, effect) => {
    const setup = under({ effect, hits: { leadId: '8', next: 1 } });
    expect(kinds(setup.client.update([toSale('7'), toSale('8')]))).toEqual(['done', 'done']);
    expect(sizes(setup.transport)).toEqual([2, 2]);
    expect(['7', '8'].map((id) => editsIn(setup, id).length)).toEqual([1, 1]);
  });

  test.each<[string, Fault, string, number]>([
    ['silence', { effect: { kind: 'hang' } }, 'Timeout', 3],
    ['a refused connection', { effect: { kind: 'refuse' } }, 'Address unavailable', 3],
    ['a reset connection', { effect: { kind: 'reset' } }, 'Address unavailable', 3],
    ['status 500', status(500, { message: 'Out of tea' }), 'Out of tea (HTTP 500)', 3],
    ['status 503', status(503, { body: 'html' }), '(HTTP 503)', 3],
    ['a redirect', { effect: { kind: 'redirect' } }, '(HTTP 302)', 1],
  ])('with nothing but %s is not known to be done', (_name, fault, words, tries) => {
    const setup = under(fault);
    const [outcome] = setup.client.update([toSale('7')]);
    expect(outcome?.kind).toBe('unknown');
    expect(wordsOf(outcome)).toContain(words);
    expect(sizes(setup.transport)).toEqual(Array(tries).fill(1));
    expect(setup.transport.batches.flat().every(({ url }) => url.startsWith('https://heatpunk.co.uk/'))).toBe(true);
  });

  test('answered with a page for people, and status 200, is not taken for done', () => {
    const setup = under(HTML_PAGE);
    const [outcome] = setup.client.update([toSale('7')]);
    expect(statusIn(setup, '7')).toBe('new');
    expect(outcome?.kind).toBe('unknown');
    expect(wordsOf(outcome)).toContain('Back soon');
  });

  test('answered with an error, and status 200, is not taken for done', () => {
    const [outcome] = under({ effect: { kind: 'body', body: { error: 'Out of tea' } } }).client.update([toSale('7')]);
    expect(outcome?.kind).not.toBe('done');
    expect(wordsOf(outcome)).toContain('Out of tea');
  });

  test('is not waited for beyond the deadline', () => {
    const { client, transport, clock } = under(status(429, { retryAfter: { seconds: 5 } }), { timeMs: 12_000 });
    const start = clock.ms;
    expect(kinds(client.update([toSale('7')]))).toEqual(['busy']);
    expect(transport.waits).toEqual([5000, 5000]);
    expect(clock.ms - start).toBe(10_000);
  });
});

describe('a create', () => {
  test('is the request that the vendor shows', () => {
    const setup = aClient();
    const outcomes = setup.client.create([newLead()]);
    const request = onlyRequest(setup.transport);
    expect([request.method, request.url]).toEqual(['post', 'https://heatpunk.co.uk/api/v1/leads/create']);
    expect(bodyOf(request)).toEqual(JOHN);
    const [lead] = createdIn(setup);
    expect(lead?.fields).toMatchObject(JOHN);
    expect(outcomes).toEqual([{ kind: 'created', id: lead?.id }]);
  });

  test('sends coordinates as numbers', () => {
    const setup = aClient();
    expect(kinds(setup.client.create([newLead({ postcode: 'EX23 8HE', lat: 50.83, lng: -4.545 })]))).toEqual([
      'created',
    ]);
    expect(bodyOf(onlyRequest(setup.transport))).toEqual({ ...JOHN, postcode: 'EX23 8HE', lat: 50.83, lng: -4.545 });
  });

  test.each<Partial<Behaviour>>([
    { createdIdKey: 'leadId', createdIdType: 'number', createdStatus: 200 },
    { createdIdKey: 'leadId', createdIdType: 'string', createdStatus: 201 },
    { createdIdKey: 'leadID', createdIdType: 'number', createdStatus: 201 },
    { createdIdKey: 'leadID', createdIdType: 'string', createdStatus: 200 },
  ])('reads the id of the new lead in the form %j', (behaviour) => {
    const setup = aClient({ behaviour });
    const outcomes = setup.client.create([newLead(), newLead({ customerName: 'Jane Doe' })]);
    const ids = createdIn(setup).map(({ id }) => id);
    expect(ids).toHaveLength(2);
    expect(outcomes).toEqual(ids.map((id) => ({ kind: 'created', id })));
  });

  test.each<[Behaviour['errorBody'], string]>([
    ['error', 'customerPhone is missing. (HTTP 400)'],
    ['message', 'customerPhone is missing. (HTTP 400)'],
    ['errors', 'customerPhone: customerPhone is missing. (HTTP 400)'],
    ['empty', 'no reason given (HTTP 400)'],
  ])('is refused in the words of the server, told as %s, beside one that is not', (errorBody, words) => {
    const setup = aClient({ behaviour: { errorBody } });
    const outcomes = setup.client.create([newLead({ customerPhone: null }), newLead()]);
    expect(outcomes).toEqual([
      { kind: 'refused', words },
      { kind: 'created', id: createdIn(setup)[0]?.id },
    ]);
  });

  test.each([400, 404, 405, 413, 422])('answered with status %i is refused: nothing was made', (code) => {
    expect(under(status(code, { message: 'Out of tea' })).client.create([newLead()])).toEqual([
      { kind: 'refused', words: `Out of tea (HTTP ${code})` },
    ]);
  });

  test.each<[string, Fault, string, number]>([
    ['a refused connection', { effect: { kind: 'refuse' } }, 'Address unavailable', 0],
    ['a reset connection', { effect: { kind: 'reset' } }, 'Address unavailable', 0],
    ['a reset after the work', { effect: { kind: 'reset' }, when: 'after' }, 'Address unavailable', 1],
    ['silence', { effect: { kind: 'hang' } }, 'Timeout', 0],
    ['a lost answer', { effect: { kind: 'answer-lost' } }, 'Timeout', 1],
    ['an answer after more than a minute', { effect: { kind: 'slow', ms: 61_000 } }, 'Timeout', 1],
    ['status 500', status(500, { message: 'Out of tea' }), 'Out of tea (HTTP 500)', 0],
    ['status 500 after the work', { ...status(500), when: 'after' }, '(HTTP 500)', 1],
    ['status 503 with Retry-After', status(503, { retryAfter: { seconds: 1 } }), '(HTTP 503)', 0],
    ['a redirect', { effect: { kind: 'redirect' } }, '(HTTP 302)', 0],
    ['a page with status 200', HTML_PAGE, 'Back soon', 0],
    ['a truncated answer', { effect: { kind: 'truncate' } }, 'the id of the new lead', 1],
    ['an answer without an id', { effect: { kind: 'body', body: { ok: true } }, when: 'after' }, 'an id', 1],
    ['an answer with a blank id', { effect: { kind: 'body', body: { leadId: ' ' } }, when: 'after' }, 'an id', 1],
    ['an answer with null for an id', { effect: { kind: 'body', body: { leadId: null } }, when: 'after' }, 'an id', 1],
    ['an answer that is null', { effect: { kind: 'body', body: null }, when: 'after' }, 'null', 1],
    ['an empty answer', { effect: { kind: 'body', body: '' }, when: 'after' }, 'an empty answer', 1],
    ['an id like our own references', { effect: { kind: 'body', body: { leadId: 'pending-1' } } }, 'pending-1', 0],
  ])('after %s is unknown, and never sent a second time', (_name, fault, words, made) => {
    const setup = under(once(fault));
    const [outcome] = setup.client.create([newLead()]);
    expect(outcome?.kind).toBe('unknown');
    expect(wordsOf(outcome)).toContain(words);
    expect(sizes(setup.transport)).toEqual([1]);
    expect(createdIn(setup)).toHaveLength(made);
  });

  test('one lost answer leaves a whole batch unknown, made once each', () => {
    const setup = under({ effect: { kind: 'answer-lost' }, hits: { bodyContains: 'Ben' } });
    const outcomes = setup.client.create(['Ann', 'Ben', 'Cat'].map((customerName) => newLead({ customerName })));
    expect(kinds(outcomes)).toEqual(['unknown', 'unknown', 'unknown']);
    expect(sizes(setup.transport)).toEqual([3]);
    expect(createdIn(setup)).toHaveLength(3);
  });

  test('that Heatpunk was too busy for is sent again, alone, and made once', () => {
    const setup = under({
      ...status(429, { retryAfter: { seconds: 3 } }),
      hits: { bodyContains: 'Ben', next: 2 },
    });
    const outcomes = setup.client.create(['Ann', 'Ben'].map((customerName) => newLead({ customerName })));
    expect(kinds(outcomes)).toEqual(['created', 'created']);
    expect(sizes(setup.transport)).toEqual([2, 1, 1]);
    expect(setup.transport.waits).toEqual([3000, 3000]);
    expect(createdIn(setup).map((lead) => lead.fields.customerName)).toEqual(['Ann', 'Ben']);
  });

  test('that Heatpunk stays too busy for is told as that, not as unknown: nothing was made', () => {
    const setup = under(status(429, { message: 'Slow down' }));
    expect(setup.client.create([newLead()])).toEqual([{ kind: 'busy', words: 'Slow down (HTTP 429)' }]);
    expect(createdIn(setup)).toEqual([]);
  });
});

describe('a delete', () => {
  test('is the request that the vendor shows, with a body', () => {
    const setup = aClient({ leads: [aLead('1001')] });
    expect(setup.client.remove(['1001'])).toEqual([{ kind: 'done' }]);
    const request = onlyRequest(setup.transport);
    expect([request.method, request.url]).toEqual(['delete', 'https://heatpunk.co.uk/api/v1/leads/delete']);
    expect(bodyOf(request)).toEqual({ leadID: '1001', userEmail: SAM });
    expect(setup.heatpunk.dashboard.leads()).toEqual([]);
  });

  test.each<Behaviour['deletedBody']>(['json', 'empty'])('is done, whether the answer is %s', (deletedBody) => {
    expect(aClient({ behaviour: { deletedBody } }).client.remove(['7', '8'])).toEqual([
      { kind: 'done' },
      { kind: 'done' },
    ]);
  });

  test('of a lead that is not there, or not seen by this member, says gone', () => {
    const setup = aClient();
    setup.heatpunk.dashboard.hideFrom(SAM, '8');
    expect(setup.client.remove(['404', '8', '9'])).toEqual([{ kind: 'gone' }, { kind: 'gone' }, { kind: 'done' }]);
  });

  test('whose answer was lost is sent again and finds the lead gone, with the others of its batch', () => {
    const setup = under({ effect: { kind: 'answer-lost' }, hits: { leadId: '8', next: 1 } });
    expect(kinds(setup.client.remove(['7', '8']))).toEqual(['gone', 'gone']);
    expect(sizes(setup.transport)).toEqual([2, 2]);
    expect(setup.heatpunk.dashboard.leads().map(({ id }) => id)).toEqual(['9']);
  });

  test('that is refused keeps its lead, and says why', () => {
    const setup = under({ ...status(422, { message: 'Leads with a sale stay' }), hits: { leadId: '8' } });
    expect(setup.client.remove(['7', '8'])).toEqual([
      { kind: 'done' },
      { kind: 'refused', words: 'Leads with a sale stay (HTTP 422)' },
    ]);
    expect(setup.heatpunk.dashboard.leads().map(({ id }) => id)).toEqual(['8', '9']);
  });

  test.each<[string, Fault, string]>([
    ['silence', { effect: { kind: 'hang' } }, 'Timeout'],
    ['a refused connection', { effect: { kind: 'refuse' } }, 'Address unavailable'],
    ['status 500', status(500, { message: 'Out of tea' }), 'Out of tea (HTTP 500)'],
    ['a redirect', { effect: { kind: 'redirect' } }, '(HTTP 302)'],
    ['a page with status 200', HTML_PAGE, 'Back soon'],
  ])('with nothing but %s is not known to be done', (_name, fault, words) => {
    const setup = under(fault);
    const [outcome] = setup.client.remove(['7']);
    expect(outcome?.kind).toBe('unknown');
    expect(wordsOf(outcome)).toContain(words);
    expect(setup.heatpunk.dashboard.lead('7')).toBeDefined();
  });
});
