/** The manifest's `urlFetchWhitelist`: which addresses a script may fetch. */

/**
 * Every entry is an https address with a whole host and a path that is not empty; its host may begin with `*.` for
 * sub-domains. An address matches when its scheme and host are the entry's and its path begins with the entry's path.
 * Source: Google's guide "Allowlist URLs".
 */
export const isWhitelisted = (address: URL, whitelist: readonly string[]): boolean =>
  whitelist.some((entry) => matches(address, entry));

const matches = (address: URL, entry: string): boolean => {
  const match = /^https:\/\/([^/]+)(\/.*)$/.exec(entry);
  if (match === null || address.protocol !== 'https:') return false;
  const [, host = '', path = '/'] = match;
  const hostFits = host.startsWith('*.')
    ? address.host.endsWith(host.slice(1).toLowerCase()) && address.host.length > host.length - 1
    : address.host === host.toLowerCase();
  return hostFits && (address.pathname + address.search).startsWith(path);
};

/** Null for text that is no address, and for one that hides another host before an `@`. */
export const parseAddress = (url: string): URL | null => {
  try {
    const address = new URL(url);
    return address.username === '' && address.password === '' ? address : null;
  } catch {
    return null;
  }
};
