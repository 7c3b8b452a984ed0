import { describe, expect, test } from '@jest/globals';
import type { FaultEffect } from '../../playground/heatpunk/faults';
import { createWorld, FORM, MENU, type World } from '../world';
import {
  ALEX,
  baseEntries,
  beforeRequest,
  COMPLETE,
  DAY_MS,
  differencesAfterSync,
  edit,
  FIRST,
  freeRow,
  idsOf,
  inHeatpunk,
  lead,
  leadRows,
  logLines,
  PATIENCE_MS,
  PULL,
  PUSH,
  requests,
  rowOf,
  SYNC,
  typeLead,
} from './at-work';
import { withNewRow } from './typed-row';

/** A world in which a create was done by Heatpunk, or not, and its answer never came. */
function withoutAnswer(done: boolean, fields?: Readonly<Record<string, string>>): World & { readonly row: number } {
  const world = withNewRow(fields);
  world.heatpunk.faults.add({ effect: { kind: done ? 'answer-lost' : 'reset' }, hits: { route: 'create' } });
  world.click(SYNC);
  world.heatpunk.faults.clear();
  return world;
}

describe('a create without an answer', () => {
  test('leaves a reference in the row, and is not sent again by a run that follows at once', () => {
    const world = withoutAnswer(false);
    expect(leadRows(world).at(-1)).toMatchObject({ id: expect.stringMatching(/^pending-/), word: 'Sending' });
    world.click(SYNC);
    expect(requests(world, 'create')).toHaveLength(1);
  });

  test.each([SYNC, PULL, PUSH])('that Heatpunk has done is recognised by the next run, which logs it: %s', (item) => {
    const world = withoutAnswer(true);
    world.click(item);
    expect(requests(world, 'create')).toHaveLength(1);
    const id = world.cell(world.row, '(lead id)');
    expect(idsOf(world, COMPLETE.customerName)).toEqual([id]);
    expect(logLines(world).find(({ lead }) => lead === id)).toMatchObject({ action: 'Recognised' });
    world.click(SYNC);
    expect(differencesAfterSync(world)).toEqual([]);
  });

  test('that Heatpunk has not done is sent again some minutes later', () => {
    const world = withoutAnswer(false);
    world.host.advance(PATIENCE_MS);
    world.click(SYNC);
    expect(requests(world, 'create')).toHaveLength(2);
    expect(idsOf(world, COMPLETE.customerName)).toHaveLength(1);
    expect(differencesAfterSync(world)).toEqual([]);
  });

  test('that Heatpunk does only later is found then', () => {
    const world = withoutAnswer(false);
    world.click(SYNC);
    world.heatpunk.dashboard.create({ ...COMPLETE, origin: 'api' });
    world.host.advance(PATIENCE_MS);
    world.click(SYNC);
    expect(requests(world, 'create')).toHaveLength(1);
    expect(differencesAfterSync(world)).toEqual([]);
  });

  test.each([
    ['busy', { status: 429 }, /^Sending$/],
    ['refusing it', { status: 422, message: 'This lead exists already.' }, /^Failed: This lead exists already/],
    ['refusing the key', { status: 401 }, /^Sending$/],
  ])(
    'that is sent again and finds Heatpunk %s may still turn out to be done: no second lead is made',
    (_, refusal, word) => {
      const world = withoutAnswer(false);
      world.host.advance(PATIENCE_MS);
      world.heatpunk.faults.add({ effect: { kind: 'status', ...refusal }, hits: { route: 'create' } });
      world.click(SYNC);
      world.heatpunk.faults.clear();
      const row = leadRows(world).at(-1);
      expect(row).toMatchObject({ id: expect.stringMatching(/^pending-/), word: expect.stringMatching(word) });
      world.click(PULL);
      expect(leadRows(world).at(-1)?.word).toBe(row?.word);
      world.heatpunk.dashboard.create({ ...COMPLETE, origin: 'api' });
      world.host.advance(PATIENCE_MS);
      world.click(SYNC);
      expect(requests(world, 'create').length).toBeGreaterThan(1);
      expect(idsOf(world, COMPLETE.customerName)).toHaveLength(1);
      expect(differencesAfterSync(world)).toEqual([]);
    },
  );

  test('that is sent again and refused is tried again with the next push, as it was corrected', () => {
    const world = withoutAnswer(false);
    world.host.advance(PATIENCE_MS);
    const effect = { kind: 'status', status: 422, message: 'Bad phone.' } as const;
    world.heatpunk.faults.add({ effect, hits: { route: 'create', next: 1 } });
    world.click(SYNC);
    world.host.people.type([world.row, world.column('customerPhone')], '01632 960777');
    world.click(PUSH);
    expect(leadRows(world).at(-1)).toMatchObject({ word: 'Synced' });
    expect(idsOf(world, COMPLETE.customerName)).toHaveLength(1);
  });

  test('of two equal rows finds a lead for each', () => {
    const world = withNewRow();
    typeLead(world, freeRow(world), COMPLETE);
    world.heatpunk.faults.add({ effect: { kind: 'answer-lost' }, hits: { route: 'create' } });
    world.click(SYNC);
    world.heatpunk.faults.clear();
    world.click(SYNC);
    expect(requests(world, 'create')).toHaveLength(2);
    expect(differencesAfterSync(world)).toEqual([]);
  });

  test('of two equal rows, of which Heatpunk made one, finds that one and sends the other again', () => {
    const world = withNewRow();
    typeLead(world, freeRow(world), COMPLETE);
    world.heatpunk.faults.add({ effect: { kind: 'reset' }, hits: { route: 'create', nth: 2 } });
    world.click(SYNC);
    world.heatpunk.faults.clear();
    world.host.advance(PATIENCE_MS);
    world.click(SYNC);
    expect(idsOf(world, COMPLETE.customerName)).toHaveLength(2);
    expect(differencesAfterSync(world)).toEqual([]);
  });

  test('is found although the row was edited meanwhile, and the edit is sent', () => {
    const world = withoutAnswer(true);
    typeLead(world, world.row, { customerPhone: '01632 960999' });
    world.click(SYNC);
    expect(requests(world, 'create')).toHaveLength(1);
    const [id = ''] = idsOf(world, COMPLETE.customerName);
    expect(inHeatpunk(world, id, 'customerPhone')).toBe('01632 960999');
    expect(differencesAfterSync(world)).toEqual([]);
  });

  test('is found although a colleague edited another field of the lead', () => {
    const world = withoutAnswer(true);
    const [id = ''] = idsOf(world, COMPLETE.customerName);
    world.heatpunk.dashboard.edit(id, { status: 'Sale' });
    world.click(SYNC);
    expect(requests(world, 'create')).toHaveLength(1);
    expect(world.cell(world.row, 'status')).toBe('Sale');
    expect(differencesAfterSync(world)).toEqual([]);
  });

  test('keeps the status that was typed in the row', () => {
    const world = withoutAnswer(true, { ...COMPLETE, status: 'Quote' });
    world.click(SYNC);
    const [id = ''] = idsOf(world, COMPLETE.customerName);
    expect(inHeatpunk(world, id, 'status')).toBe('Quote');
    expect(differencesAfterSync(world)).toEqual([]);
  });

  test('is not doubled where somebody copied the row meanwhile: both rows are marked', () => {
    const world = withoutAnswer(true);
    world.host.people.duplicateRow(world.row);
    world.click(SYNC);
    world.host.advance(PATIENCE_MS);
    world.click(SYNC);
    expect(idsOf(world, COMPLETE.customerName)).toHaveLength(1);
    expect(leadRows(world).map(({ word }) => word)).toEqual(['Synced', 'Duplicate', 'Duplicate']);
    world.host.people.deleteRows(world.row + 1);
    world.click(SYNC);
    expect(leadRows(world).map(({ id }) => id)).toEqual(world.heatpunk.dashboard.leads().map(({ id }) => id));
  });

  test('whose row was removed meanwhile comes back as a row', () => {
    const world = withoutAnswer(true);
    world.host.people.deleteRows(world.row);
    world.click(SYNC);
    expect(idsOf(world, COMPLETE.customerName)).toHaveLength(1);
    expect(differencesAfterSync(world)).toEqual([]);
  });

  test('whose row comes back after its lead got another one is not sent again', () => {
    const world = withoutAnswer(true);
    world.host.people.deleteRows(world.row);
    world.click(SYNC);
    world.host.people.undo();
    world.host.advance(PATIENCE_MS);
    for (const _run of [1, 2]) world.click(SYNC);
    expect(requests(world, 'create')).toHaveLength(1);
    const twins = leadRows(world).filter(({ name }) => name === COMPLETE.customerName);
    expect(twins.map(({ word }) => word).sort()).toEqual(['Duplicate', 'Synced']);
    // It is another lead all the same, they say.
    world.host.people.clear([twins.find(({ word }) => word === 'Duplicate')?.number ?? 0, world.column('(lead id)')]);
    world.click(SYNC);
    expect(idsOf(world, COMPLETE.customerName)).toHaveLength(2);
    expect(differencesAfterSync(world)).toEqual([]);
  });

  test('whose row comes back, and is kept instead of the one that its lead got, clears nothing and is not sent again', () => {
    const world = withoutAnswer(true);
    world.host.people.deleteRows(world.row);
    world.click(SYNC);
    const [id = ''] = idsOf(world, COMPLETE.customerName);
    edit(world, id, 'crmReference', 'ABC');
    world.click(SYNC);
    world.host.people.type([world.row + 1, world.column('(lead id)')], 'pending-1');
    for (const [field, text] of Object.entries(COMPLETE)) {
      world.host.people.type([world.row + 1, world.column(field)], text);
    }
    world.click(SYNC);
    world.host.people.deleteRows(world.row);
    for (const item of [PUSH, SYNC]) world.click(item);
    expect(requests(world, 'create')).toHaveLength(1);
    expect(inHeatpunk(world, id, 'crmReference')).toBe('ABC');
    expect(
      leadRows(world)
        .map(({ word }) => word)
        .sort(),
    ).toEqual(['Duplicate', 'Synced', 'Synced']);
  });

  test('whose answer cannot be read is looked for as well', () => {
    const world = withNewRow();
    world.heatpunk.faults.add({ effect: { kind: 'truncate' }, hits: { route: 'create' } });
    world.click(SYNC);
    world.heatpunk.faults.clear();
    world.host.advance(PATIENCE_MS);
    world.click(SYNC);
    expect(requests(world, 'create')).toHaveLength(1);
    expect(differencesAfterSync(world)).toEqual([]);
  });
});

