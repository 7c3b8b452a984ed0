import { ServiceError } from '../../playground/apps-script/errors';
import type { ServiceCall } from '../../playground/apps-script/runtime/bridge';
import type { Act, RunAct } from './act';
import { faultsAmong } from './fault-maker';
import { openDialog } from './open-dialog';
import { select } from './selection';
import { run } from './watched-run';
import type { Desk, World } from './world';

/** Before these calls anybody may act: the platform waits there, or reads anew. */
const PAUSES =
  /^(UrlFetchApp|Utilities\.sleep|Lock|Cache|Properties|Range\.get(Values|Formulas|Notes?)$|Spreadsheet\.toast)/;

/** Carries a run out, with all that goes wrong and all that happens meanwhile. `perform` does what others do. */
export function performRun(world: World, desk: Desk, act: RunAct, perform: (act: Act) => void): void {
  const { heatpunk } = world;
  const dialog = openDialog(world, desk, act);
  if (dialog === null) return;
  const waiting = [...act.meanwhile];
  // A dialog may be open for long before anything is asked of it.
  while (waiting[0]?.atCall === 0) perform(waiting.shift()?.act ?? act);
  let failing = act.serviceFails ?? null;
  const listed = heatpunk.dashboard.leads().flatMap(({ id }) => (world.isListedFor(desk, id) ? [id] : []));
  const faults = faultsAmong(listed, act.faults).map((fault) => heatpunk.faults.add(fault));
  const release = act.locked ? desk.host.lock.hold() : null;
  const refill = act.quota ? world.useUpQuota() : null;
  // What is thrown here would pass for a failure of the service that the product calls.
  let thrown: unknown = null;
  const between = (call: ServiceCall) => {
    try {
      disturb(call);
    } catch (error) {
      if (!(error instanceof ServiceError)) thrown ??= error;
      throw error;
    }
  };
  // From when the looks of the cells were read until those that change are there.
  let areLooksRead = false;
  const disturb = (call: ServiceCall) => {
    if (/getBackgrounds|flush/.test(call.name)) areLooksRead = call.name === 'Range.getBackgrounds';
    const isTime = ({ atCall, act: next }: (typeof waiting)[number]) =>
      atCall <= call.index && mayHappen(next, act.on, call.name) && !(areLooksRead && isOfLooks(next));
    while (waiting[0] && isTime(waiting[0])) {
      const next = waiting.shift();
      if (next) interrupt(world, desk, next.act, perform);
    }
    if (failing !== null && failing.atCall <= call.index && call.name.startsWith(failing.service)) {
      const { service } = failing;
      failing = null;
      world.tally['runs in which a service failed']++;
      throw new ServiceError(`Service error: ${service}`);
    }
  };
  const selected = select(desk, act);
  const refuses = act.refuses ?? false;
  try {
    let kill = act.kill ?? undefined;
    dialog((options, chosen) => {
      const record = run(
        world,
        desk,
        act.item,
        { ...options, between, ...(kill ? { kill } : {}) },
        {
          ...chosen,
          selected,
          refuses,
        },
      );
      kill = undefined;
      return record;
    });
  } catch (error) {
    throw thrown ?? error;
  }
  if (thrown !== null) throw thrown;
  refill?.();
  release?.();
  for (const id of faults) heatpunk.faults.remove(id);
}

/**
 * Whether an act may come before a call. Between a read and the writes that rest on it a run waits for nothing, and the
 * platform has no way to ask again: what would move or change the cells in question comes a moment earlier or later.
 */
function mayHappen(act: Act, on: number, name: string): boolean {
  if (PAUSES.test(name)) return true;
  switch (act.kind) {
    case 'colleague edits':
    case 'colleague creates':
    case 'colleague deletes':
    case 'withdraw':
    case 'return':
    case 'clock':
    case 'wrong clock':
      return true;
    case 'run':
      return act.on !== on;
    case 'type':
    case 'own note':
    case 'own colour':
    case 'own format':
      return act.at.field === 'own';
    default:
      return false;
  }
}

/** Whether an act is of what a cell looks like, where a run gives cells looks of its own. */
function isOfLooks(act: Act): boolean {
  return (act.kind === 'own note' || act.kind === 'own colour') && act.at.field !== 'own';
}

/** Somebody acts, or another run works, while one waits. */
function interrupt(world: World, desk: Desk, act: Act, perform: (act: Act) => void): void {
  world.tally['acts between service calls']++;
  desk.witness.beforePeople();
  const { choices } = desk;
  perform(act);
  desk.choices = choices;
  desk.witness.afterOthers();
}
