/** `npm start` itself, in a process of its own. */

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { afterEach, expect, jest, test } from '@jest/globals';
import { WebSocket } from 'ws';

// Threads, processes and sockets on a machine that may be busy.
jest.setTimeout(60_000);

let child: ChildProcess | null = null;

afterEach(async () => {
  if (child !== null && child.exitCode === null) {
    child.kill('SIGTERM');
    await once(child, 'exit');
  }
  child = null;
});

const start = (...args: string[]) => {
  const made = spawn('node_modules/.bin/tsx', ['playground/server.ts', ...args], { stdio: 'pipe' });
  child = made;
  const said = { out: '', err: '' };
  made.stdout.on('data', (part) => {
    said.out += part;
  });
  made.stderr.on('data', (part) => {
    said.err += part;
  });
  return { made, said };
};

test('it says where the page is, and serves the page, its parts and its socket there', async () => {
  const { made, said } = start('--port', '0', '--leads', '12');
  while (!said.out.includes('Ctrl+C')) await once(made.stdout, 'data');
  expect(said.out).toContain('with 12 made-up leads');
  const [url = ''] = /http:\/\/127\.0\.0\.1:\d+\//.exec(said.out) ?? [];
  const page = await (await fetch(url)).text();
  const parts = [...page.matchAll(/(?:src|href)="([^":]+)"/g)].map(([, path = '']) => path);
  expect(parts.length).toBeGreaterThan(0);
  for (const part of parts) expect((await fetch(new URL(part, url))).status).toBe(200);
  const line = new WebSocket(`${url.replace('http', 'ws')}socket`);
  const [state] = await once(line, 'message');
  expect(JSON.parse(String(state))).toMatchObject({ kind: 'state', live: false });
  line.terminate();
  expect(said.err).toBe('');
});

test('a port in use is told in one clear line', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const address = other.address();
  const port = typeof address === 'object' ? (address?.port ?? 0) : 0;
  const { made, said } = start('--port', String(port));
  const [code] = await once(made, 'exit');
  other.close();
  expect(code).toBe(1);
  expect(said).toEqual({
    out: '',
    err: `Port ${port} is in use. Choose another: npm start -- --port ${Math.min(port + 1, 65_535)}\n`,
  });
});

test('a bad option is told in one clear line, and --help tells them all', async () => {
  const bad = start('--shape', 'round');
  expect(await once(bad.made, 'exit')).toEqual([1, null]);
  expect(bad.said).toEqual({ out: '', err: '--shape is rows or array, not "round".\n' });
  const help = start('--help');
  expect(await once(help.made, 'exit')).toEqual([0, null]);
  expect(help.said.out).toContain('--latency MS');
});
