/** The host's clock: executions read it, and sleeping, waiting and latency advance it. */

export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  advance(ms: number): void;
}

export interface ManualClock extends Clock {
  /** Jumps to an instant; never backwards. */
  set(utc: number): void;
}

/** Stands still unless something advances it. Monday, 5 January 2026, 09:00 in London, unless told otherwise. */
export const manualClock = (start: number = Date.UTC(2026, 0, 5, 9)): ManualClock => {
  let now = start;
  return {
    now: () => now,
    advance: (ms) => {
      now += Math.max(0, ms);
    },
    set: (utc) => {
      now = Math.max(now, utc);
    },
  };
};

/** The machine's own clock, for demonstrations: advancing it blocks this thread for that long. */
export const realClock = (): Clock => {
  const waiting = new Int32Array(new SharedArrayBuffer(4));
  return {
    now: () => Date.now(),
    advance: (ms) => {
      if (ms > 0) Atomics.wait(waiting, 0, 0, ms);
    },
  };
};
