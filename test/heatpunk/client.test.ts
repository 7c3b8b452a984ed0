import { describe, expect, test } from '@jest/globals';
import type { Behaviour } from '../../playground/heatpunk/behaviour';
import type { Fault, FaultEffect } from '../../playground/heatpunk/faults';
import { SERVICES } from '../../src/core/services';
import { UserError } from '../../src/core/user-error';
import type { Outcome } from '../../src/heatpunk/client';
import {
  aClient,
  aLead,
  bodyOf,
  edit,
  JOHN,
  KEY,
  newLead,
  onlyRequest,
  SAM,
  type Setting,
  type Setup,
  SINCE,
  sizes,
  thrownBy,
  toSale,
} from './a-client';

/** A client whose Heatpunk has these faults. */
function under(faults: Fault | readonly Fault[], setting: Setting = {}): Setup {
  const setup = aClient(setting);
  for (const fault of [faults].flat()) setup.heatpunk.faults.add(fault);
  return setup;
}

const status = (code: number, more: object = {}): Fault => ({ effect: { kind: 'status', status: code, ...more } });
const HTML_PAGE: Fault = { effect: { kind: 'html-page' } };
const once = (fault: Fault): Fault => ({ ...fault, hits: { next: 1 } });

/** What a fetch that fails tells the person. */
function failureOf({ client }: Setup): string {
  const error = thrownBy(() => client.fetchLeads(SINCE));
  if (!(error instanceof UserError)) throw new Error('Not in words for a person', { cause: error });
  return error.message;
}

const wordsOf = (outcome: Outcome | undefined) => (outcome && 'words' in outcome ? outcome.words : undefined);
const stopOf = (outcome: Outcome | undefined) => (outcome?.kind === 'stopped' ? outcome.error.message : undefined);
const kinds = (outcomes: readonly Outcome[]) => outcomes.map((outcome) => outcome.kind);

/** The leads of the service that came by way of the API. */
const createdIn = ({ heatpunk }: Setup) => heatpunk.dashboard.leads().filter((lead) => lead.fields.origin === 'api');
const statusIn = ({ heatpunk }: Setup, id: string) => heatpunk.dashboard.lead(id)?.fields.status;
const editsIn = ({ heatpunk }: Setup, id: string) =>
  heatpunk.dashboard.history(id).filter((change) => change.action === 'edited');

describe('every request', () => {
  const every: [string, (setup: Setup) => void][] = [
    ['a fetch', ({ client }) => void client.fetchLeads(SINCE)],
    ['an update', ({ client }) => void client.update([toSale('7')])],
    ['a create', ({ client }) => void client.create([newLead()])],
    ['a delete', ({ client }) => void client.remove(['7'])],
  ];

  test.each(every)('%s carries the key in its header, and nowhere else, and asks for JSON', (_name, act) => {
    const setup = aClient();
    act(setup);
    const { headers, url, body } = onlyRequest(setup.transport);
    expect(headers).toEqual({ 'X-API-KEY': KEY, Accept: 'application/json' });
    expect(url + body).not.toContain(KEY);
  });

  describe.each(SERVICES)('to $name', ({ id, baseUrl }) => {
    test.each(every)('%s goes to its address', (_name, act) => {
      const setup = aClient({ service: id });
      act(setup);
      expect(onlyRequest(setup.transport).url).toMatch(new RegExp(`^${baseUrl}/leads/(fetch|update|create|delete)$`));
      expect(setup.heatpunk.journal.entries()).toMatchObject([{ workDone: true }]);
    });
  });

  test.each(every)('%s is JSON to a server that insists', (_name, act) => {
    const setup = aClient({ behaviour: { requireJson: true } });
    act(setup);
    expect(setup.heatpunk.journal.entries()).toMatchObject([{ workDone: true }]);
  });
});

