import type { Outcome } from '../heatpunk/client';

/** What is to be said of a request that did not do what it should; '' for one that did. */
export function outcomeWords(outcome: Outcome | undefined): string {
  switch (outcome?.kind) {
    case 'refused':
    case 'busy':
    case 'unknown':
      return outcome.words;
    case 'stopped':
      return outcome.error.message;
    case 'gone':
      return 'Heatpunk has no such lead.';
    default:
      return '';
  }
}
