import type { ListedLeads } from './listed-leads';
import type { CreatePlan, IdentifiedRow, SyncState } from './plan';
import type { LeadPlan } from './plan-lead';
import type { SortedRows } from './sort-rows';
import type { SyncSwitches } from './sync-switches';
import type { Row } from './table';

/** What one row has its part of a plan from. */
export interface RowContext {
  readonly state: SyncState;
  readonly switches: SyncSwitches;
  readonly rows: SortedRows;
  readonly listed: ListedLeads;
  readonly identified: ReadonlyMap<Row, IdentifiedRow>;
}

/** One row's part of a plan. */
export interface RowPlan {
  /** What its Sync cell should say; absent where that stays. */
  readonly word?: string;
  /** Why it cannot be sent. */
  readonly problem?: { readonly why: string; readonly isOnlyUnlisted?: boolean };
  readonly lead?: LeadPlan;
  readonly create?: CreatePlan;
  /** The reference of a create whose outcome is still to be told. */
  readonly awaited?: string;
  /** The id of a lead whose update without an answer, if there is one, is settled. */
  readonly endedUpdate?: string;
  /** When its lead was created, or its create was sent (ms since 1970), where only a fetch that reaches back to then can tell of it. */
  readonly reachBackTo?: number;
}

/** A row that cannot be sent. */
export function refused(word: string, why: string): RowPlan {
  return { word, problem: { why } };
}
