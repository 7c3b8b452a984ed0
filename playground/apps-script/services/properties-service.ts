/** PropertiesService: strings kept for one user, or for the document. */

import { badSignature, ServiceError } from '../errors';
import type { Scope } from '../runtime/scope';
import { type Modelled, Service } from '../runtime/service';

export type PropertyStore = Map<string, string>;

/** All stores of one script in one document. */
export interface PropertyStores {
  readonly document: PropertyStore;
  /** The store of one user, by e-mail. */
  user(email: string): PropertyStore;
}

export const createPropertyStores = (): PropertyStores => {
  const users = new Map<string, PropertyStore>();
  return {
    document: new Map(),
    user: (email) => {
      const store = users.get(email) ?? new Map<string, string>();
      users.set(email, store);
      return store;
    },
  };
};

/** Source: Google's reference, "Class PropertiesService". */
export class PropertiesService extends Service implements Modelled<GoogleAppsScript.Properties.PropertiesService> {
  static override readonly path = 'PropertiesService';

  constructor(readonly scope: Scope) {
    super();
  }

  getUserProperties(): Properties {
    return new Properties(this.scope, this.scope.machine.properties.user(this.scope.user));
  }

  getDocumentProperties(): Properties {
    return new Properties(this.scope, this.scope.machine.properties.document);
  }
}

/** Source: Google's reference, "Class Properties"; sizes and calls a day from "Quotas for Google Services". */
export class Properties extends Service implements Modelled<GoogleAppsScript.Properties.Properties> {
  static override readonly path = 'PropertiesService.Properties';

  constructor(
    readonly scope: Scope,
    readonly store: PropertyStore,
  ) {
    super();
  }

  getProperty(key: string): string | null {
    spend(this.scope);
    return this.store.get(key) ?? null;
  }

  getProperties(): Record<string, string> {
    spend(this.scope);
    return Object.fromEntries(this.store);
  }

  setProperty(key: string, value: string): this {
    spend(this.scope);
    put(this.scope, this.store, [[key, value]]);
    return this;
  }

  setProperties(properties: Record<string, string>, deleteAllOthers = false): this {
    spend(this.scope);
    if (typeof properties !== 'object' || properties === null) {
      throw badSignature('PropertiesService.Properties.setProperties', [properties]);
    }
    const kept = new Map(this.store);
    if (deleteAllOthers) this.store.clear();
    try {
      put(this.scope, this.store, Object.entries(properties));
    } catch (error) {
      this.store.clear();
      for (const [key, value] of kept) this.store.set(key, value);
      throw error;
    }
    return this;
  }

  deleteProperty(key: string): this {
    spend(this.scope);
    this.store.delete(key);
    return this;
  }
}

const spend = ({ machine, user }: Scope): void =>
  machine.quotas.spend(user, 'properties', 1, machine.limits.propertyCallsPerDay);

const put = ({ machine }: Scope, store: PropertyStore, entries: readonly (readonly [string, unknown])[]): void => {
  for (const [key, given] of entries) {
    if (given === null || given === undefined)
      throw badSignature('PropertiesService.Properties.setProperty', [key, given]);
    const value = String(given);
    if (Buffer.byteLength(value) > machine.limits.propertyValueBytes)
      throw new ServiceError('Argument too large: value');
    const others = [...store].reduce((sum, [name, text]) => sum + (name === key ? 0 : sizeOf(name, text)), 0);
    if (others + sizeOf(key, value) > machine.limits.propertyStoreBytes) {
      throw new ServiceError(
        'You have exceeded the property storage quota. Please remove some properties and try again.',
      );
    }
    store.set(key, value);
  }
};

const sizeOf = (key: string, value: string): number => Buffer.byteLength(key) + Buffer.byteLength(value);
