/** The network over real HTTP, and synchronous as Apps Script's is: a worker thread sends, this thread waits for it. */

import { join } from 'node:path';
import { createSyncFn } from 'synckit';
import { type Network, NetworkError, type NetworkRequest, type NetworkResponse } from './network';

/** What goes to the worker and what comes back: plain data. */
export interface HttpTask {
  /** Where the request really goes. */
  readonly target: string;
  /** The host that the script named. */
  readonly host: string;
  readonly request: NetworkRequest;
}

export type HttpAnswer = { readonly response: NetworkResponse } | { readonly failure: 'timeout' | 'unavailable' };

type HttpWorker = (tasks: readonly HttpTask[], timeoutMs: number) => HttpAnswer[];

export interface HttpNetwork {
  (requests: readonly NetworkRequest[]): readonly (NetworkResponse | NetworkError)[];
  /** Ends the use of it; the worker does not keep the process alive. */
  close(): void;
}

/**
 * `resolve` maps the script's addresses to those of a server at hand, `https://heatpunk.co.uk/…` to `http://127.0.0.1:PORT/…`; the host that the script named
 * arrives in `Host` and in `X-Forwarded-Host`. Redirects are answers. The server must not run in this thread: while a
 * request waits, this thread does nothing else.
 */
export const httpNetwork = (resolve: (url: string) => string, timeoutMs = 60_000): HttpNetwork => {
  const send: HttpWorker = createSyncFn(join(__dirname, 'http-worker.mjs'));
  let open = true;
  const network: Network = (requests) => {
    if (!open) throw new Error('This network is closed.');
    const tasks = requests.map((request) => ({
      target: resolve(request.url),
      host: new URL(request.url).host,
      request,
    }));
    return send(tasks, timeoutMs).map((answer, index) => outcome(answer, requests[index]?.url ?? ''));
  };
  return Object.assign(network, {
    close: () => {
      open = false;
    },
  });
};

const outcome = (answer: HttpAnswer, url: string): NetworkResponse | NetworkError => {
  if ('response' in answer) return answer.response;
  return new NetworkError(`${answer.failure === 'timeout' ? 'Timeout' : 'Address unavailable'}: ${url}`);
};