describe('a create whose reference somebody clears while it is on its way', () => {
  /** The reference that was cleared, and all else as `withNewRow`. */
  function cleared(effect?: FaultEffect): World & { readonly row: number; readonly reference: string } {
    const world = withNewRow();
    if (effect) world.heatpunk.faults.add({ effect, hits: { route: 'create' } });
    const cell = [world.row, world.column('(lead id)')] as const;
    let reference = '';
    world.host.ui.click(MENU, SYNC, {
      between: beforeRequest(2, () => {
        reference = String(world.host.people.value(cell));
        world.host.people.clear(cell);
      }),
    });
    world.heatpunk.faults.clear();
    return { ...world, reference };
  }

  test.each<[string, FaultEffect | undefined]>([
    ['answered', undefined],
    ['done without an answer', { kind: 'answer-lost' }],
  ])('and that is %s makes no second lead', (_how, effect) => {
    const world = cleared(effect);
    expect(world.reference).toMatch(/^pending-/);
    expect(world.cell(world.row, '(lead id)')).toBe('');
    world.click(SYNC);
    expect(requests(world, 'create')).toHaveLength(1);
    expect(idsOf(world, COMPLETE.customerName)).toEqual([world.cell(world.row, '(lead id)')]);
    expect(differencesAfterSync(world)).toEqual([]);
  });

  test('and that is not done gets the reference back, and is sent once more under it', () => {
    const world = cleared({ kind: 'reset' });
    world.click(SYNC);
    expect(leadRows(world).at(-1)).toMatchObject({ id: world.reference, word: 'Sending' });
    expect(requests(world, 'create')).toHaveLength(1);
    world.host.people.clear([world.row, world.column('(lead id)')]);
    world.host.advance(PATIENCE_MS);
    world.heatpunk.faults.add({ effect: { kind: 'reset' }, hits: { route: 'create' } });
    world.click(SYNC);
    expect(requests(world, 'create')).toHaveLength(2);
    expect(leadRows(world).at(-1)?.id).toBe(world.reference);
    world.heatpunk.faults.clear();
    world.host.advance(PATIENCE_MS);
    world.click(SYNC);
    expect(idsOf(world, COMPLETE.customerName)).toHaveLength(1);
    expect(differencesAfterSync(world)).toEqual([]);
  });
});

