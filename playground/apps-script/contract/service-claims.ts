/** The services beside the spreadsheet, and the language itself. */

import { type Claim, messageOf, sources } from './claim';

const withProperties = <T>(work: (store: GoogleAppsScript.Properties.Properties) => T): T => {
  const store = PropertiesService.getDocumentProperties();
  try {
    return work(store);
  } finally {
    store.deleteProperty('contract');
  }
};

/** The message that storing it in the cache throws. */
const cached = (key: string, value: string): string => {
  const cache = CacheService.getDocumentCache();
  const message = messageOf(() => cache?.put(key, value));
  if (message === 'no error') cache?.remove(key);
  return message;
};

const missing = (names: readonly string[]): string[] => names.filter((name) => name in globalThis);

export const serviceClaims: readonly Claim[] = [
  {
    name: 'a property that is not there is null',
    source: sources.properties,
    settled: true,
    run: () => withProperties((store) => store.getProperty('contract')),
    expected: null,
  },
  {
    name: 'properties are text',
    source: sources.properties,
    settled: true,
    run: () =>
      withProperties((store) => {
        // As an untyped script may.
        store.setProperty('contract', 7 as unknown as string);
        return typeof store.getProperty('contract');
      }),
    expected: 'string',
  },
  {
    name: 'a property takes 9 KB and no more',
    source: sources.quotas,
    settled: true,
    run: () =>
      withProperties((store) => [
        messageOf(() => store.setProperty('contract', 'x'.repeat(9 * 1024))),
        messageOf(() => store.setProperty('contract', 'x'.repeat(9 * 1024 + 1))),
      ]),
    expected: ['no error', 'Argument too large: value'],
  },
  {
    name: 'a cached value takes 100 KB and no more',
    source: sources.cache,
    settled: true,
    run: () => [cached('contract', 'x'.repeat(100 * 1024)), cached('contract', 'x'.repeat(100 * 1024 + 1))],
    expected: ['no error', 'Argument too large: value'],
  },
  {
    name: 'a cache key takes 250 characters and no more',
    source: sources.cache,
    settled: true,
    run: () => [cached('k'.repeat(250), 'x'), cached('k'.repeat(251), 'x')],
    expected: ['no error', 'Argument too large: key'],
  },
  {
    name: 'an execution may take the lock that it has',
    source: sources.lock,
    settled: true,
    run: () => {
      const lock = LockService.getDocumentLock();
      const taken = [lock?.tryLock(10), lock?.hasLock(), lock?.tryLock(10)];
      lock?.releaseLock();
      return [...taken, lock?.hasLock()];
    },
    expected: [true, true, true, false],
  },
  {
    name: 'everyMinutes takes 1, 5, 10, 15 and 30 only',
    source: sources.script,
    settled: true,
    run: () => {
      const builder = ScriptApp.newTrigger('onOpen').timeBased();
      return [1, 5, 10, 15, 30, 7].map((minutes) => messageOf(() => builder.everyMinutes(minutes)));
    },
    expected: [
      ...Array.from({ length: 5 }, () => 'no error'),
      'The value you passed to everyMinutes was invalid. It must be one of 1, 5, 10, 15 or 30.',
    ],
  },
  {
    name: 'an address outside the whitelist is refused',
    source: sources.allowlist,
    settled: true,
    run: () => messageOf(() => UrlFetchApp.fetch('https://not-whitelisted.example/path')),
    expected:
      'Request to https://not-whitelisted.example/path failed because the URL has not been whitelisted in the script manifest.',
  },
  {
    name: 'a host that only begins like one of the whitelist is refused',
    source: sources.allowlist,
    settled: true,
    run: () =>
      messageOf(() => UrlFetchApp.fetch('https://heatpunk.co.uk.example/')).includes('has not been whitelisted'),
    expected: true,
  },
  {
    name: 'an address over 2 KB is refused',
    source: sources.quotas,
    settled: true,
    run: () => messageOf(() => UrlFetchApp.fetch(`https://heatpunk.co.uk/${'x'.repeat(2100)}`)),
    expected: 'Limit Exceeded: URLFetch URL Length.',
  },
  {
    name: 'digests are signed bytes',
    source: sources.utilities,
    settled: true,
    run: () => Utilities.computeDigest(Utilities.DigestAlgorithm.SHA_256, 'x').slice(0, 4),
    expected: [45, 113, 22, 66],
  },
  {
    name: 'base64 goes there and back',
    source: sources.utilities,
    settled: true,
    run: () => [Utilities.base64Encode('héllo'), Utilities.base64Decode('/w==')],
    expected: ['aMOpbGxv', [-1]],
  },
  {
    name: 'an unknown HTML file is named',
    source: sources.html,
    settled: true,
    run: () => messageOf(() => HtmlService.createHtmlOutputFromFile('no-such-file')),
    expected: 'No HTML file named no-such-file was found.',
  },
  {
    name: 'errors of services are named Exception',
    source: sources.reports,
    settled: false,
    run: () => {
      try {
        UrlFetchApp.fetch('');
        return 'no error';
      } catch (error) {
        return error instanceof Error ? error.name : typeof error;
      }
    },
    expected: 'Exception',
  },
  {
    name: 'arrays of services are arrays of this realm',
    source: sources.runtime,
    settled: true,
    run: () => {
      const sheets = SpreadsheetApp.getActive().getSheets();
      return [Array.isArray(sheets), Object.getPrototypeOf(sheets) === Array.prototype];
    },
    expected: [true, true],
  },
  {
    name: 'constants print their names and are the same each time',
    source: sources.spreadsheetApp,
    settled: true,
    run: () => {
      const first = SpreadsheetApp.WrapStrategy.CLIP;
      const second = SpreadsheetApp.WrapStrategy.CLIP;
      return [String(first), first === second];
    },
    expected: ['CLIP', true],
  },
  {
    name: 'what browsers and Node have is not there',
    source: sources.runtime,
    settled: true,
    run: () =>
      missing([
        'setTimeout',
        'fetch',
        'window',
        'process',
        'require',
        'Buffer',
        'URL',
        'URLSearchParams',
        'TextEncoder',
      ]),
    expected: [],
  },
  {
    name: 'nor are newer conveniences',
    source: sources.reports,
    settled: false,
    run: () =>
      missing([
        'structuredClone',
        'AbortController',
        'queueMicrotask',
        'btoa',
        'atob',
        'crypto',
        'performance',
        'Intl',
      ]),
    expected: [],
  },
];
