// The simulated service as the network of the Apps Script host: no sockets, and a clock that is moved, not waited for.

import {
  answerTimeoutMs,
  type Network,
  NetworkError,
  type NetworkRequest,
  type NetworkResponse,
} from '../apps-script/network';
import type { Heatpunk } from './service';

export interface InProcessOptions {
  /** Moves the host's clock by so many milliseconds. Called once for each batch, with the slowest request's time. */
  readonly advance?: (ms: number) => void;
}

/** Requests of one batch are carried out in their order and answered together, as `UrlFetchApp.fetchAll` does. */
export function inProcessNetwork(heatpunk: Heatpunk, { advance }: InProcessOptions = {}): Network {
  return (requests) => {
    const arrivals = requests.map((request) => send(heatpunk, request));
    advance?.(Math.max(0, ...arrivals.map((arrival) => arrival.ms)));
    return arrivals.map((arrival) => arrival.response);
  };
}

interface Arrival {
  readonly response: NetworkResponse | NetworkError;
  readonly ms: number;
}

function send(heatpunk: Heatpunk, request: NetworkRequest): Arrival {
  const outcome = heatpunk.handle(request);
  const isTimeout = outcome.kind === 'failure' && outcome.how === 'timeout';
  if (isTimeout || outcome.latencyMs >= answerTimeoutMs) {
    return { response: new NetworkError(`Timeout: ${request.url}`), ms: answerTimeoutMs };
  }
  if (outcome.kind === 'failure') {
    return { response: new NetworkError(`Address unavailable: ${request.url}`), ms: outcome.latencyMs };
  }
  const { status, headers, body } = outcome;
  return { response: { status, headers: lowerCased(headers), body }, ms: outcome.latencyMs };
}

/** The port's form of headers, which is what a real connection would give. */
function lowerCased(headers: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}
