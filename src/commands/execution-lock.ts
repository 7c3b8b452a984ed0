import { failure, wordsOf } from '../core/user-error';
import { flush } from '../sheet/spreadsheet';
import { explainRefusal } from './explain-refusal';
import { logFailure } from './log-failure';

/** How long a person waits for another run to end, in ms. A timed run does not wait: the next one comes anyway. */
const PATIENCE_MS = 10_000;

/** An execution lasts no longer, in seconds: after that the holder's name is stale. */
const HOLDER_SECONDS = 360;
const HOLDER = 'holder';

/** Thrown to a timed run that finds the lock taken. */
export class LockTaken extends Error {}

/**
 * Does something while no other run of this program works in the document, and logs it if it fails. People are not kept
 * from typing.
 *
 * @param run `who` and `action` are shown to a person who has to wait; `key` is what its lines in the log share
 * @throws UserError where another run holds the lock, naming who started it; LockTaken to a timed run
 */
export function withDocumentLock<Result>(
  run: { readonly action: string; readonly who: string; readonly key: string; readonly automatic: boolean },
  work: () => Result,
): Result {
  const lock = LockService.getDocumentLock();
  const cache = CacheService.getDocumentCache();
  if (lock && !lock.tryLock(run.automatic ? 0 : PATIENCE_MS)) {
    if (run.automatic) throw new LockTaken('Another run is at work in this document.');
    throw failure.busy(cache?.get(HOLDER) ?? 'Somebody else is syncing this spreadsheet just now.');
  }
  cache?.put(HOLDER, `${run.who} is running "${run.action}" in this spreadsheet just now.`, HOLDER_SECONDS);
  try {
    const result = work();
    // What is not written yet would be written after the next run has read, and what Google refuses then would not be told.
    flush();
    return result;
  } catch (error) {
    // What is written and not applied yet would land elsewhere once people move rows, and logging may wait.
    flushIfPossible();
    const told = explainRefusal(error);
    // While nobody else writes into the log.
    logFailure(run.action, run.key, told);
    // As long as the lock is held: a line that is applied later may land on another run's.
    flushIfPossible();
    throw told;
  } finally {
    lock?.releaseLock();
  }
}

/** A service that is out of order must not hide the failure that is being told. */
function flushIfPossible(): void {
  try {
    flush();
  } catch (error) {
    console.error(`What was written could not be applied: ${wordsOf(error)}`);
  }
}
