import { failure, type UserError } from '../core/user-error';
import type { Outcome } from '../heatpunk/client';

/** So many batches in a row of which nothing was answered, or all with "not now", end a run. */
const MAX_SILENT_BATCHES = 3;

/** Notices what ends a run of batches: a refusal that holds for all of them, and a service that has fallen silent. */
export interface Brake {
  notice(outcomes: readonly Outcome[]): void;
  /** Why nothing more may be sent; null while it may. */
  reason(): UserError | null;
}

/** @param service the name for the words */
export function createBrake(service: string): Brake {
  let silent = 0;
  let reason: UserError | null = null;
  return {
    notice(outcomes) {
      let words = '';
      let isSilent = true;
      for (const outcome of outcomes) {
        if (outcome.kind === 'stopped') reason ??= outcome.error;
        if (outcome.kind === 'unknown' || outcome.kind === 'busy') words = outcome.words;
        else isSilent = false;
      }
      silent = isSilent ? silent + 1 : 0;
      if (silent >= MAX_SILENT_BATCHES) reason ??= failure.unreachable(service, words);
    },
    reason: () => reason,
  };
}
