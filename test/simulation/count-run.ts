import type { ExecutionRecord } from '../../playground/apps-script/runtime/execution';
import type { PushAnswer } from '../../src/core/review-dialog';
import type { WatchedItem } from './act';
import { ITEMS } from './items';
import type { LogLine } from './log-lines';
import { leadRows } from './snapshot';
import type { TallyName } from './tally';
import type { Desk, World } from './world';

/** What had been recorded before a run. */
export interface Moment {
  readonly requests: number;
  readonly shown: number;
  /** By how many ms the clock had been set back: see DeskClock. */
  readonly setBack: number;
}

/** How a run ended. */
export interface RunEnd {
  /** It was killed, or failed in the middle of its work. */
  readonly isCutShort: boolean;
  /** It came to its end and told of no failure. */
  readonly hasEnded: boolean;
  /** The same of one that was about all rows. */
  readonly isWhole: boolean;
  /** What it logged. */
  readonly lines: readonly LogLine[];
  /** It sent nothing, as it would have changed too much. */
  readonly isHeld: boolean;
  /** It did nothing, as it took the answer for an empty one. */
  readonly isUndone: boolean;
  readonly isOutOfTime: boolean;
}

/** Counts what a run did, by its log lines, its words and Heatpunk's journal. */
export function countRun(world: World, desk: Desk, item: WatchedItem, record: ExecutionRecord, moment: Moment): RunEnd {
  const { tally, heatpunk } = world;
  const count = (name: TallyName, by = 1) => {
    tally[name] += by;
  };
  count('runs');
  const shown = desk.host.ui.shown.slice(moment.shown);
  const alerts = shown.flatMap((each) => (each.kind === 'alert' && !each.buttons.includes('YES') ? [each.text] : []));
  const said = shown.map((each) => (each.kind === 'toast' ? each.text : '')).join(' ');
  const stopped = item === 'Review & push' ? (record.value as PushAnswer | undefined)?.stopped : undefined;
  const failures = [...alerts, stopped ?? '', record.outcome === 'failed' ? (record.error?.message ?? '') : ''].filter(
    (text) => text !== '',
  );
  const isOutOfTime = record.durationMs + desk.clock.setBack() - moment.setBack >= 270_000;
  if (record.outcome === 'killed') count('kills');
  if (isOutOfTime) count('runs out of time');
  if (failures.some((text) => /is running|syncing this spreadsheet/.test(text)))
    count('runs that found the lock taken');
  if (failures.some((text) => /too many times for one day/.test(text))) count('runs without quota');
  if (failures.some((text) => /answered with something other/.test(text))) count('refused answers');
  count('cells skipped because someone was typing', Number(/(\d+) cells? left alone/.exec(said)?.[1] ?? 0));

  const holds: string[] = [];
  const lines = desk.newLogLines();
  for (const { action, field, result } of lines) {
    if (action === 'Pulled')
      count(/Created|Origin/.test(field) ? 'read-only fields put back' : 'fields taken from Heatpunk');
    if (action === 'Added') count('leads added to the sheet');
    if (action === 'Sent') count(result === 'undo' ? 'fields put back by an undo' : 'fields sent to Heatpunk');
    if (action === 'Created') count('leads created');
    if (action === 'Deleted') count('leads deleted');
    if (action === 'Recognised') count('adopted creates');
    if (action === 'Conflict') count('conflicts');
    if (action === 'Held') holds.push(/no leads at all/.test(result) ? 'empty answer' : 'mass change');
  }
  // The log tells only once of one that stands.
  if (item === 'refresh' && record.outcome === 'completed' && holds.length === 0) holds.push(...standingHold(desk));
  const isUndone = holds.includes('empty answer');
  const isHeld = holds.includes('mass change');
  if (isUndone) count('held empty answers');
  if (isHeld) count('held mass changes');

  const requests = heatpunk.journal.entries(moment.requests);
  const isSilent = failures.some((text) => /could not be reached/.test(text));
  if (isSilent && requests.some(({ route }) => route === 'update' || route === 'create')) {
    count('runs that gave up a silent Heatpunk');
  }
  const dates = new Set<string | null>();
  for (const { route, member, faultId, workDone, furthestDate } of requests) {
    if (faultId !== null) count('failed requests');
    if (faultId !== null && route === 'create' && workDone) count('creates without an answer');
    if (route === 'fetch' && member === desk.member) dates.add(furthestDate);
  }
  if (dates.size > 1) count('second fetches for older leads');
  const hasEnded = record.outcome === 'completed' && failures.length === 0 && !isUndone;
  // A timed run that finds the lock taken leaves without a word.
  const isCutShort = record.outcome !== 'completed' || (!hasEnded && record.rangeWrites > 0);
  return {
    isCutShort,
    hasEnded,
    isWhole: hasEnded && ITEMS[item].isOfAllRows && record.requests > 0,
    lines,
    isHeld,
    isUndone,
    isOutOfTime,
  };
}

/** What the last refresh was held for, as it is remembered for the menu. */
function standingHold({ host, member }: Desk): string[] {
  const { hold } = JSON.parse(host.properties.user(member).get(`refresh.${host.workbook.id}`) ?? '{}');
  return typeof hold === 'string' ? [hold] : [];
}

/** Counts the words that rows carry. */
export function countWords({ tally }: World, { witness }: Desk): void {
  for (const { word } of witness.sheet === null ? [] : leadRows(witness.sheet)) {
    for (const start of ['Duplicate', 'Incomplete', 'Invalid', 'Failed', 'Not in Heatpunk'] as const) {
      if (word.startsWith(start)) tally[`rows marked ${start}`]++;
    }
  }
}
