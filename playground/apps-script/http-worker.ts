/** The worker thread behind http-network: sends requests in parallel and hands back their answers in order. */

import * as http from 'node:http';
import * as https from 'node:https';
import { runAsWorker } from 'synckit';
import type { HttpAnswer, HttpTask } from './http-network';

const send = ({ target, host, request }: HttpTask, timeoutMs: number): Promise<HttpAnswer> =>
  new Promise((settle) => {
    const { request: open } = target.startsWith('https:') ? https : http;
    const headers = { ...request.headers, host, 'x-forwarded-host': host, connection: 'close' };
    const outgoing = open(target, { method: request.method, headers, agent: false }, (incoming) => {
      const chunks: Buffer[] = [];
      incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
      incoming.on('error', () => settle({ failure: 'unavailable' }));
      incoming.on('end', () => {
        if (!incoming.complete) return settle({ failure: 'unavailable' });
        settle({
          response: {
            status: incoming.statusCode ?? 0,
            headers: Object.fromEntries(
              Object.entries(incoming.headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : (value ?? '')]),
            ),
            body: Buffer.concat(chunks).toString('utf8'),
          },
        });
      });
    });
    const timer = setTimeout(() => {
      settle({ failure: 'timeout' });
      outgoing.destroy();
    }, timeoutMs);
    outgoing.on('close', () => clearTimeout(timer));
    outgoing.on('error', () => settle({ failure: 'unavailable' }));
    if (request.body !== null) outgoing.write(request.body);
    outgoing.end();
  });

runAsWorker((tasks: readonly HttpTask[], timeoutMs: number) => Promise.all(tasks.map((task) => send(task, timeoutMs))));
