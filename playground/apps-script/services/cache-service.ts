/** CacheService: strings that are forgotten after a while, on the host's clock. */

import { ServiceError } from '../errors';
import type { Scope } from '../runtime/scope';
import { type Modelled, Service } from '../runtime/service';

interface Entry {
  readonly value: string;
  /** Milliseconds since 1970. */
  readonly expires: number;
}

export type CacheStore = Map<string, Entry>;

export interface CacheStores {
  readonly script: CacheStore;
  readonly document: CacheStore;
  user(email: string): CacheStore;
}

export const createCacheStores = (): CacheStores => {
  const users = new Map<string, CacheStore>();
  return {
    script: new Map(),
    document: new Map(),
    user: (email) => {
      const store = users.get(email) ?? new Map<string, Entry>();
      users.set(email, store);
      return store;
    },
  };
};

/** Source: Google's reference, "Class CacheService". */
export class CacheService extends Service implements Modelled<GoogleAppsScript.Cache.CacheService> {
  static override readonly path = 'CacheService';

  constructor(readonly scope: Scope) {
    super();
  }

  getScriptCache(): Cache {
    return new Cache(this.scope, this.scope.machine.caches.script);
  }

  getUserCache(): Cache {
    return new Cache(this.scope, this.scope.machine.caches.user(this.scope.user));
  }

  getDocumentCache(): Cache {
    return new Cache(this.scope, this.scope.machine.caches.document);
  }
}

const defaultSeconds = 600;

/** Source: Google's reference, "Class Cache": 100 KB a value, 250 characters a key, 10 minutes unless told, 6 hours at most. */
export class Cache extends Service implements Modelled<GoogleAppsScript.Cache.Cache> {
  static override readonly path = 'CacheService.Cache';

  constructor(
    readonly scope: Scope,
    readonly store: CacheStore,
  ) {
    super();
  }

  get(key: string): string | null {
    const entry = this.store.get(key);
    return entry !== undefined && entry.expires > this.scope.machine.clock.now() ? entry.value : null;
  }

  getAll(keys: string[]): Record<string, string> {
    const found: Record<string, string> = {};
    for (const key of keys) {
      const entry = this.store.get(key);
      if (entry !== undefined && entry.expires > this.scope.machine.clock.now()) found[key] = entry.value;
    }
    return found;
  }

  put(key: string, value: string, expirationInSeconds = defaultSeconds): void {
    const { clock, limits } = this.scope.machine;
    if (key.length > limits.cacheKeyLength) throw new ServiceError('Argument too large: key');
    const text = String(value);
    if (Buffer.byteLength(text) > limits.cacheValueBytes) throw new ServiceError('Argument too large: value');
    const seconds = Math.min(Math.max(expirationInSeconds, 1), limits.cacheSeconds);
    this.store.set(key, { value: text, expires: clock.now() + seconds * 1_000 });
  }

  putAll(values: Record<string, string>, expirationInSeconds = defaultSeconds): void {
    for (const [key, value] of Object.entries(values)) this.put(key, value, expirationInSeconds);
  }

  remove(key: string): void {
    this.store.delete(key);
  }

  removeAll(keys: string[]): void {
    for (const key of keys) this.store.delete(key);
  }
}
