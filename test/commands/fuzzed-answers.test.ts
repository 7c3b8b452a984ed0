import { expect, test } from '@jest/globals';
import type { ExecutionRecord } from '../../playground/apps-script/runtime/execution';
import type { Random } from '../../playground/random';
import { unclearIn } from '../heatpunk/clear-words';
import { BODIES, fuzzRun } from '../heatpunk/fuzz-run';
import { type FuzzedBody, fuzzedBody, type Wanted } from '../heatpunk/fuzzed-bodies';
import { API_KEY } from '../world';
import { chooseToDelete, DELETE, leadRows, logLines, PULL, SYNC } from './at-work';
import { type Desk, deskMaker, EDITS, LEADS, leadSheet, theirsIn } from './desk';
import { changesBetween, snapshotOf } from './untouched';

/** What a body is served to, more often what has more ways to go wrong. */
type Route = 'fetch' | 'update' | 'create' | 'delete';
const ROUTES: readonly Route[] = [...Array<Route>(16).fill('fetch'), 'update', 'update', 'create', 'delete'];
const WANTED = { fetch: 'leads', update: 'confirmation', create: 'new id', delete: 'confirmation' } satisfies Record<
  Route,
  Wanted
>;
const STATUSES = [...Array<number>(24).fill(200), 201, 204, 400, 404, 422, 429, 500];

test(`${BODIES} fuzzed bodies change nothing in the spreadsheet, or are read without harm`, () => {
  const run = fuzzRun();
  const desks = deskMaker();
  let desk: Desk | null = null;
  for (let number = 0; number < BODIES; number++) {
    let route: Route = 'fetch';
    run.each(
      number,
      (random) => {
        route = random.pick(ROUTES);
        return fuzzedBody(random, { wanted: WANTED[route], leads: LEADS, key: API_KEY });
      },
      (body, random) => {
        const at = route !== 'create' && desk !== null ? desk : desks.fresh({ withNewRow: route === 'create' });
        // After a failure, too, nothing is to be judged by what it left.
        desk = null;
        const end = play(at, route, body, random);
        // Where nothing was changed the next body finds the same.
        desk = end === 'fetch refused' || end === 'fetch held' ? at : null;
        return end;
      },
    );
  }
  process.stdout.write(`Fuzzed answers in the sheet, seed ${run.seed}: ${run.tally()}\n`);
  const ends = ['fetch read', 'fetch refused', 'fetch held', 'update done', 'update refused'];
  expect(run.missing([...ends, 'create done', 'create refused', 'delete done', 'delete refused'])).toEqual([]);
}, 300_000);

function play(desk: Desk, route: Route, body: FuzzedBody, random: Random): string {
  const { heatpunk } = desk.world;
  heatpunk.faults.clear();
  heatpunk.journal.clear();
  const status = random.pick(STATUSES);
  heatpunk.faults.add({ effect: { kind: 'body', body: body.text, status }, hits: { route } });
  const ask = route === 'fetch' ? random.pick([SYNC, SYNC, PULL, 'refresh']) : SYNC;
  switch (route) {
    case 'fetch':
      return playFetch(desk, ask, body, random.chance(0.4));
    case 'update':
      return playUpdate(desk, body);
    case 'create':
      return playCreate(desk, body);
    case 'delete':
      return playDelete(desk, body);
  }
}

function playFetch(desk: Desk, ask: string, body: FuzzedBody, twice: boolean): string {
  const { world } = desk;
  const before = snapshotOf(world);
  const alerts = world.host.ui.alerts.length;
  const { outcome, error } = start(desk, ask);
  const words = error === undefined ? world.host.ui.alerts.slice(alerts).map(({ text }) => text) : [error.message];
  const isRefused = words.length > 0;
  const isHeld = !isRefused && logLines(world).at(-1)?.action === 'Held';
  if (!isRefused && !isHeld) {
    expect(outcome).toBe('completed');
    checkNothingIsHarmed(desk);
    if (twice) checkFurtherRun(desk);
    return 'fetch read';
  }
  expect(changesBetween(before, snapshotOf(world))).toEqual([]);
  expect(sent(desk)).toEqual([]);
  if (isHeld) return 'fetch held';
  const isTimed = ask === 'refresh';
  expect([outcome, error?.name]).toEqual(isTimed ? ['failed', 'UserError'] : ['completed', undefined]);
  expect(words).toEqual([expect.any(String)]);
  for (const text of words) expect(unclearIn(text, body.text, API_KEY)).toEqual([]);
  const last = logLines(world).at(-1);
  expect([last?.action, last?.result.includes(words[0] ?? '')]).toEqual(['Failed', true]);
  return 'fetch refused';
}

