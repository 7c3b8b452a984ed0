import type { Clock } from '../../playground/apps-script/runtime/clock';

/** The clock of one spreadsheet: the time of all, and as far off as it was set wrong. */
export interface DeskClock extends Clock {
  /** Stands so many ms off the true time from now on. */
  setWrong(ms: number): void;
  /** By how many ms it was ever set back, all in all: so much longer than it shows a run may have taken. */
  setBack(): number;
}

export function deskClock(trueTime: Clock): DeskClock {
  let off = 0;
  let back = 0;
  return {
    now: () => trueTime.now() + off,
    advance: trueTime.advance,
    pass: trueTime.pass,
    setWrong: (ms) => {
      back += Math.max(0, off - ms);
      off = ms;
    },
    setBack: () => back,
  };
}
