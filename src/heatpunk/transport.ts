// The adapter of this folder: the one place that reaches Google's services for requests and waiting.

/** One call of the API. */
export interface ApiRequest {
  readonly method: 'post' | 'delete';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** JSON. */
  readonly body: string;
}

export interface ApiResponse {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface Transport {
  /**
   * Sends all requests at once and answers in their order.
   *
   * @throws Error where the network failed for any of them: Google then discards the answers of all, although Heatpunk may
   * have done the work. Source: Apps Script reference, UrlFetchApp.fetchAll.
   */
  sendAll(requests: readonly ApiRequest[]): ApiResponse[];
  /** Waits, in ms. */
  sleep(ms: number): void;
  /** Milliseconds since 1970. */
  now(): number;
  /** From 0 up to, not including, 1. */
  random(): number;
}

export const googleTransport: Transport = {
  sendAll(requests) {
    return UrlFetchApp.fetchAll(requests.map(toGoogle)).map(fromGoogle);
  },
  sleep(ms) {
    Utilities.sleep(ms);
  },
  now: () => Date.now(),
  random: () => Math.random(),
};

function toGoogle({ method, url, headers, body }: ApiRequest): GoogleAppsScript.URL_Fetch.URLFetchRequest {
  return {
    url,
    method,
    headers: { ...headers },
    contentType: 'application/json',
    payload: body,
    // A redirect would carry the key to another address.
    followRedirects: false,
    muteHttpExceptions: true,
  };
}

function fromGoogle(response: GoogleAppsScript.URL_Fetch.HTTPResponse): ApiResponse {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(response.getHeaders())) headers[name.toLowerCase()] = String(value);
  return { status: response.getResponseCode(), headers, body: response.getContentText() };
}
