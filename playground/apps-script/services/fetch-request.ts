/** What UrlFetchApp makes of an address and its parameters. */

import { HostError, ServiceError } from '../errors';
import type { NetworkRequest } from '../network';
import type { Scope } from '../runtime/scope';
import { isWhitelisted, parseAddress } from './url-whitelist';

export interface FetchOptions {
  readonly muteHttpExceptions: boolean;
  readonly followRedirects: boolean;
}

export interface PreparedRequest extends FetchOptions {
  readonly request: NetworkRequest;
}

const modelledParameters = new Set([
  'url',
  'method',
  'headers',
  'payload',
  'contentType',
  'muteHttpExceptions',
  'followRedirects',
  'validateHttpsCertificates',
  'escaping',
]);

/** Source: Google's reference, "Class UrlFetchApp", "Advanced parameters". Throws in Google's words for what it refuses. */
export const prepareRequest = (
  url: unknown,
  parameters: Readonly<Record<string, unknown>>,
  scope: Scope,
): PreparedRequest => {
  for (const name of Object.keys(parameters)) {
    if (!modelledParameters.has(name))
      throw new HostError(`The UrlFetchApp parameter ${name} is not modelled by this host.`);
  }
  const address = checkedAddress(url, scope);
  const method = String(parameters.method ?? (parameters.payload === undefined ? 'get' : 'post')).toUpperCase();
  if (!/^(?:GET|DELETE|PATCH|POST|PUT)$/.test(method)) {
    throw new ServiceError(`Attribute provided with invalid value: method`);
  }
  const body = method === 'GET' ? null : bodyOf(parameters.payload);
  if (body !== null && Buffer.byteLength(body) > scope.machine.limits.urlFetchBytes) {
    throw new ServiceError('Limit Exceeded: URLFetch POST Size.');
  }
  return {
    request: { url: address, method, headers: headersOf(parameters, body), body },
    muteHttpExceptions: parameters.muteHttpExceptions === true,
    followRedirects: parameters.followRedirects !== false,
  };
};

const checkedAddress = (url: unknown, { machine }: Scope): string => {
  if (typeof url !== 'string' || url === '') throw new ServiceError('Attribute provided with no value: url');
  const address = /^[a-z][a-z0-9+.-]*:\/\//i.test(url) ? url : `http://${url}`;
  const parsed = parseAddress(address);
  if (parsed === null || !/^https?:$/.test(parsed.protocol)) throw new ServiceError(`Invalid argument: ${url}`);
  if (Buffer.byteLength(address) > machine.limits.urlBytes)
    throw new ServiceError('Limit Exceeded: URLFetch URL Length.');
  const { urlFetchWhitelist } = machine.manifest;
  if (urlFetchWhitelist !== undefined && !isWhitelisted(parsed, urlFetchWhitelist)) {
    throw new ServiceError(`Request to ${url} failed because the URL has not been whitelisted in the script manifest.`);
  }
  return address;
};

const bodyOf = (payload: unknown): string | null => {
  if (payload === undefined || payload === null) return null;
  if (typeof payload !== 'object') return String(payload);
  return new URLSearchParams(Object.entries(payload).map(([key, value]) => [key, String(value)])).toString();
};

const headersOf = (parameters: Readonly<Record<string, unknown>>, body: string | null): Record<string, string> => {
  const headers: Record<string, string> = { 'user-agent': 'Mozilla/5.0 (compatible; Google-Apps-Script)' };
  if (body !== null) headers['content-type'] = String(parameters.contentType ?? 'application/x-www-form-urlencoded');
  const given = parameters.headers;
  if (typeof given !== 'object' || given === null) return headers;
  for (const [name, value] of Object.entries(given)) {
    if (/^(?:host|content-length)$/i.test(name)) {
      throw new ServiceError(`Attribute provided with invalid value: Header:${name}`);
    }
    headers[name.toLowerCase()] = String(value);
  }
  return headers;
};