describe('a create that is answered with the id of a lead that has another row', () => {
  function answeredWrongly(when: 'before' | 'after'): World & { readonly row: number } {
    const world = withNewRow({ ...COMPLETE, status: 'Quote' });
    const effect: FaultEffect = { kind: 'body', body: { leadId: Number(FIRST) } };
    world.heatpunk.faults.add({ effect, when, hits: { route: 'create' } });
    return world;
  }

  test('is not believed: its row waits, the other row and its base stay, and that lead is sent nothing', () => {
    const world = answeredWrongly('before');
    const [before, agreed] = [rowOf(world, FIRST), baseEntries(world).get(FIRST)];
    world.click(SYNC);
    expect(leadRows(world).at(-1)).toMatchObject({ id: expect.stringMatching(/^pending-/), word: 'Sending' });
    expect([rowOf(world, FIRST), baseEntries(world).get(FIRST)]).toEqual([before, agreed]);
    expect(requests(world, 'update')).toEqual([]);
    expect(inHeatpunk(world, FIRST, 'status')).toBe('new');
  });

  test.each(['before', 'after'] as const)('becomes one lead of its own, with its status: %s the work', (when) => {
    const world = answeredWrongly(when);
    world.click(SYNC);
    world.heatpunk.faults.clear();
    world.host.advance(PATIENCE_MS);
    world.click(SYNC);
    const [id = '', ...twins] = idsOf(world, COMPLETE.customerName);
    expect([world.cell(world.row, '(lead id)'), twins]).toEqual([id, []]);
    expect(inHeatpunk(world, id, 'status')).toBe('Quote');
    expect(differencesAfterSync(world)).toEqual([]);
  });
});

