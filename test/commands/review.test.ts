import { describe, expect, test } from '@jest/globals';
import type { World } from '../world';
import { createWorld } from '../world';
import {
  ALEX,
  ANOTHER,
  baseEntries,
  beforeCall,
  beforeRequest,
  COMPLETE,
  contents,
  differences,
  differencesAfterSync,
  edit,
  FIRST,
  freeRow,
  idsOf,
  inHeatpunk,
  leadRows,
  leads,
  logLines,
  MINUTE_MS,
  PHONE,
  PUSH,
  pasteOver,
  pulled,
  requests,
  rowOf,
  SECOND,
  SYNC,
  shown,
  THIRD,
  typeLead,
  wordOf,
} from './at-work';
import { leadSheet } from './desk';
import { deskWithAll, entryOf, load, nameOf, push, ticked, told } from './reviewed';

describe('the review', () => {
  test('shows each row of which anything would be sent, and why not', () => {
    const { entries, totals, batchSize } = load(deskWithAll());
    expect(entries.map(({ kind, name }) => `${kind} ${name}`)).toEqual([
      `update ${nameOf(FIRST)}`,
      `conflict ${nameOf(SECOND)}`,
      `problem ${nameOf(THIRD)}`,
      `create ${COMPLETE.customerName}`,
    ]);
    expect(totals).toEqual({ create: 1, update: 1, conflict: 1, problem: 1 });
    expect(batchSize).toBe(30);
  });

  test('sends nothing and writes nothing: the sheets stay as they are, to the last note', () => {
    const world = deskWithAll();
    // A status that is new would be suggested by a run.
    const before = contents(world, []);
    const stored = JSON.stringify([...world.host.properties.document]);
    load(world);
    expect(contents(world, [])).toBe(before);
    expect(JSON.stringify([...world.host.properties.document])).toBe(stored);
    expect(world.heatpunk.journal.entries().map(({ route }) => route)).toEqual(['fetch']);
  });

  test('shows what the next push then sends', () => {
    const world = deskWithAll();
    const { entries } = load(world);
    world.click(PUSH);
    const updates = entries.filter(({ kind }) => kind === 'update');
    expect(requests(world, 'update').map(({ leadId }) => leadId)).toEqual(updates.map(({ id }) => id));
    expect(requests(world, 'create')).toHaveLength(1);
  });

  test('looks further back for edited leads that are older than the window', () => {
    const world = pulled(2);
    world.host.callFromDialog('saveSettings', { ...settingsOf(), days: '30' });
    edit(world, FIRST, 'customerPhone', PHONE);
    expect(load(world).entries.map(({ id }) => id)).toEqual([FIRST]);
  });

  test('is empty where both sides agree', () => {
    expect(load(pulled(3)).entries).toEqual([]);
  });

  test.each<[string, () => World, string]>([
    ['nobody entered a key', () => createWorld({ configured: false }), 'No API key is saved'],
    ['nothing was pulled yet', () => createWorld({ leads: leads(2) }), 'There is no lead sheet yet'],
    ['Heatpunk lists nothing any more', withoutLeads, 'listed no leads at all'],
    ['Heatpunk is out of reach', offline, 'could not be reached'],
    ['another run is at work', locked, 'Try again in a few minutes'],
  ])('says so where %s', (_, make, words) => {
    const answer = make().host.callFromDialog('loadReview');
    expect(answer).toMatchObject({ ok: false, error: expect.stringContaining(words) });
  });
});