describe('a fetch', () => {
  test('is the request that the vendor shows', () => {
    const { client, transport } = aClient();
    client.fetchLeads('2025-09-10');
    const request = onlyRequest(transport);
    expect([request.method, request.url]).toEqual(['post', 'https://heatpunk.co.uk/api/v1/leads/fetch']);
    expect(bodyOf(request)).toEqual({ userEmail: SAM, furthestDate: '2025-09-10' });
  });

  test.each<Partial<Behaviour>>([
    { shape: 'rows' },
    { shape: 'array' },
    { shape: 'rows-array' },
    { shape: 'array', idKey: 'id', idType: 'string' },
    { shape: 'array', idKey: 'leadID' },
    { shape: 'rows-array', idKey: 'leadId', idType: 'string' },
  ])('reads the leads in the shape %j', (behaviour) => {
    const leads = [
      aLead('7', { tags: ['roof'], lat: 52.2, projectName: null }),
      aLead('007', { customerPhone: '07700' }),
    ];
    const { client } = aClient({ leads, behaviour });
    const fetched = client.fetchLeads(SINCE);
    const common = (id: string): [string, string][] => [
      ['dateCreated', '2026-06-01T09:00:00.000Z'],
      ['status', 'new'],
      ['customerName', `Customer ${id}`],
    ];
    expect([...fetched].map(([id, lead]) => [id, lead.id, [...lead.fields]])).toEqual([
      ['7', '7', [...common('7'), ['tags', '["roof"]'], ['lat', 52.2], ['projectName', null]]],
      ['007', '007', [...common('007'), ['customerPhone', '07700']]],
    ]);
  });

  test('with nothing to tell is no leads', () => {
    expect(aClient({ leads: [] }).client.fetchLeads(SINCE).size).toBe(0);
  });

  test.each<[string, Fault]>([
    ['a refused connection', { effect: { kind: 'refuse' }, hits: { next: 2 } }],
    ['a reset connection', { effect: { kind: 'reset' }, hits: { next: 2 } }],
    ['silence', { effect: { kind: 'hang' }, hits: { next: 2 } }],
    ['a lost answer', { effect: { kind: 'answer-lost' }, hits: { next: 2 } }],
    ['status 500', { ...status(500), hits: { next: 2 } }],
    ['status 503', { ...status(503, { body: 'html' }), hits: { next: 2 } }],
    ['status 429', { ...status(429), hits: { next: 2 } }],
  ])('gets its leads in the end after %s, twice', (_name, fault) => {
    const { client, transport } = under(fault);
    expect([...client.fetchLeads(SINCE).keys()]).toEqual(['7', '8', '9']);
    expect(sizes(transport)).toEqual([1, 1, 1]);
  });

  test.each<[string, Fault, string, number]>([
    ['the connection is refused', { effect: { kind: 'refuse' } }, 'Address unavailable', 3],
    ['the connection is reset', { effect: { kind: 'reset' } }, 'Address unavailable', 3],
    ['there is silence', { effect: { kind: 'hang' } }, 'Timeout', 3],
    ['the server fails in JSON', status(500, { message: 'Out of tea' }), 'Out of tea (HTTP 500)', 3],
    ['the server fails in a page', status(502, { body: 'html' }), 'Bad Gateway', 3],
    ['the server fails without a word', status(503, { body: 'empty' }), 'no reason given (HTTP 503)', 3],
    ['the server is always busy', status(429, { message: 'Slow down' }), 'Slow down (HTTP 429)', 5],
    ['it is asked to wait too long', status(429, { retryAfter: { seconds: 3600 } }), '(HTTP 429)', 1],
  ])('says that Heatpunk could not be reached where %s', (_name, fault, words, tries) => {
    const setup = under(fault);
    const message = failureOf(setup);
    expect(message).toMatch(/^Heatpunk could not be reached/);
    expect(message).toContain(words);
    expect(sizes(setup.transport)).toEqual(Array(tries).fill(1));
  });

  test.each<[string, Fault, string]>([
    ['a page with status 200', HTML_PAGE, 'Back soon'],
    ['half an answer', { effect: { kind: 'truncate' } }, '{"rows":'],
    ['all but the end of an answer', { effect: { kind: 'truncate', keep: 1 } }, '{"rows":'],
    ['an empty answer', { effect: { kind: 'body', body: '' } }, 'an empty answer'],
    ['an error with status 200', { effect: { kind: 'body', body: { error: 'Out of tea' } } }, 'Out of tea'],
    ['null for rows', { effect: { kind: 'body', body: { rows: null } } }, '{"rows":null}'],
    ['one lead without an id', { effect: { kind: 'body', body: [{ ID: 1 }, { status: 'new' }] } }, 'status'],
    ['a redirect', { effect: { kind: 'redirect' } }, 'a redirection (HTTP 302)'],
    ['nothing, with status 204', { effect: { kind: 'body', body: '', status: 204 } }, 'an empty answer'],
  ])('refuses %s as a whole, at once, and says what came', (_name, fault, came) => {
    const setup = under(fault);
    const message = failureOf(setup);
    expect(message).toMatch(/^Heatpunk answered with something other than /);
    expect(message).toContain(came);
    expect(message).toContain('Nothing was changed');
    expect(sizes(setup.transport)).toEqual([1]);
  });

  test('that is deeply nested is refused in words too', () => {
    const body = `{"rows":{"1":{"x":${'['.repeat(50_000)}${']'.repeat(50_000)}}}}`;
    expect(failureOf(under({ effect: { kind: 'body', body } }))).toMatch(
      /^Heatpunk answered with something other than /,
    );
  });

  test.each<[string, string, RegExp]>([
    ['without a date', '', /furthestDate is missing\. \(HTTP 400\)$/],
    ['with a day that no calendar has', '2026-02-30', /must be a date written YYYY-MM-DD\. \(HTTP 422\)$/],
  ])('%s is refused in the words of the server, once', (_name, date, words) => {
    const { client, transport } = aClient();
    const error = thrownBy(() => client.fetchLeads(date));
    expect(error).toBeInstanceOf(UserError);
    expect(String(error)).toMatch(/Heatpunk refused the request: /);
    expect(String(error)).toMatch(words);
    expect(sizes(transport)).toEqual([1]);
  });

  test('to an address that is gone says so', () => {
    expect(failureOf(under(status(404, { message: 'No such endpoint' })))).toBe(
      'Heatpunk refused the request: No such endpoint (HTTP 404)',
    );
  });

  test('tells the service by its name', () => {
    expect(failureOf(under(HTML_PAGE, { service: 'easy-pv-ireland' }))).toMatch(/^Easy PV Ireland /);
    expect(failureOf(under(status(500), { service: 'heatpunk-sandbox' }))).toMatch(/^Heatpunk sandbox /);
  });
});

