/** The web server: serves the page and takes its messages, for this machine alone. */

import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type WebSocket, WebSocketServer } from 'ws';
import { SOCKET_PATH, type ToPage } from '../protocol';
import type { Playground } from './playground';

export interface PageFile {
  readonly contentType: string;
  readonly body: Uint8Array;
}

/** The page's files by address: `/`, `/page.js`, … */
export type PageFiles = ReadonlyMap<string, PageFile>;

export interface WebServer {
  readonly port: number;
  close(): Promise<void>;
}

/** Larger messages end their connection. A paste of 5,000 full rows is a tenth of it. */
const mostBytes = 16 * 1024 * 1024;

/** Port 0 is any free one. Rejects with the system's error, EADDRINUSE above all. */
export const serve = async (playground: Playground, files: PageFiles, port: number): Promise<WebServer> => {
  const server = createServer((request, response) => {
    const refusal = refusalOf(request, boundPort());
    if (refusal !== null) return answer(response, refusal.status, refusal.words);
    if (request.method !== 'GET' && request.method !== 'HEAD') return answer(response, 405, 'Use GET.');
    const file = files.get(pathOf(request));
    if (file === undefined) return answer(response, 404, 'There is nothing here. The playground is at /.');
    response.writeHead(200, { ...safety, 'content-type': file.contentType, 'content-length': file.body.byteLength });
    response.end(request.method === 'HEAD' ? undefined : file.body);
  });
  // A server that listens on TCP has an address with a port; the other forms are for pipes.
  const boundPort = () => (server.address() as AddressInfo).port;

  const sockets = new WebSocketServer({ noServer: true, maxPayload: mostBytes });
  server.on('upgrade', (request, socket, head) => {
    const refusal =
      refusalOf(request, boundPort()) ??
      (pathOf(request) === SOCKET_PATH ? null : { status: 404, words: `Messages go to ${SOCKET_PATH}.` });
    if (refusal !== null) {
      const reason = refusal.status === 404 ? 'Not Found' : 'Forbidden';
      socket.end(`HTTP/1.1 ${refusal.status} ${reason}\r\nConnection: close\r\n\r\n${refusal.words}`);
      return;
    }
    sockets.handleUpgrade(request, socket, head, (line) => {
      const visitor = playground.visit((message) => carry(line, message));
      line.on('message', (data, isBinary) => visitor.receive(isBinary ? '' : String(data)));
      line.on('close', visitor.leave);
      // Too long, or no WebSocket message at all: its connection is closed by then.
      line.on('error', visitor.leave);
    });
  });

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });

  return {
    port: boundPort(),
    close: () =>
      new Promise((resolve) => {
        for (const line of sockets.clients) line.terminate();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};

/** A workbook of longest texts is more than one string can hold: then its page is let go of, and the server stays. */
const carry = (line: WebSocket, message: ToPage): void => {
  try {
    line.send(JSON.stringify(message));
  } catch (error) {
    line.close(1009, error instanceof Error ? error.message : 'too large');
  }
};

const safety = {
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'cross-origin-resource-policy': 'same-origin',
};

const answer = (response: ServerResponse, status: number, words: string): void => {
  response.writeHead(status, { ...safety, 'content-type': 'text/plain; charset=utf-8' });
  response.end(`${words}\n`);
};

/** A page of another site may reach this machine through the person's browser, also under a name of its own that leads here. */
const refusalOf = ({ headers }: IncomingMessage, port: number): { status: number; words: string } | null => {
  const own = [`127.0.0.1:${port}`, `localhost:${port}`];
  const { host = '', origin } = headers;
  if (!own.includes(host)) return { status: 403, words: `This is not ${host}.` };
  if (origin !== undefined && origin !== `http://${host}`) {
    return { status: 403, words: 'Only the playground’s own page may ask.' };
  }
  return null;
};

const pathOf = ({ url = '/' }: IncomingMessage): string => url.split('?')[0] ?? '/';
