import { failed, type LeadOutcome } from '../core/lead-outcome';
import { keyOfCreate, keyOfId } from '../core/row-key';
import type { Outcome } from '../heatpunk/client';
import type { ReferencedCreate } from './apply-plan';
import { outcomeWords } from './outcome-words';

/** What is told of an update; null for a follow-up that did its work, and for what was not sent at all. */
export function updateOutcome(
  { id, isFollowUp }: { readonly id: string; readonly isFollowUp: boolean },
  outcome: Outcome | undefined,
): LeadOutcome | null {
  const key = keyOfId(id);
  switch (outcome?.kind) {
    case 'done':
      return isFollowUp ? null : { key, kind: 'sent', words: '', now: key, canRetry: false };
    case 'stopped':
      return null;
    default:
      return failed(key, outcomeWords(outcome), !isFollowUp && outcome?.kind !== 'gone');
  }
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
      const isDefinite = outcome?.kind === 'refused' || isPutOff(create, outcome);
      const now = isDefinite ? unsent : keyOfId(create.reference);
      return { ...failed(key, createWords(outcome), isDefinite && now === key), now };
    }
  }
}

/** Heatpunk was busy, and the create had never gone out before: then there is nothing to look for. */
export function isPutOff({ isResent }: ReferencedCreate, outcome: Outcome | undefined): boolean {
  return outcome?.kind === 'busy' && !isResent;
}

/** What is said of a create that did not do what it should. */
export function createWords(outcome: Outcome | undefined): string {
  return outcome?.kind === 'unknown'
    ? `No answer: ${outcome.words}. The next run looks for it.`
    : outcomeWords(outcome);
}
