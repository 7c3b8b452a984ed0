import type { LeadChange } from '../../playground/heatpunk/lead-store';
import { FIELDS, type LeadRow } from './snapshot';
import type { TeamRecord } from './team-record';

/**
 * When a run last came to its end with both sides agreeing on a lead's field: what such a run has seen it knows, so a policy has
 * nothing to decide before both sides have changed since.
 */
export interface LastAgreed {
  /** A run came to its end. `isSeen` tells which leads it looked at. */
  settle(rows: Iterable<readonly [string, LeadRow]>, isSeen: (id: string) => boolean): void;
  has(id: string, field: string): boolean;
  /** Whether anybody else changed the field in Heatpunk since; true as well where both were never compared. */
  isChangedSince(id: string, field: string, isOwn: (change: LeadChange) => boolean): boolean;
  forgetAll(): void;
  /** Keeps what is known of the leads that have a row. */
  keepOnly(hasRow: (id: string) => boolean): void;
  copyTo(other: LastAgreed): void;
  set(id: string, moments: ReadonlyMap<string, number>): void;
}

export function createLastAgreed(record: TeamRecord): LastAgreed {
  /** By lead and field, an index into what changed in Heatpunk. */
  let agreed = new Map<string, Map<string, number>>();
  return {
    settle(rows, isSeen) {
      const moment = record.length;
      for (const [id, { fields }] of rows) {
        if (!isSeen(id)) continue;
        const equal = [...FIELDS].filter((field) => fields.has(field) && record.now(id, field) === fields.get(field));
        const known = agreed.get(id);
        // A lead that was never compared is known once all of it agrees.
        if (known === undefined && equal.length < [...FIELDS].filter((field) => fields.has(field)).length) continue;
        const moments = new Map<string, number>(known);
        for (const field of FIELDS) if (!fields.has(field)) moments.delete(field);
        for (const field of equal) moments.set(field, moment);
        agreed.set(id, moments);
      }
    },
    has: (id, field) => agreed.get(id)?.has(field) ?? false,
    isChangedSince(id, field, isOwn) {
      const moment = agreed.get(id)?.get(field);
      if (moment === undefined) return true;
      return record
        .since(moment)
        .some((change) => change.leadId === id && (change.field === null || change.field === field) && !isOwn(change));
    },
    forgetAll() {
      agreed = new Map();
    },
    keepOnly(hasRow) {
      for (const id of agreed.keys()) if (!hasRow(id)) agreed.delete(id);
    },
    copyTo(other) {
      for (const [id, moments] of agreed) other.set(id, moments);
    },
    set: (id, moments) => void agreed.set(id, new Map(moments)),
  };
}
