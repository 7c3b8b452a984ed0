import { judgeAgreement } from './agreement';
import { Broken } from './broken';
import type { Policy } from './settings';
import { leadRows, WORD } from './snapshot';
import { tidy } from './tidy';
import { run } from './watched-run';
import type { Desk, World } from './world';

/** Runs until which both sides have to agree once nothing goes wrong any more. */
const MAX_RUNS = 3;
const BETWEEN_RUNS_MS = 180_000;

/**
 * Ends a history: faults are over, people decide what is theirs to decide, and at most three runs later everything in view agrees; a
 * further run writes nothing but its note, and sends nothing (promises 6 and 7).
 */
export function settle(world: World, decision: Policy): void {
  for (const desk of world.desks) {
    desk.clock.setWrong(0);
    byPeople(desk, () => tidy(desk.host));
  }
  // What nobody has to decide is not for a policy: it is sent and taken before one is chosen.
  world.passTime(BETWEEN_RUNS_MS);
  for (const desk of world.desks) run(world, desk, 'Sync now');
  for (const desk of world.desks) {
    byPeople(desk, () => {
      tidy(desk.host);
      if (desk.policy !== decision) world.setPolicy(desk, decision);
    });
  }
  for (let runs = 0; ; runs++) {
    for (const desk of world.desks) if (runs === 1) keepTheRest(world, desk);
    const disagreement = disagreementIn(world);
    if (disagreement !== null && runs >= MAX_RUNS) throw disagreement;
    world.passTime(BETWEEN_RUNS_MS);
    const [busy] = world.desks.flatMap((desk) => busyness(world, desk) ?? []);
    if (disagreement === null && busy === undefined) return;
    if (busy !== undefined && runs >= MAX_RUNS) throw new Broken(`A run with nothing to do ${busy}.`);
  }
}

/** What Heatpunk's answers do not tell of is never taken from there by policy: people keep theirs. */
function keepTheRest(world: World, desk: Desk): void {
  const { sheet } = desk.witness;
  const isOpen =
    sheet !== null && (!sheet.columns.has(WORD) || leadRows(sheet).some(({ word }) => word.startsWith('Conflict: ')));
  if (isOpen && desk.policy === 'heatpunk') byPeople(desk, () => world.setPolicy(desk, 'sheet'));
}

function byPeople({ witness }: Desk, work: () => void): void {
  witness.beforePeople();
  work();
  witness.afterPeople();
}

/** The first disagreement between sheet, Heatpunk and base; null where all agree. */
function disagreementIn(world: World): Error | null {
  try {
    for (const desk of world.desks) judgeAgreement(world, desk);
    return null;
  } catch (error) {
    if (error instanceof Broken) return error;
    throw error;
  }
}

/** Carries a run out. What it did that one with nothing to do would not; null for nothing. */
function busyness(world: World, desk: Desk): string | null {
  const { journal } = world.heatpunk;
  const before = journal.count();
  const { rangeWrites, callsByName, outcome, error } = run(world, desk, 'Sync now');
  if (outcome !== 'completed') return `${outcome}: ${error?.message}`;
  const sent = journal.entries(before).filter(({ route }) => route !== 'fetch');
  if (sent.length > 0) return `sent ${sent.map(({ route, leadId }) => `${route} ${leadId}`)}`;
  // An answer that lists no lead at all is not believed, and that is logged each time.
  if (!world.heatpunk.dashboard.leads().some(({ id }) => world.isListedFor(desk, id))) return null;
  const said = desk.host.ui.shown.at(-1);
  if (said?.kind === 'alert') return `said: ${said.text}`;
  const writes = Object.entries(callsByName).filter(([name]) => /^Range\.(set|clear)/.test(name));
  // The note that tells when it last worked.
  const isNoteOnly = rangeWrites === 0 || (rangeWrites === 1 && callsByName['Range.setNote'] === 1);
  return !isNoteOnly ? `wrote: ${writes.map(([name, count]) => `${name} ${count}`).join(', ')}` : null;
}
