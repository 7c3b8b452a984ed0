import type { Host } from '../../playground/apps-script/host';
import type { ExecutionRecord } from '../../playground/apps-script/runtime/execution';
import { MENU } from '../world';
import type { RunItem, WatchedItem } from './act';
import { type Chosen, choices } from './choices';
import { countRun } from './count-run';
import { ITEMS } from './items';
import { judgeExecutions } from './judge-executions';
import type { Desk, World } from './world';

/** Those that are called otherwise, or stand in a sub-menu. */
export const MENU_ITEMS: Readonly<Partial<Record<RunItem, string>>> = {
  delete: 'Delete selected leads…',
  'Keep mine': 'Conflicts > Keep mine',
  "Take Heatpunk's": "Conflicts > Take Heatpunk's",
};

export type Options = NonNullable<Parameters<Host['run']>[1]>;

/** Carries a run out under the eyes of the witness, and counts what it did. */
export function run(
  world: World,
  desk: Desk,
  item: WatchedItem,
  options: Options = {},
  chosen: Chosen = {},
): ExecutionRecord {
  const { host, witness } = desk;
  const moment = {
    requests: world.heatpunk.journal.count(),
    shown: host.ui.shown.length,
    setBack: desk.clock.setBack(),
    serviceFailures: world.tally['runs in which a service failed'],
  };
  desk.choices = choices(item, chosen);
  witness.startRun();
  const record = start(host, item, options);
  const end = countRun(world, desk, item, record, moment);
  const hadServiceFailure = world.tally['runs in which a service failed'] > moment.serviceFailures;
  witness.endRun({
    ...end,
    isPush: ITEMS[item].sendsAll && !end.isHeld,
    isPull: ITEMS[item].takes,
    looksAgain: ITEMS[item].looksAgain,
    hadServiceFailure,
  });
  desk.choices = choices(null);
  judgeExecutions(desk.newExecutions(), hadServiceFailure || witness.isDisturbed ? record : undefined);
  for (const other of world.desks) if (other !== desk) other.witness.afterOthers();
  return record;
}

function start(host: Host, item: WatchedItem, options: Options): ExecutionRecord {
  switch (item) {
    case 'refresh':
      return host.run('refresh', { ...options, trigger: 'clock' });
    case 'review':
      return host.run('loadReview', { ...options, trigger: 'dialog' });
    case 'Review & push':
      return host.run('pushReviewed', { ...options, trigger: 'dialog' });
    case 'undo last push':
      return host.run('undoPush', { ...options, trigger: 'dialog' });
    default:
      return host.ui.click(MENU, MENU_ITEMS[item] ?? item, options);
  }
}
