import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import ts from 'typescript';
import { createHost } from '../../playground/apps-script/host';
import { type Network, NetworkError, type NetworkRequest } from '../../playground/apps-script/network';
import type { ApiRequest, ApiResponse } from '../../src/heatpunk/transport';
import { KEY } from './a-client';

/** The transport as a script of its own, for the host to run as it runs the bundle. */
const CODE = `${ts
  .transpileModule(readFileSync(join(__dirname, '../../src/heatpunk/transport.ts'), 'utf8'), {
    compilerOptions: { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2020 },
  })
  .outputText.replace(/^export /gm, '')}
function sendAll(requests) { return googleTransport.sendAll(requests); }
function timePassed(ms) {
  const start = googleTransport.now();
  googleTransport.sleep(ms);
  return googleTransport.now() - start;
}
function chances() { return [1, 2, 3, 4, 5].map(() => googleTransport.random()); }`;

const URL_OF = 'https://heatpunk.co.uk/api/v1/leads/';
const request = (method: ApiRequest['method'], path: string, body: object): ApiRequest => ({
  method,
  url: URL_OF + path,
  headers: { 'X-API-KEY': KEY, Accept: 'application/json' },
  body: JSON.stringify(body),
});
const DELETION = request('delete', 'delete', { leadID: '7' });
const FETCH = request('post', 'fetch', { furthestDate: '2026-01-01' });

const aHost = (network: Network) =>
  createHost({ code: CODE, manifest: { urlFetchWhitelist: ['https://heatpunk.co.uk/'] }, network });

/** Sends over the host's UrlFetchApp to a network that gives these answers in turn. */
function sendOver(requests: readonly ApiRequest[], ...answers: ReturnType<Network>) {
  const arrived: NetworkRequest[] = [];
  const host = aHost((batch) =>
    batch.map((one) => answers[arrived.push(one) - 1] ?? new NetworkError('No answer left')),
  );
  const { value, error } = host.run('sendAll', { args: [requests] });
  // The host carries what the function returned, whose type is known from the transport.
  return { responses: value as ApiResponse[] | undefined, error, arrived };
}

const answer = (status: number, headers: Record<string, string> = {}, body = '') => ({ status, headers, body });

describe('over UrlFetchApp', () => {
  test('a request arrives with its method, key and JSON, a DELETE too', () => {
    const { arrived } = sendOver([FETCH, DELETION], answer(200), answer(200));
    expect(arrived).toMatchObject([
      { method: 'POST', url: `${URL_OF}fetch`, body: '{"furthestDate":"2026-01-01"}' },
      { method: 'DELETE', url: `${URL_OF}delete`, body: '{"leadID":"7"}' },
    ]);
    for (const { headers } of arrived) {
      expect(headers).toMatchObject({
        'x-api-key': KEY,
        accept: 'application/json',
        'content-type': 'application/json',
      });
    }
  });

  test('answers stand in the order of the requests, with the names of their headers in lower case', () => {
    const { responses } = sendOver([FETCH, DELETION], answer(429, { 'retry-after': '7' }, 'busy'), answer(204));
    expect(responses).toMatchObject([
      { status: 429, headers: { 'retry-after': '7' }, body: 'busy' },
      { status: 204, body: '' },
    ]);
  });

  test.each([400, 401, 404, 422, 500, 503])('status %i is an answer, not an error', (status) => {
    expect(sendOver([FETCH], answer(status, {}, 'why')).responses).toMatchObject([{ status, body: 'why' }]);
  });

  test.each([301, 302, 303, 307, 308])(
    'a redirect with status %i is an answer: the key goes nowhere else',
    (status) => {
      const elsewhere = { location: 'https://heatpunk.co.uk/elsewhere' };
      const { responses, arrived } = sendOver([FETCH], answer(status, elsewhere), answer(200, {}, '[]'));
      expect(responses).toMatchObject([{ status, headers: elsewhere }]);
      expect(arrived).toHaveLength(1);
    },
  );

  test('one failed network is the failure of all', () => {
    const { responses, error } = sendOver([FETCH, DELETION], answer(200), new NetworkError(`Timeout: ${URL_OF}delete`));
    expect(responses).toBeUndefined();
    expect(error?.message).toBe(`Timeout: ${URL_OF}delete`);
  });

  test('another host gets nothing, not even a request', () => {
    const { error, arrived } = sendOver([{ ...FETCH, url: 'https://example.com/leads/fetch' }], answer(200));
    expect(error?.message).toContain('example.com');
    expect(arrived).toEqual([]);
  });
});

test('waiting takes the time that was asked for', () => {
  const host = aHost(() => []);
  expect(host.run('timePassed', { args: [1500] }).value).toBe(1500);
});

test('chance differs from one time to the next, from 0 up to 1', () => {
  // What the script returned: five numbers.
  const chances = aHost(() => []).run('chances').value as number[];
  expect(new Set(chances).size).toBe(5);
  for (const chance of chances) expect(chance >= 0 && chance < 1).toBe(true);
});
