// The simulated service on a port of this machine: the handler behind node:http, with its delays and failures made real.

import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { HEATPUNK_HOSTS } from './endpoints';
import type { HeatpunkAnswer, HeatpunkOutcome, HeatpunkRequest } from './exchange';
import { refusalAnswer, refuse } from './refusal';
import type { Heatpunk } from './service';

export interface HeatpunkServerOptions {
  /** Without it, any free port. */
  readonly port?: number;
  /** A longer body is refused with 413. At first 1 MiB. */
  readonly bodyLimitBytes?: number;
}

export interface HeatpunkServer {
  readonly port: number;
  /** `http://127.0.0.1:<port>`, without a slash at its end. */
  readonly url: string;
  /** Drops every open connection, hanging ones included. */
  close(): Promise<void>;
}

/**
 * Listens on 127.0.0.1 only. Which of the services is meant is read from the `x-forwarded-host` header, else from
 * `Host`; asked for by its own address, it is the first of the service's hosts.
 */
export async function startHeatpunkServer(
  heatpunk: Heatpunk,
  { port = 0, bodyLimitBytes = 1024 * 1024 }: HeatpunkServerOptions = {},
): Promise<HeatpunkServer> {
  const timers = new Set<NodeJS.Timeout>();
  const later = (ms: number, act: () => void) => {
    if (ms <= 0) return act();
    const timer = setTimeout(() => {
      timers.delete(timer);
      act();
    }, ms);
    timers.add(timer);
  };

  const server = createServer((incoming, response) => {
    readBody(incoming, bodyLimitBytes, (body) => {
      const outcome = body === null ? tooLarge(heatpunk) : heatpunk.handle(toRequest(incoming, body, heatpunk.hosts));
      // A silent connection is left to the client, or to `close`.
      if (outcome.kind === 'failure' && outcome.how === 'timeout') return;
      later(outcome.latencyMs, () => deliver(outcome, response));
    });
  });

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  // A server that listens on TCP has an address with a port; the other forms are for pipes.
  const { port: bound } = server.address() as AddressInfo;

  return {
    port: bound,
    url: `http://127.0.0.1:${bound}`,
    close: () =>
      new Promise((resolve) => {
        for (const timer of timers) clearTimeout(timer);
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function readBody(incoming: IncomingMessage, limit: number, done: (body: string | null) => void): void {
  const chunks: Buffer[] = [];
  let size = 0;
  incoming.on('data', (chunk: Buffer) => {
    size += chunk.length;
    // What is over the limit is read and dropped: a client that is still sending would not see an answer.
    if (size <= limit) chunks.push(chunk);
  });
  incoming.on('end', () => done(size <= limit ? Buffer.concat(chunks).toString('utf8') : null));
  // A client that leaves half-way has asked for nothing.
  incoming.on('error', () => {});
}

function toRequest(incoming: IncomingMessage, body: string, hosts: readonly string[]): HeatpunkRequest {
  const headers = Object.fromEntries(
    Object.entries(incoming.headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(', ') : `${value}`,
    ]),
  );
  return {
    method: incoming.method ?? 'GET',
    // The services are on https; this side of them is not.
    url: `https://${serviceHost(headers, hosts)}${incoming.url ?? '/'}`,
    headers,
    body: body === '' ? null : body,
  };
}

function serviceHost(headers: Readonly<Record<string, string>>, hosts: readonly string[]): string {
  const asked = headers['x-forwarded-host'] ?? headers.host ?? '';
  const isOwnAddress = /^(127\.0\.0\.1|localhost|\[::1\])?(:\d+)?$/.test(asked);
  return isOwnAddress ? (hosts[0] ?? String(HEATPUNK_HOSTS[0])) : asked;
}

function deliver(outcome: HeatpunkOutcome, response: ServerResponse): void {
  if (response.destroyed) return;
  if (outcome.kind === 'failure') {
    response.socket?.destroy();
    return;
  }
  response.writeHead(outcome.status, outcome.headers);
  response.end(outcome.body);
}

function tooLarge(heatpunk: Heatpunk): HeatpunkAnswer {
  const refusal = refuse(413, 'The body is too large.', { Connection: 'close' });
  return { kind: 'answer', ...refusalAnswer(refusal, heatpunk.behaviour().errorBody), latencyMs: 0 };
}
