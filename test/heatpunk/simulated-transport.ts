// The client's way out, in tests: no sockets, the simulated Heatpunk at the other end, and a clock that waiting moves.

import { NetworkError } from '../../playground/apps-script/network';
import { inProcessNetwork } from '../../playground/heatpunk/in-process';
import type { Heatpunk } from '../../playground/heatpunk/service';
import type { ApiRequest, Transport } from '../../src/heatpunk/transport';

export interface TestClock {
  /** Milliseconds since 1970. */
  ms: number;
}

export interface SimulatedTransport extends Transport {
  /** What was sent, batch by batch. */
  readonly batches: readonly (readonly ApiRequest[])[];
  /** Every wait that was asked for, in ms. */
  readonly waits: readonly number[];
}

/** @param random what the jitter is made of: a half each time unless given */
export function simulatedTransport(
  heatpunk: Heatpunk,
  clock: TestClock,
  random: () => number = () => 0.5,
): SimulatedTransport {
  const move = (ms: number) => {
    clock.ms += ms;
  };
  const network = inProcessNetwork(heatpunk, { advance: move });
  const batches: (readonly ApiRequest[])[] = [];
  const waits: number[] = [];
  return {
    batches,
    waits,
    sendAll(requests) {
      batches.push([...requests]);
      const answers = network(
        requests.map(({ method, url, headers, body }) => ({
          method: method.toUpperCase(),
          url,
          headers: { ...headers, 'Content-Type': 'application/json' },
          body,
        })),
      );
      // As with UrlFetchApp.fetchAll: one request without an answer takes the answers of all the others with it.
      return answers.map((answer) => {
        if (answer instanceof NetworkError) throw new Error(answer.message);
        return answer;
      });
    },
    sleep(ms) {
      waits.push(ms);
      move(ms);
    },
    now: () => clock.ms,
    random,
  };
}
