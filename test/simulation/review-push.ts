import type { Approval } from '../../src/core/approval';
import type { PushAnswer, ReviewView } from '../../src/core/review-dialog';
import { nextBatch } from '../../src/dialogs/review/push-progress';
import { INITIAL_STATE, nextState, type ReviewState } from '../../src/dialogs/review/review-state';
import { type Approved, approvedIn } from './approved';

/** A person before the review's dialog: its own states, without its page. */
export interface ReviewPush {
  /** What was ticked and decided. */
  readonly approved: Approved;
  /** The arguments of the next batch's call; null where there is none to send. */
  next(): readonly [batch: Approval, run: string] | null;
  /** @param answer null where the call failed: then the dialog stands still */
  answered(answer: PushAnswer | null): void;
}

/** Few, so that a push has several batches. */
const BATCH_SIZE = 3;

/**
 * Ticks some of what the review shows, decides some of the conflicts, and begins to push.
 *
 * @param view what the dialog was given to show
 * @param whim two numbers from 0 up to 1, from which it follows what is ticked and decided
 * @returns null where there is nothing to push
 */
export function startReviewPush(view: ReviewView, [ticks = 0, choices = 0]: readonly number[]): ReviewPush | null {
  let state = nextState(INITIAL_STATE, { type: 'loaded', view: { ...view, batchSize: BATCH_SIZE } });
  view.entries.forEach(({ key, conflicts }, index) => {
    for (const { field, choices: possible } of conflicts) {
      const choice = possible[Math.floor(part(choices, index) * 3)];
      if (choice !== undefined) state = nextState(state, { type: 'chosen', key, field, choice });
    }
    if (part(ticks, index) > 0.7) state = nextState(state, { type: 'ticked', key, on: false });
  });
  state = nextState(state, { type: 'push started' });
  if (state.push === null) return null;
  const approved = approvedIn(state.push.queue);
  let isRetried = ticks > 0.5;
  const isOpen = ({ phase }: ReviewState) => phase === 'pushing';
  return {
    approved,
    next() {
      const batch = isOpen(state) && state.push !== null ? nextBatch(state.push) : [];
      return batch.length === 0 ? null : [batch, view.run];
    },
    answered(answer) {
      const stopped = answer ?? { outcomes: [], stopped: 'The call failed.' };
      state = nextState(state, { type: 'batch answered', answer: stopped, at: 0 });
      if (answer === null || isOpen(state) || isRetried) return;
      isRetried = true;
      state = nextState(state, { type: 'retried' });
    },
  };
}

function part(whim: number, index: number): number {
  return (whim * 997 * (index + 1)) % 1;
}
