import { titleOf } from '../core/fields';
import { failed, type LeadOutcome } from '../core/lead-outcome';
import type { FieldChange } from '../core/plan-lead';
import { keyOfCreate, keyOfId } from '../core/row-key';
import type { Outcome } from '../heatpunk/client';
import type { ReferencedCreate } from './apply-plan';
import { outcomeWords } from './outcome-words';

interface SentUpdate {
  readonly id: string;
  readonly changes: readonly FieldChange[];
  readonly isFollowUp: boolean;
}

/** What is told of an update; null for a follow-up that did its work, and for any other one that was not sent at all. */
export function updateOutcome(update: SentUpdate, outcome: Outcome | undefined): LeadOutcome | null {
  const { id, isFollowUp } = update;
  const key = keyOfId(id);
  switch (outcome?.kind) {
    case 'done':
      return isFollowUp ? null : { key, kind: 'sent', words: '', now: key, canRetry: false };
    case 'stopped':
      return isFollowUp ? unsentFollowUp(id) : null;
    default:
      return isFollowUp
        ? failed(key, followUpWords(update, outcome), false)
        : failed(key, outcomeWords(outcome), outcome?.kind !== 'gone');
  }
}

/** What is told of a follow-up that was not sent: of the lead itself, that it was created. */
export function unsentFollowUp(id: string): LeadOutcome {
  return failed(keyOfId(id), 'Created; what is still missing there goes with the next push.', false);
}

function followUpWords({ changes }: SentUpdate, outcome: Outcome | undefined): string {
  const titles = changes.map(({ field }) => titleOf(field)).join(', ');
  return `Created; ${titles} ${outcome?.kind === 'refused' ? 'refused' : 'not confirmed'}: ${outcomeWords(outcome)}`;
}

/** What is told of a create; null where it was not sent at all. */
export function createOutcome(create: ReferencedCreate, outcome: Outcome | undefined): LeadOutcome | null {
  const unsent = keyOfCreate({ ...create, reference: null });
  const key = create.isResent ? keyOfCreate(create) : unsent;
  switch (outcome?.kind) {
    case 'created':
      return { key, kind: 'created', words: '', now: keyOfId(outcome.id), canRetry: false };
    case 'stopped':
      return null;
    default: {
      const isUnmade = isSurelyUnmade(create, outcome);
      const now = isUnmade ? unsent : keyOfId(create.reference);
      return { ...failed(key, createWords(outcome), isUnmade), now };
    }
  }
}

/** Whether Heatpunk made no lead of what was sent just now. */
export function saysUnmade(outcome: Outcome | undefined): boolean {
  return outcome?.kind === 'refused' || outcome?.kind === 'busy' || outcome?.kind === 'stopped';
}

/**
 * Whether there is no lead of it to look for. Of one that went out before, an earlier try without an answer may yet turn out to be
 * done, whatever this one came to.
 */
export function isSurelyUnmade({ isResent }: ReferencedCreate, outcome: Outcome | undefined): boolean {
  return !isResent && saysUnmade(outcome);
}

/** What is said of a create that did not do what it should. */
export function createWords(outcome: Outcome | undefined): string {
  return outcome?.kind === 'unknown'
    ? `No answer: ${outcome.words}. The next run looks for it.`
    : outcomeWords(outcome);
}
