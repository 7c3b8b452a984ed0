import type { ApprovedEntry } from '../../core/approval';
import { countWords } from '../../core/count-words';
import type { LeadOutcome } from '../../core/lead-outcome';
import type { PushAnswer } from '../../core/review-dialog';

/** How far a push of several batches is. */
export interface PushProgress {
  /** In the order in which they go out; an entry leaves when all its rows were answered for. */
  readonly queue: readonly ApprovedEntry[];
  /** What was not sent and waits for the person to go on, while only the failed are tried again. */
  readonly parked: readonly ApprovedEntry[];
  readonly outcomes: readonly LeadOutcome[];
  /** In numbers of rows. */
  readonly total: number;
  readonly batchSize: number;
  /** The customers' names by the keys of their rows, also by those that rows have got since. */
  readonly names: ReadonlyMap<string, string>;
  /** Everything that was ever in the queue, for trying again. */
  readonly approved: ReadonlyMap<string, ApprovedEntry>;
  readonly isStopping: boolean;
  /** Why it stands still with rows left, in words; '' where it does not. */
  readonly stopped: string;
  /** The keys of entries whose answer was lost: they may have been sent. */
  readonly unknown: ReadonlySet<string>;
  /** When the batch that is under way was sent, in ms. */
  readonly batchStartedAt: number;
  /** How long the batches took together that were answered, in ms, and how many rows they had. */
  readonly spentMs: number;
  readonly timedRows: number;
}

/** Why it stands still where the person stopped it themselves: no failure. */
export const STOPPED_BY_PERSON = 'You stopped it.';
const NOT_ANSWERED = 'Not all of the last batch was answered.';

export function startProgress(
  entries: readonly ApprovedEntry[],
  names: ReadonlyMap<string, string>,
  batchSize: number,
): PushProgress {
  return {
    queue: entries,
    parked: [],
    outcomes: [],
    total: rowsIn(entries),
    batchSize,
    names,
    approved: new Map(entries.map((entry) => [entry.key, entry])),
    isStopping: false,
    stopped: '',
    unknown: new Set(),
    batchStartedAt: 0,
    spentMs: 0,
    timedRows: 0,
  };
}

/** What goes out next: so many entries, and no more rows than that unless one entry has more. */
export function nextBatch({ queue, batchSize }: PushProgress): readonly ApprovedEntry[] {
  const batch: ApprovedEntry[] = [];
  let rows = 0;
  for (const entry of queue) {
    if (batch.length > 0 && rows + entry.count > batchSize) break;
    batch.push(entry);
    rows += entry.count;
  }
  return batch;
}

/** What came of a batch. */
export interface BatchAnswer extends PushAnswer {
  /** Whether the answer was lost: then nobody knows what was sent. */
  readonly isLost?: true;
}

/** @param at in ms */
export function afterAnswer(progress: PushProgress, answer: BatchAnswer, at: number): PushProgress {
  const { outcomes, stopped, isLost } = answer;
  const batch = new Set(nextBatch(progress).map(({ key }) => key));
  const answered = new Map<string, number>();
  const names = new Map(progress.names);
  for (const { key, now } of outcomes) {
    answered.set(key, (answered.get(key) ?? 0) + 1);
    const name = names.get(key);
    if (name !== undefined) names.set(now, name);
  }
  const queue = progress.queue
    .map((entry) => ({ ...entry, count: entry.count - (answered.get(entry.key) ?? 0) }))
    .filter(({ count }) => count > 0);
  const isUnanswered = queue.some(({ key }) => batch.has(key));
  const reason = stopped || (isUnanswered ? NOT_ANSWERED : progress.isStopping ? STOPPED_BY_PERSON : '');
  return {
    ...progress,
    queue,
    outcomes: eachRowOnce([...progress.outcomes, ...outcomes]),
    names,
    isStopping: false,
    stopped: queue.length > 0 ? reason : stopped,
    unknown: new Set(
      unsentOf({ ...progress, queue })
        .map(({ key }) => key)
        .filter((key) => progress.unknown.has(key) || (isLost && batch.has(key))),
    ),
    spentMs: progress.spentMs + Math.max(0, at - progress.batchStartedAt),
    timedRows: progress.timedRows + rowsIn(progress.queue) - rowsIn(queue),
  };
}

/** A new lead of which something failed afterwards is told of twice: what is missing counts, and its words say that it was created. */
function eachRowOnce(outcomes: readonly LeadOutcome[]): readonly LeadOutcome[] {
  const failed = new Set(outcomes.filter(({ kind }) => kind === 'failed').map(({ key }) => key));
  return outcomes.filter(({ kind, now }) => kind !== 'created' || !failed.has(now));
}

