// Which hosts and paths there are, and what a request asks for.

import type { HeatpunkRequest } from './exchange';
import { parseJson } from './json';

export type Route = 'fetch' | 'create' | 'update' | 'delete';

/** The vendor's four services. All have the same paths. */
export const HEATPUNK_HOSTS: readonly string[] = [
  'heatpunk.co.uk',
  'easy-pv.co.uk',
  'easy-pv.ie',
  'sandbox.heatpunk.co.uk',
];

const ROUTE_BY_PATH: ReadonlyMap<string, Route> = new Map([
  ['/api/v1/leads/fetch', 'fetch'],
  ['/api/v1/leads/create', 'create'],
  ['/api/v1/leads/update', 'update'],
  ['/api/v1/leads/delete', 'delete'],
]);

/** A request taken apart. `body` is `undefined` when it is not JSON; `route` when the path is unknown. */
export interface Call {
  readonly secure: boolean;
  readonly host: string | undefined;
  readonly path: string;
  readonly route: Route | undefined;
  readonly method: string;
  readonly apiKey: string | undefined;
  readonly contentType: string | undefined;
  readonly text: string;
  readonly body: unknown;
}

export function readCall(request: HeatpunkRequest): Call {
  const url = URL.canParse(request.url) ? new URL(request.url) : undefined;
  const text = request.body ?? '';
  return {
    secure: url?.protocol === 'https:',
    host: url?.hostname,
    path: url?.pathname ?? '',
    route: url && ROUTE_BY_PATH.get(url.pathname),
    method: request.method.toUpperCase(),
    apiKey: header(request, 'x-api-key'),
    contentType: header(request, 'content-type'),
    text,
    body: parseJson(text),
  };
}

export function methodOf(route: Route): 'POST' | 'DELETE' {
  return route === 'delete' ? 'DELETE' : 'POST';
}

function header(request: HeatpunkRequest, name: string): string | undefined {
  return Object.entries(request.headers).find(([key]) => key.toLowerCase() === name)?.[1];
}
