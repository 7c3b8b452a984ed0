import { describe, expect, test } from '@jest/globals';
import type { ApprovedEntry } from '../../src/core/approval';
import { type LeadOutcome, skipped } from '../../src/core/lead-outcome';
import {
  afterAnswer,
  countResults,
  doneRows,
  nextBatch,
  type PushProgress,
  resultsOf,
  startProgress,
  timeLeft,
  unsentOf,
  withFailedAgain,
  withRestAgain,
} from '../../src/dialogs/review/push-progress';

const entry = (key: string, count = 1): ApprovedEntry => ({ key, count, changes: [], decisions: [] });
const sent = (key: string, now = key): LeadOutcome => ({ key, kind: 'sent', words: '', now, canRetry: false });
const failed = (key: string, canRetry = true): LeadOutcome => ({
  key,
  kind: 'failed',
  words: 'No.',
  now: key,
  canRetry,
});
const keys = (entries: readonly ApprovedEntry[]) =>
  entries.map(({ key, count }) => (count === 1 ? key : `${key} ×${count}`));

const progressOf = (entries: readonly ApprovedEntry[], batchSize = 2): PushProgress =>
  startProgress(entries, new Map(entries.map(({ key }) => [key, `Name of ${key}`])), batchSize);

const answered = (progress: PushProgress, outcomes: readonly LeadOutcome[], stopped = '', at = 1000) =>
  afterAnswer({ ...progress, batchStartedAt: 0 }, { outcomes, stopped }, at);

describe('a batch', () => {
  test.each([
    ['takes the first ones of the queue', [entry('a'), entry('b'), entry('c')], ['a', 'b']],
    ['holds no more rows than it may', [entry('a'), entry('b', 2)], ['a']],
    ['holds one entry at least, however many rows are equal', [entry('a', 9), entry('b')], ['a ×9']],
    ['is all that is left', [entry('a')], ['a']],
  ])('%s', (_, queue, expected) => {
    expect(keys(nextBatch(progressOf(queue)))).toEqual(expected);
  });

  test('that was answered leaves the queue, and the next one is at its head', () => {
    const after = answered(progressOf([entry('a'), entry('b'), entry('c')]), [sent('a'), skipped('b', 'Changed.')]);
    expect(keys(after.queue)).toEqual(['c']);
    expect([doneRows(after), after.total, after.stopped]).toEqual([2, 3, '']);
  });

  test('of equal rows stays with those that were not answered for', () => {
    const after = answered(progressOf([entry('a', 3)]), [sent('a'), sent('a')], 'No time left.');
    expect(keys(after.queue)).toEqual(['a']);
    expect(after.stopped).toBe('No time left.');
  });

  test('that was stopped keeps what was not sent, and says why', () => {
    const after = answered(progressOf([entry('a'), entry('b'), entry('c')]), [sent('a')], 'Alex is at work.');
    expect(keys(after.queue)).toEqual(['b', 'c']);
    expect(after.stopped).toBe('Alex is at work.');
  });

  test('of which the answer leaves something out never goes out again by itself', () => {
    expect(answered(progressOf([entry('a'), entry('b')]), [sent('a')]).stopped).not.toBe('');
  });

  test('is the last one once the person stops', () => {
    const stopping = { ...progressOf([entry('a'), entry('b'), entry('c')]), isStopping: true };
    const after = answered(stopping, [sent('a'), sent('b')]);
    expect([keys(after.queue), after.stopped, after.isStopping]).toEqual([['c'], 'You stopped it.', false]);
    const done = answered({ ...progressOf([entry('a')]), isStopping: true }, [sent('a')]);
    expect(done.stopped).toBe('');
  });
});

test('of which the answer was lost counts as not known until it is answered for', () => {
  const lost = afterAnswer(
    progressOf([entry('a'), entry('b', 2), entry('c')], 3),
    { outcomes: [], stopped: 'No answer.', isLost: true },
    1000,
  );
  expect(countResults(lost)).toEqual({ failed: 0, skipped: 0, unknown: 3, unsent: 1, sent: 0 });
  const again = answered(lost, [sent('a'), failed('b')]);
  expect(countResults(again)).toEqual({ failed: 1, skipped: 0, unknown: 1, unsent: 1, sent: 1 });
  expect(resultsOf(again).map(({ kind }) => kind)).toEqual(['failed', 'unknown', 'unsent', 'sent']);
});