describe('a batch', () => {
  test('sends what was ticked, and nothing else', () => {
    const world = deskWithAll();
    const view = load(world);
    const answer = push(world, [ticked(entryOf(view, nameOf(FIRST)))]);
    expect(answer).toEqual({
      outcomes: [{ key: `id:${FIRST}`, kind: 'sent', words: '', now: `id:${FIRST}`, canRetry: false }],
      stopped: '',
    });
    expect(requests(world, 'update').map(({ leadId }) => leadId)).toEqual([FIRST]);
    expect(requests(world, 'create')).toEqual([]);
    expect(inHeatpunk(world, FIRST, 'customerPhone')).toBe(PHONE);
    expect(wordOf(world, FIRST)).toBe('Synced');
    expect(load(world).entries.map(({ kind }) => kind)).toEqual(['conflict', 'problem', 'create']);
  });

  test('creates a new row that was ticked, under a reference, and tells its new key', () => {
    const world = deskWithAll();
    const view = load(world);
    let reference = '';
    const { outcomes } = push(world, [ticked(entryOf(view, COMPLETE.customerName))], {
      between: beforeRequest(2, () => {
        reference = leadRows(world).find(({ name }) => name === COMPLETE.customerName)?.id ?? '';
      }),
    });
    expect(reference).toMatch(/^pending-/);
    const [id] = idsOf(world, COMPLETE.customerName);
    expect(outcomes).toMatchObject([{ kind: 'created', now: `id:${id}` }]);
    expect(rowOf(world, String(id)).name).toBe(COMPLETE.customerName);
    expect(requests(world, 'update')).toEqual([]);
  });

  test('with what create does not take, sends that as well', () => {
    const world = pulled(1);
    typeLead(world, freeRow(world), { ...COMPLETE, status: 'Quote' });
    expect(
      told(
        push(
          world,
          load(world).entries.map((entry) => ticked(entry)),
        ),
      ),
    ).toEqual(['created']);
    const [id = ''] = idsOf(world, COMPLETE.customerName);
    expect(inHeatpunk(world, id, 'status')).toBe('Quote');
    expect(differencesAfterSync(world)).toEqual([]);
  });

  test.each<[string, number, string]>([
    ['says that the lead is there, and what Heatpunk refused of it', 400, '^Created; Status refused: .*HTTP 400'],
    ['says so where the key is refused by then', 401, '^Created; what is still missing there goes with the next push'],
  ])('of which what create does not take fails %s', (_, status, words) => {
    const world = pulled(1);
    typeLead(world, freeRow(world), { ...COMPLETE, status: 'Quote' });
    const batch = load(world).entries.map((entry) => ticked(entry));
    world.heatpunk.faults.add({ effect: { kind: 'status', status }, hits: { route: 'update', next: 1 } });
    const { outcomes } = push(world, batch);
    const [id] = idsOf(world, COMPLETE.customerName);
    expect(outcomes).toMatchObject([
      { kind: 'created', key: batch[0]?.key, now: `id:${id}` },
      { kind: 'failed', key: `id:${id}`, canRetry: false, words: expect.stringMatching(words) },
    ]);
  });

  test.each([
    ['sheet', 'sent', 'Quote'],
    ['heatpunk', 'taken', 'Lost'],
  ] as const)('settles a conflict as it was decided: %s', (choice, kind, value) => {
    const world = deskWithAll();
    expect(told(push(world, [ticked(entryOf(load(world), nameOf(SECOND)), choice)]))).toEqual([kind]);
    expect(inHeatpunk(world, SECOND, 'status')).toBe(value);
    expect(shown(world, SECOND, 'status')).toBe(value);
    expect(wordOf(world, SECOND)).toBe('Synced');
    expect(baseEntries(world).get(SECOND)).toMatchObject({ status: value });
    expect(load(world).entries.map(({ id }) => id)).not.toContain(SECOND);
  });

  test('takes nothing from Heatpunk that was not decided', () => {
    const world = deskWithAll();
    const view = load(world);
    world.heatpunk.dashboard.edit(SECOND, { postcode: 'TR1 1AA' }, ALEX);
    world.heatpunk.dashboard.create({ customerName: 'New There' }, {});
    push(world, [ticked(entryOf(view, nameOf(SECOND)), 'heatpunk')]);
    expect(shown(world, SECOND, 'postcode')).toBe('EX23 8AA');
    expect(leadRows(world).map(({ name }) => name)).not.toContain('New There');
    expect(shown(world, SECOND, 'status')).toBe('Lost');
  });

  test('tells of what changed meanwhile, on either side, and sends nothing of it', () => {
    const world = pulled(4);
    for (const id of [FIRST, SECOND, THIRD]) edit(world, id, 'customerPhone', PHONE);
    const view = load(world);
    edit(world, FIRST, 'customerPhone', '01632 960111');
    world.heatpunk.dashboard.edit(SECOND, { customerPhone: '01632 960222' }, ALEX);
    const answer = push(
      world,
      view.entries.map((entry) => ticked(entry)),
    );
    expect(told(answer).sort()).toEqual(
      [
        expect.stringContaining('sent'),
        expect.stringContaining('skipped: Changed meanwhile'),
        expect.stringContaining('skipped: Changed meanwhile'),
      ].sort(),
    );
    expect(requests(world, 'update').map(({ leadId }) => leadId)).toEqual([THIRD]);
    expect(answer.stopped).toBe('');
    world.click(SYNC);
    expect(wordOf(world, SECOND)).toBe('Conflict: Phone');
    expect(inHeatpunk(world, FIRST, 'customerPhone')).toBe('01632 960111');
  });

  test('finds its rows wherever they were sorted to', () => {
    const world = deskWithAll();
    const view = load(world);
    world.host.people.sort(world.column('customerEmail'), false);
    push(world, [ticked(entryOf(view, nameOf(FIRST))), ticked(entryOf(view, COMPLETE.customerName))]);
    expect(inHeatpunk(world, FIRST, 'customerPhone')).toBe(PHONE);
    expect(idsOf(world, COMPLETE.customerName)).toHaveLength(1);
  });

  test('leaves a row alone in which somebody is typing while it waits for Heatpunk', () => {
    const world = deskWithAll();
    const view = load(world);
    const between = beforeCall('Range.getValues', 3, () => edit(world, FIRST, 'postcode', 'TR1 1AA'));
    const answer = push(world, [ticked(entryOf(view, nameOf(FIRST)))], { between });
    expect(told(answer)).toEqual([expect.stringContaining('somebody was typing in this row')]);
    expect(requests(world, 'update')).toEqual([]);
    expect(answer.stopped).toBe('');
  });

  test('writes into the log like any push, with who it was', () => {
    const world = deskWithAll();
    const view = load(world);
    push(world, [ticked(entryOf(view, nameOf(FIRST))), ticked(entryOf(view, COMPLETE.customerName))]);
    const lines = logLines(world).filter(({ action }) => ['Sent', 'Created'].includes(action));
    expect(lines).toMatchObject([
      { who: 'sam@example.com', action: 'Sent', lead: FIRST, field: 'Phone' },
      { who: 'sam@example.com', action: 'Created', lead: idsOf(world, COMPLETE.customerName)[0] },
    ]);
  });

  test('tells Heatpunk’s words of what it refuses, and the same can be sent again', () => {
    const world = deskWithAll();
    world.heatpunk.faults.add({
      effect: { kind: 'body', status: 400, body: { error: 'Phone is not dialled' } },
      hits: { route: 'update', next: 1 },
    });
    const batch = [ticked(entryOf(load(world), nameOf(FIRST)))];
    expect(push(world, batch).outcomes).toMatchObject([
      { kind: 'failed', words: expect.stringContaining('Phone is not dialled'), canRetry: true },
    ]);
    expect(wordOf(world, FIRST)).toContain('Failed: ');
    expect(told(push(world, batch))).toEqual(['sent']);
  });

  test('that took Heatpunk’s value and was refused the rest can be sent again: what was taken is done', () => {
    const world = pulled();
    edit(world, FIRST, 'customerPhone', PHONE);
    edit(world, FIRST, 'status', 'Quote');
    world.heatpunk.dashboard.edit(FIRST, { status: 'Lost' }, ALEX);
    const batch = load(world).entries.map((entry) => ticked(entry, 'heatpunk'));
    world.heatpunk.faults.add({ effect: { kind: 'status', status: 400 }, hits: { route: 'update', next: 1 } });
    expect(push(world, batch).outcomes).toMatchObject([{ kind: 'failed', canRetry: true }]);
    expect(shown(world, FIRST, 'status')).toBe('Lost');
    expect(told(push(world, batch))).toEqual(['sent']);
    expect([inHeatpunk(world, FIRST, 'customerPhone'), wordOf(world, FIRST)]).toEqual([PHONE, 'Synced']);
    expect(differences(world)).toEqual([]);
  });

  test('does not offer to send a create again that got no answer; the next run finds it', () => {
    const world = deskWithAll();
    const batch = [ticked(entryOf(load(world), COMPLETE.customerName))];
    world.heatpunk.faults.add({ effect: { kind: 'answer-lost' }, hits: { route: 'create', next: 1 } });
    expect(push(world, batch).outcomes).toMatchObject([
      { kind: 'failed', canRetry: false, now: expect.stringMatching(/^id:pending-/) },
    ]);
    // Whoever sends it again nevertheless creates nothing.
    expect(push(world, batch).outcomes).toMatchObject([{ kind: 'skipped' }]);
    world.host.advance(3 * MINUTE_MS);
    world.click(SYNC);
    expect(idsOf(world, COMPLETE.customerName)).toHaveLength(1);
  });

  test('of which the answer did not reach the page does no harm when it is sent again', () => {
    const world = deskWithAll();
    const view = load(world);
    const batch = [ticked(entryOf(view, nameOf(FIRST))), ticked(entryOf(view, COMPLETE.customerName))];
    push(world, batch);
    expect(told(push(world, batch)).map((each) => each.slice(0, 7))).toEqual(['skipped', 'skipped']);
    expect(requests(world, 'update')).toHaveLength(1);
    expect(requests(world, 'create')).toHaveLength(1);
  });

  test('of equal new rows creates as many as were shown', () => {
    const world = pulled(1);
    for (const each of [COMPLETE, ANOTHER, COMPLETE]) typeLead(world, freeRow(world), each);
    const twins = entryOf(load(world), COMPLETE.customerName);
    expect(twins.count).toBe(2);
    typeLead(world, freeRow(world), COMPLETE);
    expect(told(push(world, [ticked(twins)]))).toEqual(['created', 'created']);
    expect(idsOf(world, COMPLETE.customerName)).toHaveLength(2);
    expect(idsOf(world, ANOTHER.customerName)).toEqual([]);
  });
});

