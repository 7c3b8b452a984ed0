/** What a thread stands waiting at for an answer: memory that two threads share, with one number in it. */
export type Bell = Int32Array;

const SILENT = 0;
const RUNG = 1;

export const createBell = (): Bell => new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));

/** Before the question is asked: an answer may come before anybody waits for it. */
export const silence = (bell: Bell): void => {
  Atomics.store(bell, 0, SILENT);
};

/** Once the answer is there. */
export const ring = (bell: Bell): void => {
  Atomics.store(bell, 0, RUNG);
  Atomics.notify(bell, 0);
};

/** Blocks the thread until it rings. Being woken is not enough: a thread may be woken late, for the answer before. */
export const waitFor = (bell: Bell): void => {
  while (Atomics.load(bell, 0) === SILENT) Atomics.wait(bell, 0, SILENT);
};
