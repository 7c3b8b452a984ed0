/** The platform's limits for a consumer account, and the counting of those that hold for one user and one day. */

import { ServiceError } from '../errors';
import type { Clock } from './clock';

/** Google's page "Quotas for Google Services"; sizes of cells and workbooks: Drive Help, "Files you can store". */
export interface Limits {
  readonly executionMs: number;
  readonly simpleTriggerMs: number;
  readonly urlFetchPerDay: number;
  readonly urlFetchBytes: number;
  readonly urlBytes: number;
  readonly propertyValueBytes: number;
  readonly propertyStoreBytes: number;
  readonly propertyCallsPerDay: number;
  readonly cacheValueBytes: number;
  readonly cacheKeyLength: number;
  readonly cacheSeconds: number;
  readonly triggersPerUser: number;
  readonly triggerMsPerDay: number;
  readonly mailsPerDay: number;
  readonly cellCharacters: number;
  readonly workbookCells: number;
}

export const consumerLimits: Limits = {
  executionMs: 6 * 60_000,
  simpleTriggerMs: 30_000,
  urlFetchPerDay: 20_000,
  urlFetchBytes: 50 * 1024 * 1024,
  urlBytes: 2 * 1024,
  propertyValueBytes: 9 * 1024,
  propertyStoreBytes: 500 * 1024,
  propertyCallsPerDay: 50_000,
  cacheValueBytes: 100 * 1024,
  cacheKeyLength: 250,
  cacheSeconds: 6 * 60 * 60,
  triggersPerUser: 20,
  triggerMsPerDay: 90 * 60_000,
  mailsPerDay: 100,
  cellCharacters: 50_000,
  workbookCells: 10_000_000,
};

export type DailyQuota = 'urlfetch' | 'properties' | 'email' | 'trigger time';

export interface DailyQuotas {
  /** Adds to what the user spent today; throws Google's words once it is more than `limit`. */
  spend(user: string, quota: DailyQuota, amount: number, limit: number): void;
  spent(user: string, quota: DailyQuota): number;
}

const dayMs = 86_400_000;

/** Days are counted in UTC; the platform does not say when its day begins. */
export const createDailyQuotas = (clock: Clock): DailyQuotas => {
  const spent = new Map<string, { day: number; amount: number }>();
  const entryOf = (user: string, quota: DailyQuota) => {
    const day = Math.floor(clock.now() / dayMs);
    const key = `${quota} ${user}`;
    const known = spent.get(key);
    if (known !== undefined && known.day === day) return known;
    const fresh = { day, amount: 0 };
    spent.set(key, fresh);
    return fresh;
  };
  return {
    spend: (user, quota, amount, limit) => {
      const entry = entryOf(user, quota);
      if (entry.amount + amount > limit) throw new ServiceError(exhausted(quota));
      entry.amount += amount;
    },
    spent: (user, quota) => entryOf(user, quota).amount,
  };
};

const exhausted = (quota: DailyQuota): string =>
  quota === 'trigger time'
    ? 'Service using too much computer time for one day'
    : `Service invoked too many times for one day: ${quota}.`;
