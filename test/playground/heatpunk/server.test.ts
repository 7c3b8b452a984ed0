import { connect } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { type HeatpunkServer, startHeatpunkServer } from '../../../playground/heatpunk/server';
import type { Heatpunk } from '../../../playground/heatpunk/service';
import { aLead, aService, KEY, NEW_LEAD, SAM } from './a-service';

let heatpunk: Heatpunk;
let server: HeatpunkServer;

beforeEach(async () => {
  heatpunk = aService({ leads: [aLead('7')] });
  server = await startHeatpunkServer(heatpunk, { bodyLimitBytes: 10_000 });
});

afterEach(() => server.close());

const FETCH = { userEmail: SAM, furthestDate: '2026-01-01' };

function send(path: string, body: unknown, headers: Record<string, string> = {}) {
  return fetch(`${server.url}/api/v1/leads/${path}`, {
    method: path === 'delete' ? 'DELETE' : 'POST',
    headers: { 'X-API-KEY': KEY, 'Content-Type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
    redirect: 'manual',
  });
}

async function untilAsked() {
  while (heatpunk.journal.entries().length === 0) await new Promise((resolve) => setImmediate(resolve));
}

/** Writes bytes to the port and resolves with what comes back until the connection ends. */
function sendRaw(text: string): Promise<string> {
  return new Promise((resolve) => {
    let received = '';
    const socket = connect(server.port, '127.0.0.1', () => socket.write(text));
    socket.on('data', (data) => {
      received += data.toString();
    });
    socket.on('error', () => {});
    socket.on('close', () => resolve(received));
  });
}

test('a lead is made, fetched, updated and deleted over HTTP', async () => {
  const made = await send('create', { ...NEW_LEAD, customerName: 'Zoë 👨‍👩‍👧‍👦 שלום' });
  const { leadId }: { leadId: number } = JSON.parse(await made.text());
  expect((await send('update', { userEmail: SAM, leadID: leadId, fields: { status: 'Sale' } })).status).toBe(204);
  expect(await (await send('fetch', FETCH)).json()).toMatchObject({
    rows: { 7: {}, [leadId]: { status: 'Sale', customerName: 'Zoë 👨‍👩‍👧‍👦 שלום' } },
  });
  expect((await send('delete', { userEmail: SAM, leadID: leadId })).status).toBe(200);
  expect(heatpunk.dashboard.leads()).toEqual([aLead('7')]);
});

test('x-forwarded-host says which service is meant', async () => {
  const response = await send('fetch', FETCH, { 'x-forwarded-host': 'easy-pv.co.uk' });
  expect(await response.json()).toMatchObject([{ ID: 7 }]);
  await expect(send('fetch', FETCH, { 'x-forwarded-host': 'example.com' })).rejects.toThrow();
  expect(heatpunk.journal.entries().map((entry) => entry.host)).toEqual(['easy-pv.co.uk', 'example.com']);
});

describe('requests that are wrong', () => {
  test('malformed JSON is a 400', async () => {
    expect((await send('fetch', '{"userEmail": ')).status).toBe(400);
  });

  test('a body over the limit is a 413 and is not looked at', async () => {
    expect((await send('create', { ...NEW_LEAD, address: 'x'.repeat(10_000) })).status).toBe(413);
    expect(heatpunk.dashboard.leads()).toHaveLength(1);
  });

  test('a GET of anything gets its answer', async () => {
    expect((await fetch(`${server.url}/`)).status).toBe(404);
    expect((await fetch(`${server.url}/api/v1/leads/fetch`)).status).toBe(405);
  });

  test.each([
    'NONSENSE\r\n\r\n',
    'GET //:0 HTTP/1.1\r\nHost: [\r\nConnection: close\r\n\r\n',
    'POST %%%ff HTTP/1.1\r\nHost: ]:\r\nConnection: close\r\nContent-Length: 0\r\n\r\n',
    'POST /api/v1/leads/fetch HTTP/1.1\r\nHost: x\r\nContent-Length: -5\r\n\r\n',
  ])('bytes like %j do not end the server', async (bytes) => {
    await sendRaw(bytes);
    expect((await send('fetch', FETCH)).status).toBe(200);
  });

  test('a client that leaves half-way has asked for nothing', async () => {
    await new Promise<void>((resolve) => {
      const socket = connect(server.port, '127.0.0.1', () => {
        socket.write('POST /api/v1/leads/create HTTP/1.1\r\nHost: x\r\nContent-Length: 500\r\n\r\n{"addr');
        socket.destroy();
      });
      socket.on('close', () => resolve());
    });
    expect((await send('fetch', FETCH)).status).toBe(200);
    expect(heatpunk.journal.entries()).toHaveLength(1);
  });
});

describe('faults on a real connection', () => {
  test.each(['refuse', 'reset', 'answer-lost'] as const)('%s ends the connection without an answer', async (kind) => {
    heatpunk.faults.add({ effect: kind === 'answer-lost' ? { kind, how: 'reset' } : { kind } });
    await expect(send('delete', { userEmail: SAM, leadID: '7' })).rejects.toThrow();
    expect(heatpunk.dashboard.leads()).toHaveLength(kind === 'answer-lost' ? 0 : 1);
  });

  test('hang keeps the connection open until the server closes', async () => {
    heatpunk.faults.add({ effect: { kind: 'hang' } });
    let settled = false;
    const response = send('fetch', FETCH).finally(() => {
      settled = true;
    });
    const refusal = expect(response).rejects.toThrow();
    await untilAsked();
    expect(settled).toBe(false);
    await server.close();
    await refusal;
  });

  test('a client may give up on a hanging connection, and the next request is served', async () => {
    heatpunk.faults.add({ effect: { kind: 'hang' }, hits: { next: 1 } });
    const giveUp = new AbortController();
    const refusal = expect(fetch(`${server.url}/`, { signal: giveUp.signal })).rejects.toThrow();
    await untilAsked();
    giveUp.abort();
    await refusal;
    expect((await send('fetch', FETCH)).status).toBe(200);
  });

  test('a slow answer arrives all the same', async () => {
    heatpunk.faults.add({ effect: { kind: 'slow', ms: 20 } });
    expect((await send('fetch', FETCH)).status).toBe(200);
  });

  test('closing does not wait for a slow answer', async () => {
    heatpunk.faults.add({ effect: { kind: 'slow', ms: 600_000 } });
    const refusal = expect(send('fetch', FETCH)).rejects.toThrow();
    await untilAsked();
    await server.close();
    await refusal;
  });

  test('truncated JSON arrives whole as far as HTTP is concerned', async () => {
    heatpunk.faults.add({ effect: { kind: 'truncate' } });
    const response = await send('fetch', FETCH);
    expect(response.status).toBe(200);
    const body = await response.text();
    expect(body).toMatch(/^\{"rows"/);
    expect(() => JSON.parse(body)).toThrow(SyntaxError);
  });

  test('429 carries its Retry-After, a redirect its address', async () => {
    heatpunk.faults.add({ effect: { kind: 'status', status: 429, retryAfter: { seconds: 7 } }, hits: { nth: 1 } });
    heatpunk.faults.add({ effect: { kind: 'redirect' }, hits: { nth: 2 } });
    const busy = await send('fetch', FETCH);
    expect([busy.status, busy.headers.get('retry-after')]).toEqual([429, '7']);
    const moved = await send('fetch', FETCH);
    expect([moved.status, moved.headers.get('location')]).toEqual([302, 'https://heatpunk.co.uk/login']);
  });
});