describe('the key and the team member', () => {
  const KEY_WORDS = /^Heatpunk does not accept the API key\./;
  const MEMBER_WORDS = /^Heatpunk accepts the key but not the team member sam@example\.com\./;

  const revoked = () => {
    const setup = aClient();
    setup.heatpunk.team.revokeKey(KEY);
    return setup;
  };
  const dismissed = () => {
    const setup = aClient();
    setup.heatpunk.team.removeMember(SAM);
    return setup;
  };

  test('a revoked key stops a fetch: check the key', () => {
    const setup = revoked();
    expect(failureOf(setup)).toMatch(KEY_WORDS);
    expect(failureOf(setup)).not.toContain(SAM);
    expect(sizes(setup.transport)).toEqual([1, 1]);
  });

  test('a member who left stops a fetch: check the e-mail address', () => {
    const setup = dismissed();
    expect(failureOf(setup)).toMatch(MEMBER_WORDS);
    expect(sizes(setup.transport)).toEqual([1]);
  });

  test('a revoked key stops updates, creates and deletes, none of which is tried twice', () => {
    const setup = revoked();
    const { client, transport } = setup;
    expect(client.update([toSale('7'), toSale('8')]).map(stopOf)).toEqual(
      Array(2).fill(expect.stringMatching(KEY_WORDS)),
    );
    expect(client.create([newLead()]).map(stopOf)).toEqual([expect.stringMatching(KEY_WORDS)]);
    expect(client.remove(['7']).map(stopOf)).toEqual([expect.stringMatching(KEY_WORDS)]);
    expect(sizes(transport)).toEqual([2, 1, 1]);
    expect(setup.heatpunk.dashboard.history()).toEqual([]);
  });

  const REFUSED = { kind: 'refused', words: expect.stringContaining('(HTTP 403)') };

  test('a member who left stops deletions', () => {
    const { client } = dismissed();
    expect(client.remove(['7']).map(stopOf)).toEqual([expect.stringMatching(MEMBER_WORDS)]);
  });

  test('an update that is forbidden is refused: the member was let in to fetch, so it is about that lead', () => {
    expect(dismissed().client.update([toSale('7'), toSale('8')])).toEqual([REFUSED, REFUSED]);
  });

  test('a deletion that is forbidden while another one is not is refused', () => {
    const setup = aClient({ leads: [aLead('7'), aLead('8')] });
    setup.heatpunk.faults.add({ effect: { kind: 'status', status: 403 }, hits: { route: 'delete', leadId: '7' } });
    expect(setup.client.remove(['7', '8'])).toEqual([REFUSED, { kind: 'done' }]);
  });

  test.each<[number, RegExp, object]>([
    [401, KEY_WORDS, { body: 'html' }],
    [401, KEY_WORDS, { body: 'empty' }],
    [403, MEMBER_WORDS, { body: 'html' }],
    [403, MEMBER_WORDS, { body: 'empty' }],
  ])('status %i is understood without words from the server', (code, words, more) => {
    expect(failureOf(under(status(code, more)))).toMatch(words);
    expect(under(status(code, more)).client.create([newLead()]).map(stopOf)).toEqual([expect.stringMatching(words)]);
  });
});

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

