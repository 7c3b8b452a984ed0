/** Who may ask the playground, and what becomes of everything that it does not understand. */

import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import fc from 'fast-check';
import { WebSocket } from 'ws';
import { type Page, scriptOf, startTestServer, type TestServer } from './a-page';

// Threads, processes and sockets on a machine that may be busy.
jest.setTimeout(60_000);

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer({
    script: scriptOf(
      `function go() { return 'went' }
      function show() { SpreadsheetApp.getUi().showModelessDialog(HtmlService.createHtmlOutput('hi'), 'Hi') }`,
      ['go', 'show'],
    ),
  });
});

afterAll(() => server.close());

const get = async (path: string, headers: Record<string, string> = {}, method = 'GET') => {
  const outgoing = request({ host: '127.0.0.1', port: server.port, path, headers, method }).end();
  const [incoming] = (await once(outgoing, 'response')) as [IncomingMessage];
  let body = '';
  for await (const part of incoming) body += part;
  return { status: incoming.statusCode, body, headers: incoming.headers };
};

describe('over HTTP', () => {
  test('the page is served to this machine’s own names', async () => {
    const page = await get('/');
    expect(page).toMatchObject({ status: 200, body: '<!doctype html>', headers: { 'content-type': 'text/html' } });
    expect(await get('/?anything')).toMatchObject({ status: 200 });
    expect(await get('/', { host: `localhost:${server.port}` })).toMatchObject({ status: 200 });
    expect(await get('/', { origin: `http://127.0.0.1:${server.port}` })).toMatchObject({ status: 200 });
  });

  test.each([
    ['an unknown address', '/nothing', {}, 'GET', 404],
    ['a way out of the folder', '/../package.json', {}, 'GET', 404],
    ['the socket without an upgrade', '/socket', {}, 'GET', 404],
    ['another method', '/', {}, 'POST', 405],
    ['a name that leads here', '/', { host: 'evil.example.com' }, 'GET', 403],
    ['a page of another site', '/', { origin: 'https://evil.example.com' }, 'GET', 403],
    ['a sandboxed frame', '/', { origin: 'null' }, 'GET', 403],
  ])('%s is refused', async (_, path, headers, method, status) => {
    expect(await get(path, headers, method)).toMatchObject({ status });
    expect(await get('/')).toMatchObject({ status: 200 });
  });

  test('what is no HTTP at all is refused', async () => {
    const socket = connect(server.port, '127.0.0.1');
    socket.write('\u0000\u0001 nonsense\r\n\r\n');
    const [answer] = await once(socket, 'data');
    expect(String(answer)).toMatch(/^HTTP\/1.1 400/);
    socket.destroy();
    expect(await get('/')).toMatchObject({ status: 200 });
  });

  test('nobody listens for other machines', async () => {
    const others = Object.values(networkInterfaces())
      .flatMap((each) => each ?? [])
      .filter(({ internal, family }) => !internal && family === 'IPv4');
    const addresses = [...others.map(({ address }) => address), '127.0.0.2'];
    for (const address of addresses) {
      const socket = connect(server.port, address);
      await expect(once(socket, 'connect')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
    }
  });
});

describe('over the socket', () => {
  test.each([
    ['a page of another site', '/socket', { origin: 'https://evil.example.com' }, 403],
    ['a dialog’s sandboxed frame', '/socket', { origin: 'null' }, 403],
    ['a name that leads here', '/socket', { host: 'evil.example.com' }, 403],
    ['another address', '/elsewhere', {}, 404],
  ])('%s is not let in', async (_, path, headers, status) => {
    const line = new WebSocket(`ws://127.0.0.1:${server.port}${path}`, { headers });
    line.on('error', () => {});
    const [, response] = (await once(line, 'unexpected-response')) as [unknown, IncomingMessage];
    expect(response.statusCode).toBe(status);
    line.terminate();
  });

  test.each([
    ['no JSON', '{', /no JSON/],
    ['nothing', '', /no JSON/],
    ['a list', '[]', /Not understood/],
    ['null', 'null', /Not understood/],
    ['an unknown kind', '{"kind":"format-disk"}', /kind/],
    ['a part too many', '{"kind":"reopen","and":1}', /and/],
    [
      'a row that cannot be',
      '{"kind":"act","id":1,"seen":0,"sheet":0,"act":{"do":"type","row":0,"column":1,"text":"x"}}',
      /row/,
    ],
    [
      'text that is none',
      '{"kind":"act","id":1,"seen":0,"sheet":0,"act":{"do":"type","row":1,"column":1,"text":{}}}',
      /text/,
    ],
    ['a stranger', '{"kind":"act-as","user":"eve@example.com"}', /not one of the people/],
    ['a function that is in no menu', '{"kind":"menu","handler":"onOpen"}', /no such menu item/],
    ['an answer that nobody waits for', '{"kind":"answer","question":99,"button":"OK","text":""}', /Nobody waits/],
    [
      'a selection elsewhere',
      '{"kind":"select","sheet":99,"areas":[{"row":1,"column":1,"rows":1,"columns":1}]}',
      /no such tab/,
    ],
    ['a lead that is not there', '{"kind":"lead","act":{"do":"delete","id":"nobody"}}', /no lead nobody/],
    ['an unknown fault', '{"kind":"fault","name":"earthquake","mode":"always"}', /name/],
    ['a clock moved back', '{"kind":"move-clock","ms":-1}', /ms/],
    ['a prototype’s own name', '{"kind":"lead","act":{"do":"edit","id":"__proto__","fields":{}}}', /no lead __proto__/],
  ])('%s is refused in words, and the page works on', async (_, text, words) => {
    const page = await server.page();
    page.sendText(text);
    expect((await page.hear('refused', () => true, 0)).message).toMatch(words);
    expect(await page.act('Sheet1', { do: 'type', row: 1, column: 1, text: 'x' })).toBeUndefined();
    page.leave();
  });

  test('an act on a sheet that is not there is answered', async () => {
    const page = await server.page();
    page.send({ kind: 'act', id: 7, seen: 0, sheet: 99, act: { do: 'undo' } });
    expect(await page.hear('acted')).toMatchObject({ id: 7, sheet: 99, refused: 'This sheet is gone.', cells: [] });
    page.send({ kind: 'call', dialog: 99, call: 3, handler: 'go', args: [] });
    expect(await page.hear('called')).toMatchObject({ call: 3, ok: false });
  });

  test('arguments that are nested too deep fail their own call', async () => {
    const page = await server.page();
    const opened = page.hear('dialog');
    page.send({ kind: 'menu', handler: 'show' });
    const { dialog } = await opened;
    for (const depth of [3_000, 10_000, 100_000]) {
      const called = page.hear('called', ({ call }) => call === depth);
      const args = `${'['.repeat(depth)}${']'.repeat(depth)}`;
      page.sendText(`{"kind":"call","dialog":${dialog.id},"call":${depth},"handler":"go","args":${args}}`);
      const answer = await called;
      expect(answer.ok ? answer.value : answer.error).toMatch(/went|stack/);
    }
    expect(await page.call(dialog, 'go')).toMatchObject({ ok: true, value: 'went' });
  });

  test('a message that is too long ends its own connection only', async () => {
    const [one, two]: Page[] = [await server.page(), await server.page()];
    one?.sendText('x'.repeat(17 * 1024 * 1024));
    expect(await two?.act('Sheet1', { do: 'type', row: 1, column: 1, text: 'y' })).toBeUndefined();
  });

  test('whatever is sent, the server answers the next one', async () => {
    const page = await server.page();
    const kinds = ['act', 'select', 'menu', 'answer', 'call', 'close-dialog', 'lead', 'fault', 'act-as'];
    const odd = fc.oneof(
      fc.json(),
      fc.string(),
      fc
        .record({
          kind: fc.constantFrom(...kinds),
          rest: fc.dictionary(
            fc.constantFrom('act', 'sheet', 'id', 'seen', 'areas', 'user', 'handler'),
            fc.jsonValue(),
          ),
        })
        .map(({ kind, rest }) => JSON.stringify({ ...rest, kind })),
    );
    await fc.assert(
      fc.asyncProperty(odd, async (text) => {
        page.sendText(text);
        expect(await page.act('Sheet1', { do: 'type', row: 2, column: 2, text: 'still here' })).toBeUndefined();
      }),
      { numRuns: 200 },
    );
  });
});
