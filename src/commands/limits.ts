/** Google ends an execution after six minutes: from here on (ms after its start) nothing new is begun. */
export const WORKING_TIME_MS = 270_000;

/** How long a dialog may wait for Heatpunk where nothing but an answer is asked of it, in ms. */
export const DIALOG_TIME_MS = 60_000;

/** Requests that go out at once. Heatpunk tells of no limit; this keeps well clear of one. */
export const BATCH_SIZE = 30;
