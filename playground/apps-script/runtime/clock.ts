/** The host's clock: executions read it, and sleeping, waiting and latency let time pass on it. */

import type { Soon } from './soon';

export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Moves the clock forward. */
  advance(ms: number): void;
  /** Lets so much time pass for whoever waits: done at once by a clock that is moved by hand, in real time by one that runs. */
  pass(ms: number): Soon<void>;
}

export interface ManualClock extends Clock {
  /** Jumps to an instant; never backwards. */
  set(utc: number): void;
}

/** Stands still unless something advances it. Monday, 5 January 2026, 09:00 in London, unless told otherwise. */
export const manualClock = (start: number = Date.UTC(2026, 0, 5, 9)): ManualClock => {
  let now = start;
  const advance = (ms: number) => {
    now += Math.max(0, ms);
  };
  return {
    now: () => now,
    advance,
    pass: advance,
    set: (utc) => {
      now = Math.max(now, utc);
    },
  };
};

export interface RunningClock extends Clock {
  /** In its only element, how many milliseconds it stands before the machine's own: shared with the threads that scripts run in. */
  readonly ahead: Float64Array;
}

/** Goes with the machine's own clock, from where that stands. */
export const runningClock = (): RunningClock => {
  const ahead = new Float64Array(new SharedArrayBuffer(8));
  return {
    ahead,
    now: () => runningTime(ahead),
    advance: (ms) => {
      ahead[0] = (ahead[0] ?? 0) + Math.max(0, ms);
    },
    pass: (ms) => (ms > 0 ? new Promise((resolve) => void setTimeout(resolve, ms).unref()) : undefined),
  };
};

export const runningTime = (ahead: Float64Array): number => Date.now() + Math.floor(ahead[0] ?? 0);