describe('the key in what the server says', () => {
  const LONG = 'x'.repeat(185);
  const LONG_IN_A_BODY = 'x'.repeat(60);

  /** All that a person or a log can see of what came of every kind of request. */
  function seen(fault: Fault, apiKey = KEY): string {
    const { client } = under(fault, { apiKey });
    const told: unknown[] = [];
    try {
      told.push([...client.fetchLeads(SINCE)].map(([id, lead]) => [id, [...lead.fields]]));
    } catch (error) {
      told.push(error instanceof Error ? [error.name, error.message, error.cause] : error);
    }
    for (const outcome of [client.update([toSale('7')]), client.create([newLead()]), client.remove(['7'])].flat()) {
      told.push(outcome.kind === 'stopped' ? [outcome.error.message, outcome.error.cause] : outcome);
    }
    return JSON.stringify(told);
  }

  const body = (content: FaultEffect & { kind: 'body' }): Fault => ({ effect: content });

  test.each<[string, Fault]>([
    ...[400, 401, 403, 404, 422, 429, 500, 503].map((code): [string, Fault] => [
      `the words of status ${code}`,
      status(code, { message: `The key ${KEY} is odd` }),
    ]),
    ['a page', status(500, { message: `The key ${KEY} is odd`, body: 'html' })],
    ['the title of a page', body({ kind: 'body', status: 500, body: `<title>${KEY}</title>` })],
    ['the name of a field', body({ kind: 'body', status: 422, body: { [KEY]: 'is odd' } })],
    ['plain text', body({ kind: 'body', status: 500, body: `X-API-KEY: ${KEY}` })],
    ['words that come twice', status(400, { message: `${KEY} ${KEY}` })],
    ['words that are cut off within it', status(400, { message: `${LONG} ${KEY}` })],
    ['a body that is no JSON', body({ kind: 'body', body: `X-API-KEY: ${KEY}` })],
    ['a body that is cut off within it', body({ kind: 'body', body: `${LONG_IN_A_BODY} ${KEY}` })],
    ['a page with status 200', body({ kind: 'body', body: `<h1>The key ${KEY} is odd</h1>` })],
    ['an error with status 200', body({ kind: 'body', body: { error: `The key ${KEY} is odd` } })],
    ['a body that is no leads', body({ kind: 'body', body: { key: KEY } })],
    ['a text for a lead', body({ kind: 'body', body: { rows: { '1': KEY } } })],
    ['the key of a lead that is none', body({ kind: 'body', body: { rows: { [KEY]: null } } })],
    ['the only field of a lead', body({ kind: 'body', body: [{ [KEY]: 1 }] })],
    ['an odd id', body({ kind: 'body', body: { leadId: { is: KEY } } })],
    ['an id like our references', body({ kind: 'body', body: [{ ID: `pending-${KEY}` }] })],
    ['a redirect', { effect: { kind: 'redirect', location: `https://example.com/?key=${KEY}` } }],
  ])('is taken out of %s', (_name, fault) => {
    const words = seen(fault);
    expect(words).not.toContain(KEY);
    // Nor a piece of it that would tell more than the few last letters that a dialog may show.
    expect(words).not.toContain(KEY.slice(0, 8));
  });

  test('is taken out however the server wrote its letters', () => {
    const apiKey = 'hp/51JqXw7R+keyZ0b9LmTt==';
    const asPhpWritesIt = apiKey.replaceAll('/', '\\/');
    expect(
      seen(body({ kind: 'body', body: `{"error":"The key ${asPhpWritesIt} is odd"}`, status: 400 }), apiKey),
    ).not.toContain('51JqXw7R');
    expect(seen(body({ kind: 'body', body: `{"key":"${asPhpWritesIt}"}` }), apiKey)).not.toContain('51JqXw7R');
  });

  test('leaves the other words as they were', () => {
    const { client } = under(status(422, { message: `The key ${KEY} is odd` }));
    expect(client.update([toSale('7')])).toEqual([{ kind: 'refused', words: 'The key [API key] is odd (HTTP 422)' }]);
  });
});
