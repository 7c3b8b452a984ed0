/** The network over real HTTP, against a server in a thread of its own. */

import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type HttpNetwork, httpNetwork } from '../../../playground/apps-script/http-network';
import { NetworkError, type NetworkRequest } from '../../../playground/apps-script/network';

const server = `
const http = require('node:http');
const { parentPort } = require('node:worker_threads');
http.createServer((request, response) => {
  let body = '';
  request.on('data', (part) => { body += part });
  request.on('end', () => {
    if (request.url === '/reset') return request.socket.destroy();
    if (request.url === '/hang') return;
    if (request.url === '/moved') response.writeHead(302, { location: '/there' });
    const { host, 'x-forwarded-host': forwarded } = request.headers;
    response.end(JSON.stringify({ method: request.method, url: request.url, host, forwarded, body }));
  });
}).listen(0, '127.0.0.1', function () { parentPort.postMessage(this.address().port) });`;

let worker: Worker;
let network: HttpNetwork;

beforeAll(async () => {
  worker = new Worker(server, { eval: true });
  const [port] = await once(worker, 'message');
  network = httpNetwork((url) => url.replace('https://heatpunk.co.uk', `http://127.0.0.1:${port}`), 300);
});

afterAll(async () => {
  network.close();
  await worker.terminate();
});

const request = (path: string, method = 'GET', body: string | null = null): NetworkRequest => ({
  url: `https://heatpunk.co.uk${path}`,
  method,
  headers: {},
  body,
});

test('answers come in the order of the requests, with the host that was meant', () => {
  const bodies = network([request('/a?b=c'), request('/d', 'PATCH', 'hé')]).map((answer) =>
    answer instanceof NetworkError ? answer.message : JSON.parse(answer.body),
  );
  const host = { host: 'heatpunk.co.uk', forwarded: 'heatpunk.co.uk' };
  expect(bodies).toEqual([
    { method: 'GET', url: '/a?b=c', body: '', ...host },
    { method: 'PATCH', url: '/d', body: 'hé', ...host },
  ]);
});

test('a redirect is an answer', () => {
  expect(network([request('/moved')])).toMatchObject([{ status: 302, headers: { location: '/there' } }]);
});

test('a request without an answer fails alone', () => {
  const [reset, hang, fine] = network([request('/reset'), request('/hang'), request('/')]);
  expect(reset).toEqual(new NetworkError('Address unavailable: https://heatpunk.co.uk/reset'));
  expect(hang).toEqual(new NetworkError('Timeout: https://heatpunk.co.uk/hang'));
  expect(fine).toMatchObject({ status: 200 });
});