describe('with a window of seven days', () => {
  const WEEK = { settings: { days: '7' } };

  function withUnanswered(done: boolean): World & { readonly row: number } {
    const recent = lead('10001', { dateCreated: '2026-11-20T09:00:00.000Z' });
    const world = createWorld({ leads: [recent], ...WEEK });
    world.click(SYNC);
    const row = typeLead(world, freeRow(world), COMPLETE);
    world.heatpunk.faults.add({ effect: { kind: done ? 'answer-lost' : 'reset' }, hits: { route: 'create' } });
    world.click(SYNC);
    world.heatpunk.faults.clear();
    world.host.advance(10 * DAY_MS);
    world.heatpunk.dashboard.create({ customerName: 'Somebody Else' });
    world.heatpunk.journal.clear();
    return { ...world, row };
  }

  test.each([SYNC, PUSH])('a create without an answer is found ten days later: one lead (%s)', (item) => {
    const world = withUnanswered(true);
    world.click(item);
    expect(requests(world, 'create')).toEqual([]);
    expect(requests(world, 'fetch').map(({ furthestDate }) => furthestDate)).toEqual(['2026-11-25', '2026-11-21']);
    expect(idsOf(world, COMPLETE.customerName)).toEqual([world.cell(world.row, '(lead id)')]);
    expect(world.cell(world.row, '(sync)')).toBe('Synced');
  });

  test('a pull alone finds it', () => {
    const world = withUnanswered(true);
    world.click(PULL);
    expect(world.cell(world.row, '(sync)')).toBe('Synced');
    expect(requests(world, 'create')).toEqual([]);
    expect(idsOf(world, COMPLETE.customerName)).toEqual([world.cell(world.row, '(lead id)')]);
  });

  test('a create that Heatpunk never did is sent again ten days later', () => {
    const world = withUnanswered(false);
    world.click(SYNC);
    expect(requests(world, 'create')).toHaveLength(1);
    expect(idsOf(world, COMPLETE.customerName)).toEqual([world.cell(world.row, '(lead id)')]);
  });

  test.each([SYNC, PULL])(
    'a lead created here that left the window before the next run is no missing one: %s',
    (item) => {
      const world = createWorld(WEEK);
      world.click(SYNC);
      const row = typeLead(world, freeRow(world), COMPLETE);
      world.click(SYNC);
      world.host.advance(10 * DAY_MS);
      world.heatpunk.dashboard.create({ customerName: 'Somebody Else' });
      world.click(item);
      expect(world.cell(row, '(sync)')).toBe('Synced');
      expect(world.toast()).toBe(item === PULL ? '1 new lead. 1 lead in 1 row.' : '1 new lead.');
    },
  );
});

