import type { LeadOutcome } from './lead-outcome';
import type { Review } from './review';

/** What the review's page is given to show. */
export interface ReviewView extends Review {
  /** How many entries may be sent in one call. */
  readonly batchSize: number;
  /** The key of the review: see run-key.ts. What is pushed from it has a later one. */
  readonly run: string;
}

/** What became of one batch. An entry that nothing is said of is still to be sent. */
export interface PushAnswer {
  readonly outcomes: readonly LeadOutcome[];
  /** Why not all of it was sent, in words; '' where it was. */
  readonly stopped: string;
}
