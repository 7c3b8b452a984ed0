/** The network over real HTTP, with answers that take their time. */

import http from 'node:http';
import https from 'node:https';
import { answerTimeoutMs, NetworkError, type NetworkRequest, type NetworkResponse, type SlowNetwork } from './network';

/**
 * `resolve` maps the script's addresses to those of a server at hand, `https://heatpunk.co.uk/…` to `http://127.0.0.1:PORT/…`, or leaves them as they
 * are; the host that the script named arrives in `Host` and in `X-Forwarded-Host`. Redirects are answers.
 */
export const httpNetwork =
  (resolve: (url: string) => string, timeoutMs = answerTimeoutMs): SlowNetwork =>
  (requests) =>
    Promise.all(requests.map((request) => send(request, resolve(request.url), timeoutMs)));

const send = (request: NetworkRequest, target: string, timeoutMs: number): Promise<NetworkResponse | NetworkError> =>
  new Promise((settle) => {
    const fail = (how: 'Timeout' | 'Address unavailable') => settle(new NetworkError(`${how}: ${request.url}`));
    const { host } = new URL(request.url);
    const isElsewhere = target !== request.url;
    const headers = {
      ...request.headers,
      host,
      connection: 'close',
      ...(isElsewhere ? { 'x-forwarded-host': host } : {}),
    };
    const { request: open } = target.startsWith('https:') ? https : http;
    const outgoing = open(target, { method: request.method, headers, agent: false }, (incoming) => {
      const chunks: Buffer[] = [];
      incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
      incoming.on('error', () => fail('Address unavailable'));
      incoming.on('end', () => (incoming.complete ? settle(answer(incoming, chunks)) : fail('Address unavailable')));
    });
    const timer = setTimeout(() => {
      fail('Timeout');
      outgoing.destroy();
    }, timeoutMs);
    outgoing.on('close', () => clearTimeout(timer));
    outgoing.on('error', () => fail('Address unavailable'));
    if (request.body !== null) outgoing.setHeader('content-length', Buffer.byteLength(request.body));
    outgoing.end(request.body ?? undefined);
  });

const answer = (incoming: http.IncomingMessage, chunks: readonly Buffer[]): NetworkResponse => ({
  status: incoming.statusCode ?? 0,
  headers: Object.fromEntries(
    Object.entries(incoming.headers).map(([name, value]) => [name, [value ?? ''].flat().join(', ')]),
  ),
  body: Buffer.concat(chunks).toString('utf8'),
});
