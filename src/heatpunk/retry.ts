import type { ApiResponse } from './transport';

/** How often a request is sent at most. */
const MAX_TRIES = 3;
/** A server that says when to come back is believed more often than one that only fails. */
const MAX_TRIES_WHEN_BUSY = 5;
const FIRST_WAIT_MS = 1000;

/** Whether the request may be sent again when nobody knows if it was done: harmless for all but a create. */
export type Repeat = 'safe' | 'never';

/**
 * How long to wait before a request is sent again, in ms; null for not at all. A 429 says that nothing was done, so even a
 * create may follow it; after a 5xx or a failed network a create may have been done, and is not repeated.
 *
 * @param tries how often it was sent so far
 * @param response what came; null where the network failed
 * @param random from 0 to 1: spreads the waits of several people who failed together
 */
export function waitBeforeRetry(
  tries: number,
  response: ApiResponse | null,
  repeat: Repeat,
  now: number,
  random: number,
): number | null {
  const isBusy = response?.status === 429;
  if (!isBusy && response !== null && response.status < 500) return null;
  if (!isBusy && repeat === 'never') return null;
  if (tries >= (isBusy ? MAX_TRIES_WHEN_BUSY : MAX_TRIES)) return null;
  const asked = retryAfter(response?.headers['retry-after'], now);
  return asked ?? FIRST_WAIT_MS * 2 ** (tries - 1) * (0.5 + random / 2);
}

/** The wait that a Retry-After header asks for, in ms: seconds or an HTTP date (RFC 9110, 10.2.3). */
function retryAfter(header: string | undefined, now: number): number | null {
  if (header === undefined) return null;
  if (/^\s*\d+\s*$/.test(header)) return Number(header) * 1000;
  // Date.parse reads a date into nearly any text: only one with a time of day is one here.
  const time = /\d\d:\d\d:\d\d/.test(header) ? Date.parse(header) : Number.NaN;
  return Number.isNaN(time) ? null : Math.max(0, time - now);
}