function playUpdate(desk: Desk, body: FuzzedBody): string {
  expect(start(desk, SYNC).error).toBeUndefined();
  checkNothingIsHarmed(desk);
  const row = leadRows(desk.world).find(({ id }) => id === '2');
  if (row?.word === 'Synced') return 'update done';
  expect(row?.word).toMatch(/^Failed: |^Not in Heatpunk$/);
  expect(unclearIn(row?.word ?? '', body.text, API_KEY)).toEqual([]);
  return 'update refused';
}

function playCreate(desk: Desk, body: FuzzedBody): string {
  const rows = leadRows(desk.world).length;
  expect(start(desk, SYNC).error).toBeUndefined();
  checkNothingIsHarmed(desk, true);
  expect(leadRows(desk.world)).toHaveLength(rows);
  const { id = '', word = '' } = leadRows(desk.world).find(({ number }) => number === desk.newRow) ?? {};
  if (word === 'Synced') {
    expect(id).toMatch(/^(?!pending-)[^\s\p{Cc}\p{Cs}]([^\p{Cc}\p{Cs}]{0,198}\S)?$/u);
    return 'create done';
  }
  expect([id, word]).toEqual(
    word === 'Sending' ? [expect.stringMatching(/^pending-/), word] : ['', expect.stringMatching(/^Failed: /)],
  );
  const failed = logLines(desk.world).filter(({ action }) => action === 'Failed');
  for (const { result } of failed) expect(unclearIn(result, body.text, API_KEY)).toEqual([]);
  return 'create refused';
}

function playDelete(desk: Desk, body: FuzzedBody): string {
  const { world } = desk;
  chooseToDelete(world, ['4']);
  expect(start(desk, DELETE).error).toBeUndefined();
  const rest = leadRows(world);
  const row = rest.find(({ id }) => id === '4');
  expect(rest.map(({ id }) => id)).toEqual(['1', '2', '3', ...(row ? ['4'] : []), '']);
  if (row === undefined || row.word === 'Not in Heatpunk') return 'delete done';
  checkNothingIsHarmed(desk);
  expect(row.word).toMatch(/^Failed: /);
  expect(unclearIn(row.word, body.text, API_KEY)).toEqual([]);
  return 'delete refused';
}

/** `refresh` is what the clock starts; anything else is an item of the menu. */
function start({ world }: Desk, ask: string): ExecutionRecord {
  return ask === 'refresh' ? world.host.run('refresh', { trigger: 'clock' }) : world.click(ask);
}

/** What the product sent to Heatpunk to change something there. */
function sent({ world }: Desk): string[] {
  return world.heatpunk.journal
    .entries()
    .filter(({ route }) => route !== 'fetch')
    .flatMap(({ route, leadId, fields }) =>
      Object.keys(fields).map((field) => (route === 'update' ? `${leadId} ${field}` : `${route}`)),
    );
}

/** What is the person's is there as it was, nothing was sent but what they edited, no lead is gone and none there twice. */
function checkNothingIsHarmed(desk: Desk, creates = false): void {
  const { world } = desk;
  expect(theirsIn(world, desk.newRow)).toEqual(desk.theirs);
  const others = sent(desk).filter((each) => !EDITS.includes(each) && !(creates && each === 'create'));
  expect(others).toEqual([]);
  expect(world.heatpunk.dashboard.leads().length).toBeGreaterThanOrEqual(LEADS.length);
  for (const { result } of logLines(world)) expect(result).not.toContain(API_KEY);
  // A create may be answered with the id of another lead, whose row stays as it is.
  if (creates) return;
  const ids = leadRows(world).flatMap(({ id }) => (id === '' ? [] : [id]));
  expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
}

/** The same answer once more adds neither rows nor columns, and nothing that nobody edited is sent. */
function checkFurtherRun(desk: Desk): void {
  const size = () => [leadRows(desk.world).length, leadSheet(desk.world).rows[0]?.cells.length];
  const before = size();
  desk.world.heatpunk.journal.clear();
  expect(start(desk, SYNC).outcome).toBe('completed');
  expect(size()).toEqual(before);
  expect(sent(desk).filter((each) => !EDITS.includes(each))).toEqual([]);
}
