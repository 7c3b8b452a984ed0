import { ServiceError } from '../../playground/apps-script/errors';
import type { Host } from '../../playground/apps-script/host';
import type { ServiceCall } from '../../playground/apps-script/runtime/bridge';
import type { ExecutionRecord } from '../../playground/apps-script/runtime/execution';
import type { PushAnswer, ReviewView } from '../../src/core/review-dialog';
import { MENU } from '../world';
import type { Act, RunAct, RunItem, WatchedItem } from './act';
import { Broken } from './broken';
import { choices } from './choices';
import { countRun } from './count-run';
import { faultAmong } from './fault-maker';
import { conflictFields } from './judge-words';
import { type ReviewPush, startReviewPush } from './review-push';
import { ID, isUnchanged, leadRows, type Snapshot } from './snapshot';
import { startUndoPush } from './undo-push';
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
  for (const fault of act.faults) {
    const meant = faultAmong(listed, fault);
    if (meant !== null) heatpunk.faults.add(meant);
  }
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
    let kill = act.kill ?? undefined;
    dialog((options, chosen) => {
      const record = run(world, desk, act.item, { ...options, between, ...(kill ? { kill } : {}) }, chosen);
      kill = undefined;
      return record;
    });
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

/** What decides conflicts, and what sends what was ticked, sends no other lead. */
const SENDS_ALL: ReadonlySet<WatchedItem> = new Set<WatchedItem>(['Sync now', 'Push changes', 'refresh']);
const TAKES_NOTHING: ReadonlySet<WatchedItem> = new Set<WatchedItem>(['Push changes', 'review', 'Review & push']);

type Options = NonNullable<Parameters<Host['run']>[1]>;

/** Carries a run out under the eyes of the witness, and counts what it did. */
export function run(
  world: World,
  desk: Desk,
  item: WatchedItem,
  options: Options = {},
  chosen: Parameters<typeof choices>[0] = {},
): ExecutionRecord {
  const { host, witness } = desk;
  const moment = {
    requests: world.heatpunk.journal.count(),
    shown: host.ui.shown.length,
    serviceFailures: world.tally['runs in which a service failed'],
  };
  desk.choices = choices(chosen);
  witness.startRun();
  const record = start(host, item, options);
  const end = countRun(world, desk, item, record, moment);
  witness.endRun({
    ...end,
    isPush: SENDS_ALL.has(item) && !end.isHeld,
    isPull: !TAKES_NOTHING.has(item),
    hadServiceFailure: world.tally['runs in which a service failed'] > moment.serviceFailures,
  });
  desk.choices = choices();
  // Google's own errors, as for a sheet deleted under a run, and ours for people: all others are mistakes.
  if (record.outcome === 'failed' && !/^(UserError|Exception)$/.test(record.error?.name ?? '')) {
    const { name, message, stack } = record.error ?? {};
    throw new Broken(`${record.handler} failed with ${name}: ${message}\n${stack}`);
  }
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

/** What is open before the person as the run is asked for; null where there is nothing to do in it. */
function openDialog(world: World, desk: Desk, { item, rows }: RunAct): Dialog | null {
  switch (item) {
    case 'undo last push': {
      const undo = startUndoPush(desk);
      return undo && ((carryOut) => void carryOut({ args: [undo.choice] }, undo));
    }
    case 'Review & push': {
      const push = review(world, desk, rows);
      return push && ((carryOut) => pushAll(world, push, carryOut));
    }
    default:
      return (carryOut) => void carryOut({}, {});
  }
}

/** Carries a run out, or several. */
type Dialog = (carryOut: CarryOut) => void;
type CarryOut = (options: Options, chosen: Parameters<typeof choices>[0]) => ExecutionRecord;

/** What a push would do, shown and nothing else. */
function review(world: World, desk: Desk, whim: readonly number[]): ReviewPush | null {
  const sheet = desk.witness.sheet;
  const sent = world.heatpunk.journal.count();
  const { outcome, value } = run(world, desk, 'review');
  const requests = world.heatpunk.journal.entries(sent);
  if (!isUnchanged(sheet, desk.witness.sheet)) throw new Broken('The review changed the sheet.');
  if (requests.some(({ route }) => route !== 'fetch')) throw new Broken('The review sent something.');
  world.tally.reviews++;
  // What the function answers crossed as the dialog would get it.
  return outcome === 'completed' ? startReviewPush(value as ReviewView, whim) : null;
}

/** Batch by batch, each an execution of its own; only the first is killed. */
function pushAll({ tally }: World, { approved, next, answered }: ReviewPush, carryOut: CarryOut): void {
  for (let batch = next(); batch !== null; batch = next()) {
    const { outcome, value } = carryOut({ args: batch }, { approved });
    // What the function answers crossed as the dialog would get it.
    const answer = outcome === 'completed' ? (value as PushAnswer) : null;
    for (const { kind } of answer?.outcomes ?? []) {
      if (kind === 'skipped') tally['approved rows that had changed meanwhile']++;
      else if (kind !== 'failed') tally['approved rows that were pushed']++;
    }
    answered(answer);
  }
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
  const { choices } = desk;
  perform(act);
  desk.choices = choices;
  desk.witness.afterOthers();
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
