// The worker thread behind http-network: sends requests in parallel and hands back their answers in order.
// Plain JavaScript, because a worker does not inherit the loader that its parent compiles TypeScript with.

import http from 'node:http';
import https from 'node:https';
import { runAsWorker } from 'synckit';

/** One task of http-network's type HttpTask → one HttpAnswer. */
const send = ({ target, host, request }, timeoutMs) =>
  new Promise((settle) => {
    const { request: open } = target.startsWith('https:') ? https : http;
    const headers = { ...request.headers, host, 'x-forwarded-host': host, connection: 'close' };
    const outgoing = open(target, { method: request.method, headers, agent: false }, (incoming) => {
      const chunks = [];
      incoming.on('data', (chunk) => chunks.push(chunk));
      incoming.on('error', () => settle({ failure: 'unavailable' }));
      incoming.on('end', () => settle(incoming.complete ? answer(incoming, chunks) : { failure: 'unavailable' }));
    });
    const timer = setTimeout(() => {
      settle({ failure: 'timeout' });
      outgoing.destroy();
    }, timeoutMs);
    outgoing.on('close', () => clearTimeout(timer));
    outgoing.on('error', () => settle({ failure: 'unavailable' }));
    if (request.body !== null) outgoing.setHeader('content-length', Buffer.byteLength(request.body));
    outgoing.end(request.body ?? undefined);
  });

const answer = (incoming, chunks) => {
  const entries = Object.entries(incoming.headers);
  return {
    response: {
      status: incoming.statusCode,
      headers: Object.fromEntries(entries.map(([name, value]) => [name, [value].flat().join(', ')])),
      body: Buffer.concat(chunks).toString('utf8'),
    },
  };
};

runAsWorker((tasks, timeoutMs) => Promise.all(tasks.map((task) => send(task, timeoutMs))));
