// Runs that are killed at each of their service calls, one after the other.

import type { RunOptions } from '../../playground/apps-script/host';
import type { ExecutionRecord } from '../../playground/apps-script/runtime/execution';
import { MENU, type World } from '../world';
import { PATIENCE_MS } from './at-work';

const MAX_RUNS = 3;

/**
 * Calls that change nothing anywhere, and do not make Sheets apply what was written before either: being killed right after
 * one is being killed right before it.
 */
const WITHOUT_EFFECT = new RegExp(
  [
    'HTTPResponse\\.\\w+',
    '(PropertiesService|CacheService|LockService)\\.get\\w+',
    'Properties\\.getProperties',
    'SpreadsheetApp\\.(getActive|getUi|newDataValidation)',
    'DataValidationBuilder\\.\\w+',
    'Spreadsheet\\.(getSheetByName|getSheets|getSpreadsheetTimeZone)',
    'Sheet\\.(getRange|getMaxRows|getMaxColumns|getName|getSheetId|getParent)',
    'Range\\.offset',
    'Utilities\\.(getUuid|formatDate)',
  ]
    .map((name) => `^${name}$`)
    .join('|'),
);

/** Starts the run that is to be killed. */
export type Start = (world: World, options: RunOptions) => ExecutionRecord;

/**
 * Makes a world again and again, and kills a run in it at each service call in turn: once with none of the writes that wait
 * to be applied, once with all of them.
 *
 * @param item of the menu, or how else the run is started
 * @param check looks at what became of it, and tells what is wrong
 * @param keeps how many of the writes that wait come through, from the first on, each in a run of its own
 * @returns all that was wrong, with the kill that led to it
 */
export function everyKill(
  item: string | Start,
  make: () => World,
  check: (world: World) => readonly string[],
  keeps: readonly number[] = [0, Number.POSITIVE_INFINITY],
): string[] {
  const wrong: string[] = [];
  const start: Start = typeof item === 'string' ? (world, options) => world.host.ui.click(MENU, item, options) : item;
  const points = killPoints(start, make());
  if (points.length === 0) wrong.push('there was nothing to kill');
  for (const { atCall, isUnwritten } of points) {
    for (const keepWrites of isUnwritten ? keeps : [0]) {
      const world = make();
      const { outcome, error } = start(world, { kill: { atCall, keepWrites } });
      const told = `${error?.message ?? outcome}, ${keepWrites === 0 ? 'no' : keepWrites} writes kept`;
      if (outcome !== 'killed') wrong.push(`${told}: it was not killed`);
      const found = checked(world, check);
      if (found.length > 0) wrong.push(`${told}: ${found.join('; ')}`);
    }
  }
  return wrong;
}

/**
 * Runs again, some minutes apart, until nothing is wrong and a run finds nothing more to do: three runs have to be enough,
 * and the fourth may do no more than fetch, and note when it ran.
 *
 * @param items of the menu, the last one again and again
 * @returns what is wrong after that
 */
export function repaired(world: World, items: readonly string[], whatIsWrong: () => readonly string[]): string[] {
  for (let run = 1; ; run++) {
    world.host.advance(PATIENCE_MS);
    world.heatpunk.journal.clear();
    const record = world.click(items[Math.min(run, items.length) - 1] ?? '');
    const wrong = [...whatIsWrong(), ...restlessness(world, record)];
    if (wrong.length === 0 || run > MAX_RUNS) return wrong;
  }
}

/** What a run did although there should have been nothing to do. */
export function restlessness(world: World, { rangeWrites, callsByName }: ExecutionRecord): string[] {
  const asked = world.heatpunk.journal.entries().map(({ route }) => route);
  return [
    ...(rangeWrites === 1 && callsByName['Range.setNote'] === 1 ? [] : [`a further run wrote ${rangeWrites} times`]),
    ...(asked.join() === 'fetch' ? [] : [`a further run asked for ${asked.join()}`]),
  ];
}

interface KillPoint {
  readonly atCall: number;
  /** Whether writes may be waiting to be applied: where none are, it is all the same how many of them come through. */
  readonly isUnwritten: boolean;
}

function killPoints(start: Start, world: World): KillPoint[] {
  const names: string[] = [];
  start(world, { between: ({ name }) => void names.push(name) });
  let isUnwritten = false;
  return names.flatMap((_, index) => {
    const before = names[index - 1] ?? '';
    if (/^Range\.(set|clear)|^Sheet\.set/.test(before)) isUnwritten = true;
    if (/^Range\.get(Values|Formulas|Notes)$|^Sheet\.getLast|\.flush$/.test(before)) isUnwritten = false;
    return WITHOUT_EFFECT.test(before) ? [] : [{ atCall: index + 1, isUnwritten }];
  });
}

/** A check that cannot even look (no lead sheet, say) says so, and the next kill has its turn. */
function checked(world: World, check: (world: World) => readonly string[]): readonly string[] {
  try {
    return check(world);
  } catch (error) {
    return [`it cannot be looked at: ${error instanceof Error ? error.message : String(error)}`];
  }
}
