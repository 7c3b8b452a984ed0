import { failure, wordsOf } from '../core/user-error';
import { type Repeat, waitBeforeRetry } from './retry';
import type { ApiRequest, ApiResponse, Transport } from './transport';

/** In whatever language Google refuses a call for want of a permission, it names the one that is needed. */
const SCOPE = 'https://www.googleapis.com/auth/script.external_request';

/** A request that got no answer, with the words of the failure. */
export interface NoAnswer {
  readonly noAnswer: string;
}

/**
 * Sends requests at once, and those again that failed for a passing reason, with growing waits in between.
 *
 * @param deadline ms since 1970: no wait reaches beyond it
 * @returns an answer or the lack of it for each request, in their order
 * @throws UserError where Google does not let the person's script send anything
 */
export function send(
  transport: Transport,
  requests: readonly ApiRequest[],
  repeat: Repeat,
  deadline: number,
): (ApiResponse | NoAnswer)[] {
  const results = attempt(transport, requests, true);
  for (let tries = 1; ; tries++) {
    const again: number[] = [];
    let wait = 0;
    results.forEach((result, index) => {
      const response = 'noAnswer' in result ? null : result;
      const ms = waitBeforeRetry(tries, response, repeat, transport.now(), transport.random());
      if (ms === null || transport.now() + ms > deadline) return;
      again.push(index);
      wait = Math.max(wait, ms);
    });
    if (again.length === 0) return results;
    transport.sleep(wait);
    const repeated = attempt(
      transport,
      requests.filter((_, index) => again.includes(index)),
      false,
    );
    repeated.forEach((result, position) => {
      const index = again[position];
      if (index !== undefined) results[index] = result;
    });
  }
}

function attempt(transport: Transport, requests: readonly ApiRequest[], isFirst: boolean): (ApiResponse | NoAnswer)[] {
  try {
    return transport.sendAll(requests);
  } catch (error) {
    // Later on there are answers that must not be lost.
    if (isFirst && wordsOf(error).includes(SCOPE)) throw failure.fetchingNotPermitted();
    return requests.map(() => ({ noAnswer: wordsOf(error) }));
  }
}