describe('a create without an answer, of another member', () => {
  test('is not sent again, and the row says so; it is by the one who sent it', () => {
    const world = withoutAnswer(false);
    const { host } = world;
    const saved = host.callFromDialogAs(ALEX, 'saveSettings', { ...FORM, userEmail: ALEX });
    expect(saved).toMatchObject({ ok: true, value: { ok: true } });
    host.advance(PATIENCE_MS);
    host.ui.click(MENU, SYNC, { user: ALEX });
    host.ui.click(MENU, PUSH, { user: ALEX });
    expect(requests(world, 'create')).toHaveLength(1);
    expect(leadRows(world).at(-1)).toMatchObject({ id: expect.stringMatching(/^pending-/), word: 'Sending' });
    world.click(SYNC);
    expect(requests(world, 'create')).toHaveLength(2);
    expect(differencesAfterSync(world)).toEqual([]);
  });

  test('is not sent again either once a column that was away is back, and all is compared anew', () => {
    const world = withoutAnswer(false);
    const { host } = world;
    host.callFromDialogAs(ALEX, 'saveSettings', { ...FORM, userEmail: ALEX });
    host.advance(PATIENCE_MS);
    host.people.deleteColumns(world.column('postcode'));
    host.ui.click(MENU, SYNC, { user: ALEX });
    host.people.undo();
    for (const _run of [1, 2]) host.ui.click(MENU, SYNC, { user: ALEX });
    expect(requests(world, 'create')).toHaveLength(1);
    world.click(SYNC);
    expect(requests(world, 'create')).toHaveLength(2);
    expect(differencesAfterSync(world)).toEqual([]);
  });

  test('is found for them too where Heatpunk has done it', () => {
    const world = withoutAnswer(true);
    world.host.callFromDialogAs(ALEX, 'saveSettings', { ...FORM, userEmail: ALEX });
    world.host.advance(PATIENCE_MS);
    world.host.ui.click(MENU, SYNC, { user: ALEX });
    expect(requests(world, 'create')).toHaveLength(1);
    expect(idsOf(world, COMPLETE.customerName)).toEqual([world.cell(world.row, '(lead id)')]);
  });
});
