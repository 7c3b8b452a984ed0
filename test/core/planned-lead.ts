// Plans of one lead and its row, as their tests ask for them and look at them.

import type { Decision } from '../../src/core/decisions';
import type { Fields } from '../../src/core/fields';
import { fieldsSeen, type Lead } from '../../src/core/lead';
import { type LeadPlan, planLead } from '../../src/core/plan-lead';
import type { ConflictPolicy } from '../../src/core/settings';
import { EDITED } from '../../src/core/sync-word';
import { agreed, type Facts, factsOf, lead, only, type RowDraft, row, SYNC_AND_ASK, table } from './builders';

export interface Sides {
  readonly sheet?: RowDraft;
  readonly heatpunk?: Lead;
  /** null where both were never compared. */
  readonly both?: Fields | null;
  /** Other leads of the answer, which tell what fields there are. */
  readonly others?: readonly Lead[];
  readonly policy?: ConflictPolicy;
  /** What somebody decided about the phone. */
  readonly decided?: Decision;
  /** Fields that somebody may just have changed, or not. */
  readonly doubtful?: readonly string[];
  /** Fields whose columns are new, or came back. */
  readonly unfilled?: ReadonlySet<string>;
  /** Whether the sheet has a Sync column. */
  readonly hasWords?: boolean;
}

export function planOf({
  sheet = row(),
  heatpunk = lead(),
  both = agreed()[1],
  others = [],
  policy = 'ask',
  decided,
  doubtful = [],
  unfilled,
  hasWords = true,
}: Sides): LeadPlan {
  const sheetTable = { ...table(sheet), hasWords };
  const reported = fieldsSeen([heatpunk, ...others]);
  const base = both ?? undefined;
  const known = { isFirst: base === undefined, base, doubtful: new Set(doubtful), unfilled, reported };
  return planLead(sheetTable, only(sheetTable.rows), heatpunk, known, {
    ...SYNC_AND_ASK,
    policy,
    ...(decided ? { decisions: new Map([[heatpunk.id, new Map([['customerPhone', decided]])]]) } : {}),
  });
}

/** What a plan comes to, each part by field. */
export function summary({ take, send, agree, conflicts }: LeadPlan) {
  return {
    take: factsOf(take),
    send: factsOf(send),
    agree: factsOf(agree),
    conflicts: Object.fromEntries(conflicts.map(({ field, reason }) => [field, reason])),
  };
}

export const NOTHING = { take: {}, send: {}, agree: {}, conflicts: {} };
export const phone = (customerPhone: string | null): Facts => ({ customerPhone });
/** A row that is marked Edited. */
export const edited = (facts: Facts, traits = {}) => row(facts, { word: EDITED, ...traits });
/** What both sides agreed on, plain but for these facts. */
export const base = (facts: Facts = {}) => agreed(facts)[1];
