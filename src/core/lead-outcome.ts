/** What a run that sends did about one lead, for whoever asked for just that. */
export interface LeadOutcome {
  /** The row's key when it was planned. */
  readonly key: string;
  /** `taken`: Heatpunk's values are in the sheet now; `skipped`: nothing was sent, since it is not as it was shown. */
  readonly kind: 'sent' | 'created' | 'taken' | 'skipped' | 'failed';
  /** Why it was skipped, or failed; '' otherwise. */
  readonly words: string;
  /** The row's key by now: a new row has got an id or a reference. */
  readonly now: string;
  /** Whether just the same may be sent again. */
  readonly canRetry: boolean;
}

export function skipped(key: string, words: string): LeadOutcome {
  return { key, kind: 'skipped', words, now: key, canRetry: false };
}

export function failed(key: string, words: string, canRetry: boolean): LeadOutcome {
  return { key, kind: 'failed', words, now: key, canRetry };
}

/** Hears what became of a lead as soon as it is known. */
export type Listener = (outcome: LeadOutcome) => void;
