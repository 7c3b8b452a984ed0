import type { LeadChange } from '../../playground/heatpunk/lead-store';
import { CREATED, FIELDS, type LeadRow } from './snapshot';
import type { TeamRecord } from './team-record';

/**
 * When a run last came to its end with both sides agreeing on a lead's field: what such a run has seen it knows, so a policy has
 * nothing to decide before both sides have changed since.
 */
export interface LastAgreed {
  /** A run came to its end. `isSeen` tells which leads it looked at; one that pulls has put dates of creation right. */
  settle(rows: Iterable<readonly [string, LeadRow]>, isSeen: (id: string) => boolean, isPull: boolean): void;
  ids(): Iterable<string>;
  knows(id: string): boolean;
  /** What both sides agreed on then. */
  text(id: string, field: string): string | undefined;
  has(id: string, field: string): boolean;
  /** Whether anybody else changed the field in Heatpunk since; true as well where both were never compared. */
  isChangedSince(id: string, field: string): boolean;
  /** Whether the field was sent from here since. */
  isSentSince(id: string, field: string): boolean;
  forget(id: string): void;
  forgetAll(): void;
  keepOnly(isKept: (id: string) => boolean): void;
  copyTo(other: LastAgreed): void;
  set(id: string, agreements: ReadonlyMap<string, Agreement>): void;
}

interface Agreement {
  /** An index into what changed in Heatpunk. */
  readonly moment: number;
  readonly text: string;
}

/** What only some spreadsheets, or none, can tell of what happens in Heatpunk. */
export interface Insight {
  /** Whether no answer ever tells of a field: then only what is sent from here, or was never filled, is known to be agreed on. */
  readonly neverLists: (field: string) => boolean;
  /** Whether a change came from this spreadsheet. */
  readonly isOwn: (change: LeadChange) => boolean;
}

export function createLastAgreed(record: TeamRecord, { neverLists, isOwn }: Insight): LastAgreed {
  /** By lead and field. */
  let agreed = new Map<string, Map<string, Agreement>>();
  const sides: LastAgreed = {
    settle(rows, isSeen, isPull) {
      const moment = record.length;
      for (const [id, { fields, formulas }] of rows) {
        if (!isSeen(id)) continue;
        const known = agreed.get(id);
        if (known === undefined && !isPull) continue;
        const isCompared = (field: string) => {
          const common = known?.get(field);
          const isSent = common !== undefined && sides.isSentSince(id, field);
          return !neverLists(field) || fields.get(field) === (common?.text ?? '') || isSent;
        };
        const equal = [...FIELDS].filter(
          (field) => fields.has(field) && isCompared(field) && record.now(id, field) === fields.get(field),
        );
        const now = new Map<string, Agreement>(known);
        for (const field of FIELDS) if (!fields.has(field)) now.delete(field);
        for (const field of isPull && !formulas.has(CREATED) ? [...equal, CREATED] : equal) {
          now.set(field, { moment, text: fields.get(field) ?? '' });
        }
        agreed.set(id, now);
      }
    },
    ids: () => agreed.keys(),
    knows: (id) => agreed.has(id),
    text: (id, field) => agreed.get(id)?.get(field)?.text,
    has: (id, field) => agreed.get(id)?.has(field) ?? false,
    isChangedSince(id, field) {
      const moment = agreed.get(id)?.get(field)?.moment;
      if (moment === undefined) return true;
      return record
        .since(moment)
        .some((change) => change.leadId === id && (change.field === null || change.field === field) && !isOwn(change));
    },
    isSentSince(id, field) {
      const moment = agreed.get(id)?.get(field)?.moment ?? 0;
      return record.since(moment).some((change) => change.leadId === id && change.field === field && isOwn(change));
    },
    forget: (id) => void agreed.delete(id),
    forgetAll() {
      agreed = new Map();
    },
    keepOnly(isKept) {
      for (const id of agreed.keys()) if (!isKept(id)) agreed.delete(id);
    },
    copyTo(other) {
      for (const [id, agreements] of agreed) other.set(id, agreements);
    },
    set: (id, agreements) => void agreed.set(id, new Map(agreements)),
  };
  return sides;
}
