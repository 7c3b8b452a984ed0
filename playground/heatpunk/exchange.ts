// One request to the simulated service, and what comes of it.

export interface HeatpunkRequest {
  readonly method: string;
  /** The whole address, as in `https://heatpunk.co.uk/api/v1/leads/fetch`. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
}

export interface HeatpunkAnswer {
  readonly kind: 'answer';
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** Milliseconds from request to answer. The handler itself does not wait: whoever carries the answer does. */
  readonly latencyMs: number;
}

/** No answer arrives. `workDone` says whether the service had carried the request out all the same. */
export interface HeatpunkFailure {
  readonly kind: 'failure';
  readonly how: 'refused' | 'timeout' | 'reset';
  readonly workDone: boolean;
  /** Milliseconds until the failure shows; for a time-out, the client's own patience decides. */
  readonly latencyMs: number;
}

export type HeatpunkOutcome = HeatpunkAnswer | HeatpunkFailure;