describe('a batch that is stopped', () => {
  test('by a refused key says so, and what it was to send stays to be sent', () => {
    const world = deskWithAll();
    const batch = [ticked(entryOf(load(world), nameOf(FIRST)))];
    world.heatpunk.faults.add({ effect: { kind: 'status', status: 401 }, hits: { route: 'update', next: 1 } });
    const answer = push(world, batch);
    expect(answer).toEqual({ outcomes: [], stopped: expect.stringContaining('does not accept the API key') });
    expect(told(push(world, batch))).toEqual(['sent']);
  });

  test('by another run says who is at work, and sends nothing', () => {
    const world = deskWithAll();
    const batch = [ticked(entryOf(load(world), nameOf(FIRST)))];
    const release = world.host.lock.hold();
    world.heatpunk.journal.clear();
    expect(push(world, batch)).toEqual({
      outcomes: [],
      stopped: expect.stringContaining('Try again in a few minutes'),
    });
    expect(world.heatpunk.journal.entries()).toEqual([]);
    release();
    expect(told(push(world, batch))).toEqual(['sent']);
  });

  test('by a service that falls silent tells what was done before', () => {
    const world = deskWithAll();
    const batch = [ticked(entryOf(load(world), nameOf(FIRST)))];
    world.heatpunk.faults.add({ effect: { kind: 'refuse' } });
    expect(push(world, batch)).toEqual({ outcomes: [], stopped: expect.stringContaining('could not be reached') });
    expect(wordOf(world, FIRST)).toBe('Edited');
  });

  test('by the end of Google’s time says so; what is left can be sent on', () => {
    const world = pulled(1);
    const rows = Array.from({ length: 180 }, () => Object.values(COMPLETE));
    world.host.people.paste([freeRow(world), world.column('customerName')], rows);
    const [entry] = load(world).entries;
    if (!entry) throw new Error('nothing is shown');
    expect(entry.count).toBe(180);
    world.heatpunk.behave({ latencyMs: 50_000 });
    const answer = push(world, [ticked(entry)]);
    expect(answer.outcomes.map(({ kind }) => kind)).toEqual(Array(150).fill('created'));
    expect(answer.stopped).toContain('time');
    world.heatpunk.behave({ latencyMs: 0 });
    expect(push(world, [{ ...ticked(entry), count: 30 }])).toMatchObject({ stopped: '' });
    expect(idsOf(world, COMPLETE.customerName)).toHaveLength(180);
    expect(differencesAfterSync(world)).toEqual([]);
  });

  test('by Google leaves nothing that the next run does not repair', () => {
    const world = deskWithAll();
    const view = load(world);
    const batch = view.entries.filter(({ kind }) => kind !== 'problem').map((entry) => ticked(entry, 'sheet'));
    const record = world.host.run('pushReviewed', {
      args: [batch],
      trigger: 'dialog',
      kill: { atCall: 40, keepWrites: 0 },
    });
    expect(record.outcome).toBe('killed');
    world.host.advance(3 * MINUTE_MS);
    edit(world, THIRD, 'customerEmail', 'somebody@example.com');
    world.host.callFromDialog('saveSettings', { ...settingsOf(), policy: 'sheet' });
    world.click(SYNC);
    expect(idsOf(world, COMPLETE.customerName)).toHaveLength(1);
    expect(differencesAfterSync(world)).toEqual([]);
  });

  test.each<[string, unknown]>([
    ['nothing', null],
    [
      'more than a batch',
      Array.from({ length: 31 }, (_, index) => ({ key: `id:${index}`, count: 1, changes: [], decisions: [] })),
    ],
    ['something else', { key: 'id:1' }],
  ])('for holding %s sends nothing', (_, batch) => {
    const world = deskWithAll();
    const answer = world.host.callFromDialog('pushReviewed', batch);
    expect(answer).toMatchObject({ ok: false, error: expect.stringContaining('Nothing was sent') });
    expect(world.heatpunk.journal.entries()).toEqual([]);
  });
});

