/** The network over real HTTP, against a server on this machine. */

import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { httpNetwork } from '../../../playground/apps-script/http-network';
import { NetworkError, type NetworkRequest, type SlowNetwork } from '../../../playground/apps-script/network';

let server: Server;
let network: SlowNetwork;

beforeAll(async () => {
  server = createServer((request, response) => {
    let body = '';
    request.on('data', (part) => {
      body += part;
    });
    request.on('end', () => {
      if (request.url === '/reset') return request.socket.destroy();
      if (request.url === '/hang') return;
      if (request.url === '/moved') response.writeHead(302, { location: '/there' });
      const { host, 'x-forwarded-host': forwarded } = request.headers;
      response.end(JSON.stringify({ method: request.method, url: request.url, host, forwarded, body }));
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  network = httpNetwork((url) => url.replace('https://heatpunk.co.uk', `http://127.0.0.1:${port}`), 1000);
});

afterAll(() => {
  server.close();
  server.closeAllConnections();
});

const request = (path: string, method = 'GET', body: string | null = null): NetworkRequest => ({
  url: `https://heatpunk.co.uk${path}`,
  method,
  headers: {},
  body,
});

test('answers come in the order of the requests, with the host that was meant', async () => {
  const answers = await network([request('/a?b=c'), request('/d', 'PATCH', 'hé')]);
  const bodies = answers.map((answer) => (answer instanceof NetworkError ? answer.message : JSON.parse(answer.body)));
  const host = { host: 'heatpunk.co.uk', forwarded: 'heatpunk.co.uk' };
  expect(bodies).toEqual([
    { method: 'GET', url: '/a?b=c', body: '', ...host },
    { method: 'PATCH', url: '/d', body: 'hé', ...host },
  ]);
});

test('an address that stays as it is tells of no other host', async () => {
  const { port } = server.address() as AddressInfo;
  const [answer] = await httpNetwork((url) => url)([{ ...request('/'), url: `http://127.0.0.1:${port}/here` }]);
  if (answer === undefined || answer instanceof NetworkError) throw new Error('It was not answered.');
  expect(JSON.parse(answer.body)).toEqual({ method: 'GET', url: '/here', body: '', host: `127.0.0.1:${port}` });
});

test('a redirect is an answer', async () => {
  expect(await network([request('/moved')])).toMatchObject([{ status: 302, headers: { location: '/there' } }]);
});

test('a request without an answer fails alone', async () => {
  const [reset, hang, fine] = await network([request('/reset'), request('/hang'), request('/')]);
  expect(reset).toEqual(new NetworkError('Address unavailable: https://heatpunk.co.uk/reset'));
  expect(hang).toEqual(new NetworkError('Timeout: https://heatpunk.co.uk/hang'));
  expect(fine).toMatchObject({ status: 200 });
});
