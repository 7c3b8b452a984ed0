import type { Base } from './base';
import type { Fields } from './fields';
import type { Answer, Lead } from './lead';
import type { LeadPlan } from './plan-lead';
import type { LeadTable, Row } from './table';

/** The three states that a run compares, for whom and when, and where one of them proves nothing. */
export interface SyncState {
  readonly base: Base;
  readonly table: LeadTable;
  readonly answer: Answer;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** The e-mail of the team member on whose behalf the run is. */
  readonly member: string;
  /** Fields whose columns are new, or came back: a blank cell there is none that somebody cleared. */
  readonly unfilled?: ReadonlySet<string>;
  /** Fields of which nobody knows whether somebody cleared the cells that are blank. */
  readonly emptied?: ReadonlySet<string>;
  /** Leads that count as never compared, whatever the base says of them. */
  readonly unsure?: ReadonlySet<string>;
  /** Fields that Heatpunk listed once: left out of all leads now, they are blank. */
  readonly reported?: ReadonlySet<string>;
}

/** Everything that a run would do, as data: nothing is done by making it. */
export interface SyncPlan {
  /** The rows that stand for a lead in Heatpunk. */
  readonly leads: readonly LeadPlan[];
  /** Leads in Heatpunk without a row. */
  readonly added: readonly Lead[];
  /** Complete new rows to be created, in the order of the sheet. */
  readonly creates: readonly CreatePlan[];
  /** Rows that turned out to be a lead that Heatpunk has: their Lead ID cell takes its id. */
  readonly identified: readonly IdentifiedRow[];
  /** Rows whose reference somebody cleared while their create is on its way: it comes back into its cell. */
  readonly restored: readonly { readonly row: Row; readonly reference: string }[];
  /** Rows that cannot be sent, and why, in words. */
  readonly problems: readonly RowProblem[];
  /** What each row's Sync cell should say before anything is sent. */
  readonly words: readonly RowWord[];
  /** Ids whose base entry has no use any more. */
  readonly forgotten: readonly string[];
  /** References of creates whose outcome is known or whose row is gone. */
  readonly endedCreates: readonly string[];
  /** Leads whose update without an answer is settled: Heatpunk took it, or will not any more. */
  readonly endedUpdates: readonly string[];
  /**
   * The date (YYYY-MM-DD) to fetch from so that the older leads are included of which this has to know: edited ones, those in conflict,
   * never compared or said not to be in Heatpunk, and what may have come of creates without an answer; null for none.
   */
  readonly reachBackTo: string | null;
}

export interface CreatePlan {
  readonly row: Row;
  /** The reference under which it was sent before; null for the first time. */
  readonly reference: string | null;
  /** What /leads/create is sent. */
  readonly fields: Fields;
  /** What create does not take and an update must bring afterwards. */
  readonly followUp: Fields;
  /** Leads in Heatpunk that are equal already: none of them can be the outcome. */
  readonly existing: readonly string[];
}

export interface IdentifiedRow {
  readonly row: Row;
  readonly id: string;
  /** The reference of its create; '' where it had none. */
  readonly reference: string;
  /**
   * How it was known: by a create whose answer was lost, by what was last agreed on of a lead that lost its row, or since it is equal
   * to a lead that never had one.
   */
  readonly by: 'create' | 'content' | 'equal';
}

export interface RowProblem {
  readonly row: Row;
  readonly why: string;
  /** Whether it is only that Heatpunk does not list the lead: nothing in the row waits to be sent. */
  readonly isOnlyUnlisted?: boolean;
}

export interface RowWord {
  readonly row: Row;
  readonly word: string;
}
