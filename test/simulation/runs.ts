import { ServiceError } from '../../playground/apps-script/errors';
import type { Host } from '../../playground/apps-script/host';
import type { ServiceCall } from '../../playground/apps-script/runtime/bridge';
import type { ExecutionRecord } from '../../playground/apps-script/runtime/execution';
import { MENU } from '../world';
import type { Act, RunAct, RunItem } from './act';
import { Broken } from './broken';
import { countRun } from './count-run';
import { conflictFields } from './judge-words';
import { ID, leadRows, type Snapshot } from './snapshot';
import type { Desk, World } from './world';

/** Before these calls anybody may act: the platform waits there, or reads anew. */
const PAUSES =
  /^(UrlFetchApp|Utilities\.sleep|Lock|Cache|Properties|Range\.get(Values|Formulas|Notes?)$|Spreadsheet\.toast)/;

/** Carries a run out, with all that goes wrong and all that happens meanwhile. `perform` does what others do. */
export function performRun(world: World, desk: Desk, act: RunAct, perform: (act: Act) => void): void {
  const { heatpunk } = world;
  const waiting = [...act.meanwhile];
  let failing = act.serviceFails ?? null;
  for (const fault of act.faults) heatpunk.faults.add(fault);
  const release = act.locked ? desk.host.locks.hold('document') : null;
  world.setQuota(act.quota);
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
  const disturb = (call: ServiceCall) => {
    while (waiting[0] && waiting[0].atCall <= call.index && mayHappen(waiting[0].act, act.on, call.name)) {
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
  select(desk, act);
  try {
    run(world, desk, act.item, { between, ...(act.kill ? { kill: act.kill } : {}) });
  } catch (error) {
    throw thrown ?? error;
  }
  if (thrown !== null) throw thrown;
  world.setQuota(false);
  release?.();
  heatpunk.faults.clear();
}

/** Those that are called otherwise, or stand in a sub-menu. */
const MENU_ITEMS: Readonly<Partial<Record<RunItem, string>>> = {
  delete: 'Delete selected leads…',
  'Keep mine': 'Conflicts > Keep mine',
  "Take Heatpunk's": "Conflicts > Take Heatpunk's",
};

type Options = NonNullable<Parameters<Host['run']>[1]>;

/** Carries a run out under the eyes of the witness, and counts what it did. */
export function run(world: World, desk: Desk, item: RunItem, options: Options = {}): ExecutionRecord {
  const { host, witness } = desk;
  const moment = {
    requests: world.heatpunk.journal.count(),
    shown: host.ui.shown.length,
    serviceFailures: world.tally['runs in which a service failed'],
  };
  forgetAnswers(desk);
  witness.startRun();
  const record =
    item === 'refresh'
      ? host.run('refresh', { ...options, trigger: 'clock' })
      : host.ui.click(MENU, MENU_ITEMS[item] ?? item, options);
  const end = countRun(world, desk, item, record, moment);
  witness.endRun({
    ...end,
    // What decides conflicts sends no other lead.
    isPush: /Sync|Push|refresh/.test(item) && !end.isHeld,
    isPull: item !== 'Push changes',
    hadServiceFailure: world.tally['runs in which a service failed'] > moment.serviceFailures,
  });
  forgetAnswers(desk);
  // Google's own errors, as for a sheet deleted under a run, and ours for people: all others are mistakes.
  if (record.outcome === 'failed' && !/^(UserError|Exception)$/.test(record.error?.name ?? '')) {
    const { name, message, stack } = record.error ?? {};
    throw new Broken(`${record.handler} failed with ${name}: ${message}\n${stack}`);
  }
  for (const other of world.desks) if (other !== desk) other.witness.afterOthers();
  return record;
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

/** Somebody acts, or another run works, while one waits. */
function interrupt(world: World, desk: Desk, act: Act, perform: (act: Act) => void): void {
  world.tally['acts between service calls']++;
  desk.witness.beforePeople();
  const { confirmed, decided } = desk;
  perform(act);
  desk.confirmed = confirmed;
  desk.decided = decided;
  desk.witness.afterOthers();
}

function forgetAnswers(desk: Desk): void {
  desk.confirmed = new Set();
  desk.decided = new Map();
}

function select({ host, witness }: Desk, { item, rows }: RunAct): void {
  const { sheet } = witness;
  if (sheet === null || !host.workbook.sheets.includes(sheet.sheet)) return;
  if (item === 'delete') {
    host.people.openSheet(sheet.sheet.name);
    const last = Math.max(2, ...leadRows(sheet).map((row) => row.number));
    host.people.select(...rows.map((part): [number, number] => [2 + Math.floor(part * (last - 1)), 1]));
  } else if (item in MENU_ITEMS) {
    host.people.openSheet(sheet.sheet.name);
    selectConflict(host, sheet, rows);
  }
}

/** A whole row in conflict, or one cell of it; any row where there is none. */
function selectConflict({ people }: Host, sheet: Snapshot, [which = 0, howMuch = 0]: readonly number[]): void {
  const rows = leadRows(sheet);
  const inConflict = rows.filter(({ word }) => word.startsWith('Conflict: '));
  const choice = inConflict.length > 0 ? inConflict : rows;
  const row = choice[Math.floor(which * choice.length)];
  const [field = ID] = row?.word.startsWith('Conflict: ') ? conflictFields(row.word) : [];
  const column = sheet.columns.get(howMuch < 0.5 ? ID : field) ?? 1;
  people.select([row?.number ?? 2, column]);
}
