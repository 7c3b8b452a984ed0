import { describe, expect, test } from '@jest/globals';
import type { Behaviour } from '../../playground/heatpunk/behaviour';
import type { Fault, FaultEffect } from '../../playground/heatpunk/faults';
import { BASE_URLS, SERVICES } from '../../src/core/services';
import { UserError } from '../../src/core/user-error';
import {
  aClient,
  aLead,
  bodyOf,
  HTML_PAGE,
  KEY,
  newLead,
  onlyRequest,
  SAM,
  type Setup,
  SINCE,
  sizes,
  status,
  stopOf,
  thrownBy,
  toSale,
  under,
} from './a-client';

/** What a fetch that fails tells the person. */
function failureOf({ client }: Setup): string {
  const error = thrownBy(() => client.fetchLeads(SINCE));
  if (!(error instanceof UserError)) throw new Error('Not in words for a person', { cause: error });
  return error.message;
}

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

  describe.each(SERVICES)('to $name', ({ id }) => {
    test.each(every)('%s goes to its address', (_name, act) => {
      const setup = aClient({ service: id });
      act(setup);
      expect(onlyRequest(setup.transport).url).toMatch(
        new RegExp(`^${BASE_URLS[id]}/leads/(fetch|update|create|delete)$`),
      );
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
    expect(message).toContain('That changed nothing');
    expect(sizes(setup.transport)).toEqual([1]);
  });

  test('that is deeply nested is refused in words too', () => {
    const body = `{"rows":{"1":{"x":${'['.repeat(50_000)}${']'.repeat(50_000)}}}}`;
    expect(failureOf(under({ effect: { kind: 'body', body } }))).toMatch(
      /^Heatpunk answered with something other than /,
    );
  });

  test.each<[string, string, RegExp]>([
    ['without a date', '', /furthestDate is missing\. \(HTTP 400\)\. That changed nothing/],
    [
      'with a day that no calendar has',
      '2026-02-30',
      /must be a date written YYYY-MM-DD\. \(HTTP 422\)\. That changed nothing/,
    ],
  ])('%s is refused in the words of the server, once', (_name, date, words) => {
    const { client, transport } = aClient();
    const error = thrownBy(() => client.fetchLeads(date));
    expect(error).toBeInstanceOf(UserError);
    expect(String(error)).toMatch(/Heatpunk refused the request: /);
    expect(String(error)).toMatch(words);
    expect(sizes(transport)).toEqual([1]);
  });

  test('to an address that is gone says so', () => {
    expect(failureOf(under(status(404, { message: 'No such endpoint' })))).toMatch(
      /^Heatpunk refused the request: No such endpoint \(HTTP 404\)\. /,
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
