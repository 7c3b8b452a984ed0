/** UrlFetchApp: requests to the outside, through the host's network port. */

import { badSignature, ServiceError } from '../errors';
import { NetworkError, type NetworkResponse } from '../network';
import type { Scope } from '../runtime/scope';
import { type Modelled, Service } from '../runtime/service';
import { andThen, type Soon } from '../runtime/soon';
import { type PreparedRequest, prepareRequest } from './fetch-request';

/** Source: Google's reference, "Class UrlFetchApp". */
export class UrlFetchApp extends Service implements Modelled<GoogleAppsScript.URL_Fetch.UrlFetchApp> {
  static override readonly path = 'UrlFetchApp';

  constructor(readonly scope: Scope) {
    super();
  }

  fetch(url: string, params: Record<string, unknown> = {}): Soon<HTTPResponse> {
    return andThen(send([prepareRequest(url, params, this.scope)], this.scope), ([response]) => {
      if (response === undefined) throw new ServiceError(`Address unavailable: ${url}`);
      return response;
    });
  }

  /** The requests run in parallel. One network failure throws, and the answers of all the others are lost with it. */
  fetchAll(requests: (string | Record<string, unknown>)[]): Soon<HTTPResponse[]> {
    if (!Array.isArray(requests)) throw badSignature('UrlFetchApp.fetchAll', [requests]);
    const prepared = requests.map((request) =>
      typeof request === 'string'
        ? prepareRequest(request, {}, this.scope)
        : prepareRequest(request.url, request, this.scope),
    );
    return send(prepared, this.scope);
  }
}

/** Source: Google's reference, "Class HTTPResponse". */
export class HTTPResponse extends Service implements Modelled<GoogleAppsScript.URL_Fetch.HTTPResponse> {
  static override readonly path = 'UrlFetchApp.HTTPResponse';

  constructor(readonly response: NetworkResponse) {
    super();
  }

  getResponseCode(): number {
    return this.response.status;
  }

  getContentText(_charset?: string): string {
    return this.response.body;
  }

  getHeaders(): Record<string, string> {
    return Object.fromEntries(Object.entries(this.response.headers).map(([name, value]) => [titled(name), value]));
  }
}

/** retry-after → Retry-After: the platform writes names as HTTP/1 servers do. */
const titled = (name: string): string =>
  name.replace(/(^|-)([a-z])/g, (_, dash: string, letter: string) => dash + letter.toUpperCase());

const mostRedirects = 20;

const send = (prepared: readonly PreparedRequest[], scope: Scope): Soon<HTTPResponse[]> => {
  const { machine, user } = scope;
  if (prepared.length === 0) return [];
  machine.quotas.spend(user, 'urlfetch', prepared.length, machine.limits.urlFetchPerDay);
  scope.counters.requests += prepared.length;
  const sent = machine.network(prepared.map(({ request }) => request));
  const arrived = andThen(sent, (answers) => inTurn(prepared, (one, index) => followed(one, answers[index], scope)));
  return andThen(arrived, (responses) => prepared.map((one, index) => accepted(one, responses[index], scope)));
};

/** One after the other, each as soon as the one before it is there. */
const inTurn = <A, B>(
  list: readonly A[],
  work: (item: A, index: number) => Soon<B>,
  done: readonly B[] = [],
): Soon<readonly B[]> => {
  const next = list[done.length];
  return next === undefined
    ? done
    : andThen(work(next, done.length), (result) => inTurn(list, work, [...done, result]));
};

const followed = (
  one: PreparedRequest,
  answer: NetworkResponse | NetworkError | undefined,
  scope: Scope,
  url = one.request.url,
  hops = 0,
): Soon<NetworkResponse> => {
  if (answer === undefined) throw new ServiceError(`Address unavailable: ${url}`);
  if (answer instanceof NetworkError) throw new ServiceError(answer.message);
  const location = answer.headers.location;
  const redirects = answer.status >= 300 && answer.status < 400 && location !== undefined;
  if (!one.followRedirects || !redirects || hops === mostRedirects) return answer;
  const target = prepareRequest(new URL(location, url).href, {}, scope).request.url;
  scope.counters.requests += 1;
  const { request } = one;
  const asGet = answer.status === 303 || (request.method === 'POST' && answer.status < 303);
  const again = { ...request, url: target, method: asGet ? 'GET' : request.method, body: asGet ? null : request.body };
  return andThen(scope.machine.network([again]), ([next]) => followed(one, next, scope, target, hops + 1));
};

const accepted = (
  { request, muteHttpExceptions }: PreparedRequest,
  response: NetworkResponse | undefined,
  { machine }: Scope,
): HTTPResponse => {
  if (response === undefined) throw new ServiceError(`Address unavailable: ${request.url}`);
  if (Buffer.byteLength(response.body) > machine.limits.urlFetchBytes) {
    throw new ServiceError('Limit Exceeded: URLFetch Download Size.');
  }
  if (response.status >= 400 && !muteHttpExceptions) {
    throw new ServiceError(
      `Request failed for ${new URL(request.url).origin} returned code ${response.status}. Truncated server response: ${response.body.slice(0, 100)} (use muteHttpExceptions option to examine full response)`,
    );
  }
  return new HTTPResponse(response);
};
