/** The host's port to the outside: everything that UrlFetchApp sends goes through one function of this type. */

export interface NetworkRequest {
  /** The address as the script gave it, query included. */
  readonly url: string;
  /** Upper case: GET, POST, PUT, PATCH, DELETE. */
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
}

export interface NetworkResponse {
  readonly status: number;
  /** Names in lower case, as Node gives them. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** A request without an answer. Its message is what UrlFetchApp throws: `Address unavailable: https://…`, `Timeout: https://…`. */
export class NetworkError extends Error {
  override readonly name = 'NetworkError';
}

/** How long UrlFetchApp waits for an answer, in milliseconds. Nobody documents it; reports agree on about a minute. */
export const answerTimeoutMs = 60_000;

/**
 * One call is one fetch or fetchAll: the requests run in parallel, the answers stand in the order of the requests, and a
 * NetworkError in a slot is the failure of that request alone. Redirects are answers, never followed here.
 */
export type Network = (requests: readonly NetworkRequest[]) => readonly (NetworkResponse | NetworkError)[];

/** The same where answers take their time. */
export type SlowNetwork = (requests: readonly NetworkRequest[]) => Promise<readonly (NetworkResponse | NetworkError)[]>;

/** For executions that must not reach out: every request fails as an unreachable address does. */
export const noNetwork: Network = (requests) =>
  requests.map((request) => new NetworkError(`Address unavailable: ${request.url}`));
