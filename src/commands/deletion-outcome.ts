import { type LogEntry, logEntry } from '../core/log-entry';
import type { ChosenLead } from '../core/plan-deletion';
import { failedWord, NOT_IN_HEATPUNK } from '../core/sync-word';
import type { Outcome } from '../heatpunk/client';
import { outcomeWords } from './outcome-words';

/** What the log says of a lead that Heatpunk knew no more when it was asked again, since the first answer was lost. */
const ASKED_AGAIN = 'Heatpunk no longer had it when it was asked again.';
const UNLISTED = 'Heatpunk does not list this lead to you: it was deleted already, or is not shared with you.';

/** What became of one lead that was to be deleted. */
export interface DeletionOutcome {
  /** `unlisted`: Heatpunk does not list it, of which its row said nothing before. */
  readonly kind: 'deleted' | 'removed' | 'unlisted' | 'stayed';
  readonly line: LogEntry;
  /** The Sync word of a row that stays; null where the row goes. */
  readonly word: string | null;
}

/**
 * @param hasLostAnswer whether an earlier try may have done it
 * @returns null where nothing was asked of Heatpunk
 */
export function deletionOutcome(
  { id, isUnlisted }: ChosenLead,
  outcome: Outcome | undefined,
  hasLostAnswer: boolean,
): DeletionOutcome | null {
  switch (outcome?.kind) {
    case 'done':
      return { kind: 'deleted', line: logEntry('Deleted', id, ''), word: null };
    case 'gone':
      if (hasLostAnswer) return { kind: 'deleted', line: logEntry('Deleted', id, ASKED_AGAIN), word: null };
      if (isUnlisted) return { kind: 'removed', line: logEntry('Row removed', id, UNLISTED), word: null };
      // The answer is the same where the lead is just not shared: colleagues have it still, and may have edits in its row.
      return { kind: 'unlisted', line: logEntry('Failed', id, `Delete: ${UNLISTED}`), word: NOT_IN_HEATPUNK };
    case 'stopped':
      return null;
    default: {
      const words = outcomeWords(outcome);
      return { kind: 'stayed', line: logEntry('Failed', id, `Delete: ${words}`), word: failedWord(words) };
    }
  }
}
