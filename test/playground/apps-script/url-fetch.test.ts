/** Requests to the outside. */

import { describe, expect, test } from '@jest/globals';
import { NetworkError } from '../../../playground/apps-script/network';
import { answering, errorOf, hostRunning, ok, resultOf } from './support';

const everything = { manifest: {} };

describe('the whitelist', () => {
  const urlFetchWhitelist = ['https://heatpunk.co.uk/', 'https://*.easy-pv.co.uk/', 'https://api.test/v1/'];
  const fetched = (url: string) =>
    errorOf(`UrlFetchApp.fetch(${JSON.stringify(url)})`, {
      manifest: { urlFetchWhitelist },
      network: answering(() => ok('')).network,
    });

  test.each([
    'https://heatpunk.co.uk/api/leads?x=1',
    'https://HEATPUNK.co.uk/',
    'https://sandbox.easy-pv.co.uk/x',
    'https://api.test/v1/leads',
  ])('lets %s through', (url) => {
    expect(fetched(url)).toBeUndefined();
  });

  test.each([
    'http://heatpunk.co.uk/',
    'https://heatpunk.co.uk.evil.test/',
    'https://evil.test/?https://heatpunk.co.uk/',
    'https://sub.heatpunk.co.uk/',
    'https://heatpunk.co.uk:8443/',
    'https://easy-pv.co.uk/',
    'https://noteasy-pv.co.uk/',
    'https://api.test/v2/',
  ])('refuses %s', (url) => {
    expect(fetched(url)).toBe(
      `Request to ${url} failed because the URL has not been whitelisted in the script manifest.`,
    );
  });

  test('refuses a host hidden behind a user name', () => {
    expect(fetched('https://heatpunk.co.uk@evil.test/')).toBe('Invalid argument: https://heatpunk.co.uk@evil.test/');
  });

  test('holds for redirects too', () => {
    const { network, requests } = answering(() => ok('', 302, { location: 'https://evil.test/' }));
    const message = errorOf(`UrlFetchApp.fetch('https://heatpunk.co.uk/')`, {
      manifest: { urlFetchWhitelist },
      network,
    });
    expect(message).toContain('https://evil.test/ failed because');
    expect(requests).toHaveLength(1);
  });
});

describe('a request', () => {
  test('carries its method, headers and payload', () => {
    const { network, requests } = answering(() => ok('{}'));
    resultOf(
      `UrlFetchApp.fetch('https://x.test/a?b=c', { method: 'patch', contentType: 'application/json', payload: '{"a":1}', headers: { Authorization: 'key' } })`,
      { ...everything, network },
    );
    expect(requests[0]).toMatchObject({
      url: 'https://x.test/a?b=c',
      method: 'PATCH',
      body: '{"a":1}',
      headers: { 'content-type': 'application/json', authorization: 'key' },
    });
  });

  test('with a parameter that is not modelled fails by its name', () => {
    expect(errorOf(`UrlFetchApp.fetch('https://x.test/', { proxy: 1 })`)).toContain('parameter proxy is not modelled');
  });

  test('reads status, text and headers', () => {
    const { network } = answering(() => ok('hé', 429, { 'retry-after': '3' }));
    const code = `const r = UrlFetchApp.fetch('https://x.test/', { muteHttpExceptions: true }); return [r.getResponseCode(), r.getContentText(), r.getHeaders()]`;
    expect(resultOf(code, { network })).toEqual([429, 'hé', { 'Retry-After': '3' }]);
  });

  test('that fails with a status throws unless muted', () => {
    const { network } = answering(() => ok('oops', 500));
    expect(errorOf(`UrlFetchApp.fetch('https://x.test/a')`, { network })).toMatch(
      /^Request failed for https:\/\/x\.test returned code 500\. Truncated server response: oops/,
    );
  });

  test('follows redirects only when asked to', () => {
    const { network } = answering((request) =>
      request.url.endsWith('/there') ? ok('arrived') : ok('', 302, { location: '/there' }),
    );
    const code = (follow: boolean) =>
      `return UrlFetchApp.fetch('https://x.test/', { followRedirects: ${follow} }).getResponseCode()`;
    expect(resultOf(code(true), { network })).toBe(200);
    expect(resultOf(code(false), { network })).toBe(302);
  });
});

describe('fetchAll', () => {
  test('is one call to the network and keeps the order', () => {
    const { network, batches } = answering((request) => ok(request.url.slice(-1)));
    const record = hostRunning(
      `return UrlFetchApp.fetchAll(['https://x.test/a', { url: 'https://x.test/b' }]).map((r) => r.getContentText())`,
      { network },
    ).run('go');
    expect(record).toMatchObject({ value: ['a', 'b'], requests: 2 });
    expect(batches).toEqual([2]);
  });

  test('throws away all answers for one network failure, muted or not', () => {
    const { network, requests } = answering((request) =>
      request.url.endsWith('b') ? new NetworkError(`Timeout: ${request.url}`) : ok(''),
    );
    const message = errorOf(
      `return UrlFetchApp.fetchAll([{ url: 'https://x.test/a', muteHttpExceptions: true }, { url: 'https://x.test/b', muteHttpExceptions: true }])`,
      { network },
    );
    expect(message).toBe('Timeout: https://x.test/b');
    expect(requests).toHaveLength(2);
  });
});

test('a day has so many requests for each user, and the next day as many again', () => {
  const { network } = answering(() => ok(''));
  const host = hostRunning(`UrlFetchApp.fetchAll(['https://x.test/', 'https://x.test/'])`, {
    network,
    limits: { urlFetchPerDay: 3 },
  });
  expect(host.run('go').outcome).toBe('completed');
  expect(host.run('go').error?.message).toBe('Service invoked too many times for one day: urlfetch.');
  expect(host.run('go', { user: 'other@example.com' }).outcome).toBe('completed');
  host.clock.advance(24 * 3_600_000);
  expect(host.run('go').outcome).toBe('completed');
});