/** Everything that failed and may be sent just as it was goes into the queue again, and nothing else: the person may have stopped the rest. */
export function withFailedAgain(progress: PushProgress): PushProgress {
  const again = new Map<string, number>();
  for (const { key, canRetry } of progress.outcomes) if (canRetry) again.set(key, (again.get(key) ?? 0) + 1);
  const entries = [...again].flatMap(([key, count]) => {
    const entry = progress.approved.get(key);
    return entry ? [{ ...entry, count }] : [];
  });
  const keys = new Set(entries.map(({ key }) => key));
  const unsent = unsentOf(progress);
  const queue = entries.map((entry) => ({
    ...entry,
    count: entry.count + (unsent.find(({ key }) => key === entry.key)?.count ?? 0),
  }));
  const parked = unsent.filter(({ key }) => !keys.has(key));
  const outcomes = progress.outcomes.filter(({ canRetry }) => !canRetry);
  return { ...progress, queue, parked, outcomes, stopped: '', isStopping: false };
}

/** Goes on with everything that was not sent. */
export function withRestAgain(progress: PushProgress): PushProgress {
  return { ...progress, queue: unsentOf(progress), parked: [], stopped: '' };
}

export function unsentOf({ queue, parked }: Pick<PushProgress, 'queue' | 'parked'>): readonly ApprovedEntry[] {
  return [...queue, ...parked];
}

/** How many rows of each kind the result has. */
export function countResults(progress: PushProgress): Readonly<Record<ResultKind, number>> {
  const { outcomes, unknown } = progress;
  const counts = { failed: 0, skipped: 0, unknown: 0, unsent: 0, sent: 0 };
  for (const { kind } of outcomes) counts[isDone(kind) ? 'sent' : kind]++;
  for (const { key, count } of unsentOf(progress)) counts[unknown.has(key) ? 'unknown' : 'unsent'] += count;
  return counts;
}

export function doneRows(progress: PushProgress): number {
  return progress.total - rowsIn(unsentOf(progress));
}

export function rowsIn(entries: readonly { readonly count: number }[]): number {
  return entries.reduce((sum, { count }) => sum + count, 0);
}

/** How long the rest will take, in words, by what the batches took so far; '' while nobody can say. */
export function timeLeft(progress: PushProgress): string {
  if (progress.timedRows === 0) return '';
  const seconds = ((progress.spentMs / progress.timedRows) * rowsIn(progress.queue)) / 1000;
  if (seconds < 50) return 'less than a minute left';
  const minutes = Math.round(seconds / 60);
  return `about ${minutes === 1 ? 'a minute' : `${minutes} minutes`} left`;
}

/** `unknown`: the answer was lost, so that it may have been sent. */
export type ResultKind = 'failed' | 'skipped' | 'unknown' | 'unsent' | 'sent';

/** One line of the result. */
export interface Result {
  /** Tells the lines apart. */
  readonly id: string;
  readonly kind: ResultKind;
  readonly name: string;
  /** What became of it, in words. */
  readonly words: string;
  /** Where its row is found now. */
  readonly rowKey: string;
}

const DONE_WORDS = {
  sent: 'Sent.',
  created: 'Created in Heatpunk.',
  taken: 'The sheet has Heatpunk’s value.',
} as const;

function isDone(kind: LeadOutcome['kind']): kind is keyof typeof DONE_WORDS {
  return kind in DONE_WORDS;
}

/** All that was to be sent: first what somebody may have to see to. */
export function resultsOf(progress: PushProgress): readonly Result[] {
  const { outcomes, names, unknown } = progress;
  const lists: Record<ResultKind, Result[]> = { failed: [], skipped: [], unknown: [], unsent: [], sent: [] };
  outcomes.forEach(({ kind, key, words, now }, index) => {
    const result = { id: `${index}`, name: names.get(key) ?? '', rowKey: now };
    if (isDone(kind)) lists.sent.push({ ...result, kind: 'sent', words: DONE_WORDS[kind] });
    else lists[kind].push({ ...result, kind, words });
  });
  for (const { key, count } of unsentOf(progress)) {
    const stays =
      count === 1
        ? 'It stays in the sheet as it is.'
        : `${countWords(count, 'equal row')} stay in the sheet as they are.`;
    const result = { id: key, name: names.get(key) ?? '', rowKey: key };
    if (unknown.has(key)) {
      lists.unknown.push({ ...result, kind: 'unknown', words: 'The answer was lost: the Sync column tells.' });
    } else lists.unsent.push({ ...result, kind: 'unsent', words: stays });
  }
  return [...lists.failed, ...lists.skipped, ...lists.unknown, ...lists.unsent, ...lists.sent];
}
