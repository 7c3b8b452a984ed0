import { describe, expect, test } from '@jest/globals';
import type { Behaviour } from '../../../playground/heatpunk/behaviour';
import { aLead, answered, aService, creating, fetching, KEY, request, statusOf } from './a-service';

describe('the key', () => {
  test.each([{}, { 'X-API-KEY': '' }, { 'X-API-KEY': 'another' }])('with headers %j it is a 401', (headers) => {
    expect(statusOf(aService().handle({ ...fetching(), headers }))).toBe(401);
  });

  test('is found whatever the capitals of its header', () => {
    expect(statusOf(aService().handle({ ...fetching(), headers: { 'x-Api-Key': KEY } }))).toBe(200);
  });

  test('stops working once revoked, and another works once added', () => {
    const heatpunk = aService();
    heatpunk.team.revokeKey(KEY);
    expect(statusOf(heatpunk.handle(fetching()))).toBe(401);
    heatpunk.team.addKey(KEY);
    expect(statusOf(heatpunk.handle(fetching()))).toBe(200);
  });
});

describe('the member', () => {
  test.each(['fetch', 'update', 'delete'])('is asked for by %s: missing is 400, a stranger 403', (path) => {
    const rest = { furthestDate: '2026-01-01', leadID: '7', fields: { status: 'Sale' } };
    const heatpunk = aService({ leads: [aLead('7')] });
    expect(statusOf(heatpunk.handle(request(path, rest)))).toBe(400);
    expect(statusOf(heatpunk.handle(request(path, { ...rest, userEmail: 'eve@example.org' })))).toBe(403);
    expect(heatpunk.dashboard.leads()).toEqual([aLead('7')]);
  });

  test('is known whatever the capitals, until removed from the team', () => {
    const heatpunk = aService();
    expect(statusOf(heatpunk.handle(fetching({ userEmail: 'Sam@Example.com' })))).toBe(200);
    heatpunk.team.removeMember('SAM@example.com');
    expect(statusOf(heatpunk.handle(fetching()))).toBe(403);
  });
});

describe('the request itself', () => {
  test.each(['', '{', 'null', '[]', '"text"', '{"leadID": "1001" "userEmail": "x"}'])(
    'a body of %p is a 400',
    (body) => {
      expect(statusOf(aService().handle({ ...fetching(), body }))).toBe(400);
      expect(statusOf(aService().handle({ ...creating(), body }))).toBe(400);
    },
  );

  test('no body is a 400', () => {
    expect(statusOf(aService().handle({ ...fetching(), body: null }))).toBe(400);
  });

  test('an unknown path is a 404', () => {
    expect(statusOf(aService().handle(request('list', {})))).toBe(404);
  });

  test.each([
    ['fetch', 'GET', 'POST'],
    ['create', 'PUT', 'POST'],
    ['update', 'PATCH', 'POST'],
    ['delete', 'POST', 'DELETE'],
  ])('%s with %s is a 405 that allows %s', (path, method, allowed) => {
    const answer = answered(aService().handle(request(path, {}, { method })));
    expect([answer.status, answer.headers.Allow]).toEqual([405, allowed]);
  });

  test('a content type other than JSON is a 415 only where the service insists', () => {
    const form = { ...fetching(), headers: { 'X-API-KEY': KEY, 'Content-Type': 'application/x-www-form-urlencoded' } };
    expect(statusOf(aService().handle(form))).toBe(200);
    expect(statusOf(aService({ behaviour: { requireJson: true } }).handle(form))).toBe(415);
    expect(statusOf(aService({ behaviour: { requireJson: true } }).handle(fetching()))).toBe(200);
  });

  test('without https it is sent to https', () => {
    const answer = answered(aService().handle(request('fetch', {}, { url: 'http://easy-pv.ie/api/v1/leads/fetch' })));
    expect([answer.status, answer.headers.Location]).toEqual([301, 'https://easy-pv.ie/api/v1/leads/fetch']);
  });

  test('a host of nobody cannot be reached, an address that is none is a 400', () => {
    const elsewhere = request('fetch', {}, { url: 'https://example.com/api/v1/leads/fetch' });
    expect(aService().handle(elsewhere)).toMatchObject({ kind: 'failure', how: 'refused', workDone: false });
    expect(statusOf(aService().handle(request('fetch', {}, { url: 'not an address' })))).toBe(400);
  });

  test.each(['heatpunk.co.uk', 'easy-pv.co.uk', 'easy-pv.ie', 'sandbox.heatpunk.co.uk'])(
    '%s serves the team',
    (host) => {
      const asked = { ...fetching(), url: `https://${host}/api/v1/leads/fetch` };
      expect(statusOf(aService().handle(asked))).toBe(200);
    },
  );

  test('a team can be kept to one host', () => {
    expect(aService({ hosts: ['easy-pv.ie'] }).handle(fetching()).kind).toBe('failure');
  });
});

describe('the words of a refusal', () => {
  const refused = (errorBody: Behaviour['errorBody']) =>
    answered(aService({ behaviour: { errorBody } }).handle(creating({ customerEmail: '<nobody>', lat: 91 })));

  test('come in JSON as error, message or errors by field', () => {
    const words = 'customerEmail must be a valid email address. lat must be a number between -90 and 90.';
    expect(JSON.parse(refused('error').body)).toEqual({ error: words });
    expect(JSON.parse(refused('message').body)).toEqual({ message: words });
    expect(JSON.parse(refused('errors').body)).toEqual({
      errors: {
        customerEmail: ['customerEmail must be a valid email address.'],
        lat: ['lat must be a number between -90 and 90.'],
      },
    });
  });

  test('come as a page', () => {
    const { headers, body } = refused('html');
    expect(headers['Content-Type']).toContain('text/html');
    expect(body).toContain('<h1>422 Unprocessable Content</h1>');
  });

  test('do not come at all', () => {
    expect(refused('empty')).toMatchObject({ status: 422, body: '', headers: {} });
  });
});
