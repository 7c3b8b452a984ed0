/** CacheService: strings that the document forgets after a while, on the host's clock. */

import { ServiceError } from '../errors';
import type { Scope } from '../runtime/scope';
import { type Modelled, Service } from '../runtime/service';

interface Entry {
  readonly value: string;
  /** Milliseconds since 1970. */
  readonly expires: number;
}

export type CacheStore = Map<string, Entry>;

/** Source: Google's reference, "Class CacheService". */
export class CacheService extends Service implements Modelled<GoogleAppsScript.Cache.CacheService> {
  static override readonly path = 'CacheService';

  constructor(readonly scope: Scope) {
    super();
  }

  getDocumentCache(): Cache {
    return new Cache(this.scope);
  }
}

const defaultSeconds = 600;

/** Source: Google's reference, "Class Cache": 100 KB a value, 250 characters a key, 10 minutes unless told, 6 hours at most. */
export class Cache extends Service implements Modelled<GoogleAppsScript.Cache.Cache> {
  static override readonly path = 'CacheService.Cache';

  constructor(readonly scope: Scope) {
    super();
  }

  get(key: string): string | null {
    const entry = this.scope.machine.cache.get(key);
    return entry !== undefined && entry.expires > this.scope.machine.clock.now() ? entry.value : null;
  }

  put(key: string, value: string, expirationInSeconds = defaultSeconds): void {
    const { clock, limits } = this.scope.machine;
    if (key.length > limits.cacheKeyLength) throw new ServiceError('Argument too large: key');
    const text = String(value);
    if (Buffer.byteLength(text) > limits.cacheValueBytes) throw new ServiceError('Argument too large: value');
    const seconds = Math.min(Math.max(expirationInSeconds, 1), limits.cacheSeconds);
    this.scope.machine.cache.set(key, { value: text, expires: clock.now() + seconds * 1_000 });
  }

  remove(key: string): void {
    this.scope.machine.cache.delete(key);
  }
}
