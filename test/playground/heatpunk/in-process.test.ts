import { expect, test } from '@jest/globals';
import { NetworkError } from '../../../playground/apps-script/network';
import { inProcessNetwork } from '../../../playground/heatpunk/in-process';
import { aLead, aService, fetching, updating } from './a-service';

function aNetwork() {
  const heatpunk = aService({ leads: [aLead('7')], behaviour: { latencyMs: 40 } });
  const advances: number[] = [];
  return { heatpunk, advances, network: inProcessNetwork(heatpunk, { advance: (ms) => advances.push(ms) }) };
}

test('a batch is answered in its order, and takes as long as its slowest request', () => {
  const { heatpunk, advances, network } = aNetwork();
  heatpunk.faults.add({ effect: { kind: 'slow', ms: 500 }, hits: { route: 'fetch' } });
  const responses = network([updating('7', { status: 'Sale' }), fetching(), updating('8', { status: 'Sale' })]);
  expect(responses).toMatchObject([{ status: 204, body: '' }, { status: 200 }, { status: 404 }]);
  expect(advances).toEqual([540]);
});

test('a connection refused or reset is an unavailable address, at once', () => {
  const { heatpunk, advances, network } = aNetwork();
  heatpunk.faults.add({ effect: { kind: 'refuse' }, hits: { nth: 1 } });
  heatpunk.faults.add({ effect: { kind: 'reset' }, hits: { nth: 2 } });
  const unavailable = new NetworkError('Address unavailable: https://heatpunk.co.uk/api/v1/leads/fetch');
  expect(network([fetching(), fetching()])).toEqual([unavailable, unavailable]);
  expect(advances).toEqual([40]);
});

test('silence, or an answer that takes a minute, is a time-out after a minute, though the work may be done', () => {
  const { heatpunk, advances, network } = aNetwork();
  const timeout = [new NetworkError('Timeout: https://heatpunk.co.uk/api/v1/leads/update')];
  heatpunk.faults.add({ effect: { kind: 'hang' } });
  expect(network([updating('7', { status: 'Sale' })])).toEqual(timeout);
  expect(heatpunk.dashboard.lead('7')?.fields.status).toBe('new');
  heatpunk.faults.clear();
  heatpunk.faults.add({ effect: { kind: 'slow', ms: 70_000 } });
  expect(network([updating('7', { status: 'Sale' })])).toEqual(timeout);
  expect(heatpunk.dashboard.lead('7')?.fields.status).toBe('Sale');
  expect(advances).toEqual([60_000, 60_000]);
});

test('no requests take no time, and no clock is needed', () => {
  const { heatpunk, advances, network } = aNetwork();
  expect(network([])).toEqual([]);
  expect(advances).toEqual([0]);
  expect(inProcessNetwork(heatpunk)([fetching()])).toMatchObject([{ status: 200 }]);
});

test('names of headers arrive in lower case, as from a real connection', () => {
  const { heatpunk, network } = aNetwork();
  heatpunk.faults.add({ effect: { kind: 'status', status: 429, retryAfter: { seconds: 7 } } });
  expect(network([fetching()])).toMatchObject([{ status: 429, headers: { 'retry-after': '7' } }]);
});
