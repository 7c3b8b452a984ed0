// The review's page as its tests open it: what it is answered, and what it shows and sends.

import type { ApprovedEntry } from '../../src/core/approval';
import type { LeadOutcome } from '../../src/core/lead-outcome';
import type { PushAnswer, ReviewView } from '../../src/core/review-dialog';
import { type DialogPage, openDialog } from './dialog-page';
import type { Call } from './fake-platform';
import { conflict, created, entry, problem, view } from './review-view';

export const PAGE = 'review.html';
export const ALL = [entry('1'), conflict('2'), created('3'), problem('4')];

export interface Server {
  readonly view?: ReviewView;
  readonly loadReview?: () => unknown;
  readonly pushReviewed?: (batch: readonly ApprovedEntry[]) => unknown;
  readonly showRow?: (key: string) => unknown;
}

export const sentAll = (batch: readonly ApprovedEntry[]): PushAnswer => ({
  outcomes: batch.map(({ key }) => outcome(key)),
  stopped: '',
});

export const outcome = (key: string, traits: Partial<LeadOutcome> = {}): LeadOutcome => ({
  key,
  kind: 'sent',
  words: '',
  now: key,
  canRetry: false,
  ...traits,
});

export function server({ view: shown = view(ALL), ...functions }: Server = {}) {
  return { loadReview: () => shown, pushReviewed: sentAll, showRow: () => ({ row: 17 }), ...functions };
}

export const open = (answers: Server = {}) => openDialog(PAGE, server(answers));

export const many = (count: number, batchSize = 30) =>
  view(
    Array.from({ length: count }, (_, index) => entry(String(1001 + index))),
    batchSize,
  );

export const rows = (page: DialogPage) =>
  Array.from(page.document.querySelectorAll('tbody tr'), (row) => (row.textContent ?? '').replace(/\s+/g, ' ').trim());

export const pushes = (page: DialogPage) => page.calls.filter(({ name }) => name === 'pushReviewed');

/** What crossed in a call: the page sends nothing else. */
export const batchOf = (call: Call | undefined) => (call ? call.args[0] : []) as readonly ApprovedEntry[];
export const keysOf = (call: Call | undefined) => batchOf(call).map(({ key }) => key);
export const pushButton = (page: DialogPage) => page.button('Push ');

/** Lets all that is under way come through. */
export async function settled(): Promise<void> {
  for (let turns = 0; turns < 20; turns++) await new Promise((resolve) => setImmediate(resolve));
}
