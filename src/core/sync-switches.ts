import type { Decisions } from './decisions';
import type { ConflictPolicy } from './settings';

/** What a plan is made for. Whether what it has for the other side is sent is for the run to say. */
export interface SyncSwitches {
  /** Whether the sheet takes what Heatpunk has: where it does not, a row that was never filled waits. */
  readonly pull: boolean;
  readonly policy: ConflictPolicy;
  /** What people decided about single conflicts: it goes before the policy. */
  readonly decisions?: Decisions | undefined;
  /** Whether leads are looked for again whose rows say that they are not in Heatpunk: for that alone no refresh fetches twice each time. */
  readonly looksAgain?: boolean;
}