test('many changes go batch by batch, each an execution of its own, until all is done', () => {
  const world = pulled(200);
  pasteOver(
    world,
    'customerPhone',
    leads(200).map(({ id }) => `01632 ${id}`),
  );
  const { entries, batchSize } = load(world);
  for (let first = 0; first < entries.length; first += batchSize) {
    const answer = push(
      world,
      entries.slice(first, first + batchSize).map((entry) => ticked(entry)),
    );
    expect(new Set(answer.outcomes.map(({ kind }) => kind))).toEqual(new Set(['sent']));
  }
  expect(requests(world, 'update')).toHaveLength(200);
  expect(differences(world)).toEqual([]);
});

const settingsOf = () => ({
  service: 'heatpunk',
  apiKey: '',
  userEmail: 'sam@example.com',
  windowKind: 'days',
  days: '365',
  since: '',
  policy: 'ask',
  refresh: 'off',
  refreshPushes: false,
});

function withoutLeads(): World {
  const world = pulled(2);
  for (const { id } of leads(2)) world.heatpunk.dashboard.remove(id);
  return world;
}

function offline(): World {
  const world = pulled(2);
  world.heatpunk.faults.add({ effect: { kind: 'refuse' } });
  return world;
}

function locked(): World {
  const world = pulled(2);
  world.host.lock.hold();
  return world;
}

test('a push that can write nothing into the sheet any more tells what became of each lead all the same', () => {
  const world = pulled();
  for (const id of [FIRST, SECOND]) edit(world, id, 'customerPhone', PHONE);
  const batch = load(world).entries.map((entry) => ticked(entry));
  const between = beforeRequest(2, () => {
    const area = { row: 1, column: world.column('(sync)'), rows: 900, columns: 1 };
    leadSheet(world).protections.push({ id: 1, area, description: '', warningOnly: false, editors: [] });
  });
  const answer = push(world, batch, { between });
  expect(told(answer)).toEqual(['sent', 'sent']);
  expect(answer.stopped).toContain('protected against you are "Leads"');
});