describe('trying again', () => {
  const part = () =>
    answered(
      progressOf([entry('a'), entry('b'), entry('c'), entry('d')], 3),
      [failed('a'), failed('b', false), sent('c')],
      'Out of reach.',
    );

  test('takes what failed and may go out as it was, and nothing of what was not sent', () => {
    const again = withFailedAgain(part());
    expect([keys(again.queue), again.stopped]).toEqual([['a'], '']);
    expect([doneRows(again), keys(unsentOf(again))]).toEqual([2, ['a', 'd']]);
    expect(resultsOf(again).map(({ kind }) => kind)).toEqual(['failed', 'unsent', 'unsent', 'sent']);
  });

  test('leaves what was not sent for going on, also where it is stopped itself', () => {
    const done = answered(withFailedAgain(part()), [sent('a')]);
    expect([keys(done.queue), countResults(done)]).toEqual([
      [],
      { failed: 1, skipped: 0, unknown: 0, unsent: 1, sent: 2 },
    ]);
    expect(keys(withRestAgain(done).queue)).toEqual(['d']);
    const stopped = answered(withFailedAgain(part()), [], 'Alex is at work.');
    expect(keys(withRestAgain(stopped).queue)).toEqual(['a', 'd']);
    const failedTwice = withFailedAgain(answered(withFailedAgain(part()), [failed('a')]));
    expect([keys(failedTwice.queue), keys(unsentOf(failedTwice))]).toEqual([['a'], ['a', 'd']]);
  });

  test('forgets of nothing whose answer was lost that it may have been sent', () => {
    const entries = [entry('a'), entry('b')];
    const first = answered(progressOf(entries, 1), [failed('a')]);
    const lost = afterAnswer(first, { outcomes: [], stopped: 'No answer.', isLost: true }, 1000);
    const done = answered(withFailedAgain(lost), [sent('a')]);
    expect(countResults(done)).toEqual({ failed: 0, skipped: 0, unknown: 1, unsent: 0, sent: 1 });
  });

  test('takes of equal rows as many as failed', () => {
    const after = answered(progressOf([entry('a', 3)], 3), [sent('a'), failed('a'), failed('a')]);
    expect(keys(withFailedAgain(after).queue)).toEqual(['a ×2']);
    const part = answered(progressOf([entry('a', 3)], 3), [sent('a'), failed('a')], 'No time left.');
    expect(keys(withFailedAgain(part).queue)).toEqual(['a ×2']);
  });
});

describe('the time left', () => {
  const timed = (rows: number, spentMs: number, left: number) =>
    answered(
      { ...progressOf([...entriesOf(rows), entry('rest', left)], rows) },
      entriesOf(rows).map(({ key }) => sent(key)),
      '',
      spentMs,
    );
  const entriesOf = (count: number) => Array.from({ length: count }, (_, index) => entry(`k${index}`));

  test.each([
    [30, 3000, 30, 'less than a minute left'],
    [30, 30_000, 60, 'about a minute left'],
    [30, 30_000, 300, 'about 5 minutes left'],
  ])('after %i rows in %i ms, with %i to go: %s', (rows, spent, left, words) => {
    expect(timeLeft(timed(rows, spent, left))).toBe(words);
  });

  test('is not known before the first answer', () => {
    expect(timeLeft(progressOf([entry('a')]))).toBe('');
  });
});

test('the result names each customer, also by what their row was called afterwards', () => {
  const after = answered(progressOf([entry('new:x'), entry('b')]), [
    { ...sent('new:x', 'id:9'), kind: 'created' },
    failed('b'),
  ]);
  expect(resultsOf(after).map(({ kind, name, rowKey }) => [kind, name, rowKey])).toEqual([
    ['failed', 'Name of b', 'b'],
    ['sent', 'Name of new:x', 'id:9'],
  ]);
});

test('a new lead of which something is missing counts once: as failed, under its name', () => {
  const after = answered(progressOf([entry('new:x', 2), entry('b')], 3), [
    { ...sent('new:x', 'id:8'), kind: 'created' },
    { ...sent('new:x', 'id:9'), kind: 'created' },
    failed('id:9', false),
    sent('b'),
  ]);
  expect(countResults(after)).toEqual({ failed: 1, skipped: 0, unknown: 0, unsent: 0, sent: 2 });
  expect(resultsOf(after).map(({ kind, name, rowKey }) => [kind, name, rowKey])).toEqual([
    ['failed', 'Name of new:x', 'id:9'],
    ['sent', 'Name of new:x', 'id:8'],
    ['sent', 'Name of b', 'b'],
  ]);
});
