// Leads of which both sides are known to agree on some fields, and of the others nobody knows: the hidden sheet was deleted while the
// sides differed, say.

import { describe, expect, test } from '@jest/globals';
import { createWorld, FORM, type World, type WorldOptions, worldOf } from '../world';
import {
  ALEX,
  baseEntries,
  edit,
  FIRST,
  HOUR_MS,
  inHeatpunk,
  lead,
  leadRows,
  leads,
  PHONE,
  requests,
  rowOf,
  SYNC,
  shown,
  wordOf,
} from './at-work';
import { COPY, duplicateTab } from './duplicate-tab';
import { entryOf, load, nameOf, push, ticked, told } from './reviewed';

const HERE = 'EX23 8AB';

/** The first lead has a postcode here that Heatpunk never had, and the hidden sheet is a new one. */
function neverCompared(options: WorldOptions = { leads: leads(2) }): World {
  const world = createWorld(options);
  world.click(SYNC);
  edit(world, FIRST, 'postcode', HERE);
  world.host.people.deleteSheet('Heatpunk base');
  world.click(SYNC);
  expect(wordOf(world, FIRST)).toBe('Conflict: Postcode');
  world.heatpunk.journal.clear();
  return world;
}

const sent = (world: World) => requests(world, 'update').map(({ leadId, fields }) => [leadId, fields]);
const clearId = (world: World, id: string) =>
  world.host.people.clear([rowOf(world, id).number, world.column('(lead id)')]);
const choose = (world: World, policy: string) => world.host.callFromDialog('saveSettings', { ...FORM, policy });

describe('a row of which one field was never compared', () => {
  test('has any other edit sent all the same', () => {
    const world = neverCompared();
    edit(world, FIRST, 'status', 'Quote');
    world.click(SYNC);
    expect(sent(world)).toEqual([[FIRST, { status: 'Quote' }]]);
    expect(wordOf(world, FIRST)).toBe('Conflict: Postcode');
  });

  test('loses no other edit to a policy, where only a person can decide about that field', () => {
    const world = createWorld({ leads: [lead(FIRST, { lat: 50.8 })], settings: { policy: 'heatpunk' } });
    world.click(SYNC);
    edit(world, FIRST, 'lat', '=50+1');
    world.host.people.deleteSheet('Heatpunk base');
    world.click(SYNC);
    edit(world, FIRST, 'status', 'Quote');
    world.click(SYNC);
    expect([shown(world, FIRST, 'status'), inHeatpunk(world, FIRST, 'status')]).toEqual(['Quote', 'Quote']);
    expect(wordOf(world, FIRST)).toBe('Conflict: Latitude');
  });

  test('is agreed on as a whole once that is decided', () => {
    const world = neverCompared();
    choose(world, 'sheet');
    world.click(SYNC);
    expect(baseEntries(world).get(FIRST)).toMatchObject({ postcode: HERE });
    expect(sent(world)).toEqual([[FIRST, { postcode: HERE }]]);
  });

  describe.each([
    ['Heatpunk took its text', (world: World) => world.heatpunk.dashboard.edit(FIRST, { customerPhone: PHONE }, ALEX)],
    ['it was put back to Heatpunk’s', (world: World) => edit(world, FIRST, 'customerPhone', '07700 900100')],
    ['both still differ', () => {}],
  ])('and that has lost its id since, where %s', (_, act) => {
    test('is known again, although nothing tells when it was created', () => {
      const world = createWorld({ leads: [lead(FIRST, { customerPhone: '07700 900100' })] });
      world.click(SYNC);
      world.host.people.deleteColumns(world.column('dateCreated'));
      world.click(SYNC);
      edit(world, FIRST, 'customerPhone', PHONE);
      world.host.people.deleteSheet('Heatpunk base');
      world.click(SYNC);
      act(world);
      const row = rowOf(world, FIRST).number;
      world.host.people.clear([row, world.column('(lead id)')]);
      world.click(SYNC);
      expect(world.cell(row, '(lead id)')).toBe(FIRST);
      expect(requests(world, 'create')).toEqual([]);
    });
  });

  test('costs a refresh no second fetch for ever, once its lead is gone', () => {
    const old = lead(FIRST, { dateCreated: '2025-01-05T10:00:00.000Z' });
    const world = neverCompared({ leads: [old, lead('10002')], settings: { days: '3650', refresh: 'hourly' } });
    world.host.callFromDialog('saveSettings', { ...FORM, days: '30', refresh: 'hourly' });
    world.heatpunk.dashboard.remove(FIRST);
    world.host.advance(HOUR_MS);
    world.heatpunk.journal.clear();
    world.host.advance(HOUR_MS);
    expect(wordOf(world, FIRST)).toBe('Not in Heatpunk');
    expect(requests(world, 'fetch')).toHaveLength(1);
  });
});

describe('what the base said before counts no more', () => {
  const isAsked = (world: World, field: string, there: unknown) => {
    for (const _run of [1, 2]) {
      world.click(SYNC);
      expect(inHeatpunk(world, FIRST, field)).toBe(there);
      expect(sent(world)).toEqual([]);
    }
  };

  test('where another sheet took the place of the lead sheet, and a row of it lost its id', () => {
    const world = createWorld({ leads: leads(3) });
    world.click(SYNC);
    duplicateTab(world);
    world.heatpunk.dashboard.edit(FIRST, { status: 'Sale' }, ALEX);
    world.click(SYNC);
    const { people } = world.host;
    people.deleteSheet('Leads');
    people.renameSheet(COPY, 'Leads');
    people.openSheet('Leads');
    clearId(world, FIRST);
    world.heatpunk.journal.clear();
    isAsked(world, 'status', 'Sale');
    expect(wordOf(world, FIRST)).toBe('Conflict: Status');
  });

  test('where a column came back with its cells, and a row lost its id', () => {
    const world = createWorld({ leads: leads(3) });
    world.click(SYNC);
    world.host.people.deleteColumns(world.column('postcode'));
    world.heatpunk.dashboard.edit(FIRST, { postcode: null }, ALEX);
    world.click(SYNC);
    world.heatpunk.journal.clear();
    world.host.people.undo();
    clearId(world, FIRST);
    isAsked(world, 'postcode', null);
    expect(wordOf(world, FIRST)).toBe('Conflict: Postcode');
  });
});

test.each(['ask', 'sheet'])('a copy that makes such a column anew fills it, where the policy is %s', (policy) => {
  const world = neverCompared({ leads: [lead(FIRST, { postcode: 'EX1 1AA' })] });
  const copy = worldOf(world.host.copy(), world.heatpunk);
  copy.host.people.deleteColumns(copy.column('postcode'));
  copy.host.open();
  choose(copy, policy);
  copy.click(SYNC);
  expect([shown(copy, FIRST, 'postcode'), inHeatpunk(copy, FIRST, 'postcode')]).toEqual(['EX1 1AA', 'EX1 1AA']);
  expect(leadRows(copy).map(({ word }) => word)).toEqual(['Synced']);
});

describe('where Heatpunk never lists postcodes', () => {
  const unlisted = { leads: [lead(FIRST, { postcode: 'EX1 1AA' })], behaviour: { unlisted: ['postcode'] } };

  test.each(['ask', 'sheet', 'heatpunk'])(
    'a cleared one that was never compared clears nothing there by "%s"',
    (policy) => {
      const world = neverCompared(unlisted);
      choose(world, policy);
      edit(world, FIRST, 'postcode', '');
      for (const _run of [1, 2]) world.click(SYNC);
      expect([wordOf(world, FIRST), inHeatpunk(world, FIRST, 'postcode')]).toEqual(['Synced', 'EX1 1AA']);
    },
  );

  test('a formula that shows nothing can be decided in the review', () => {
    const world = createWorld(unlisted);
    world.click(SYNC);
    edit(world, FIRST, 'postcode', HERE);
    world.click(SYNC);
    const at = [rowOf(world, FIRST).number, world.column('postcode')] as const;
    world.host.people.setFormat(at, '');
    world.host.people.type(at, '=""&""');
    world.click(SYNC);
    expect(wordOf(world, FIRST)).toBe('Conflict: Postcode');
    expect(told(push(world, [ticked(entryOf(load(world), nameOf(FIRST)), 'sheet')]))).toEqual(['sent']);
    expect(inHeatpunk(world, FIRST, 'postcode')).toBeNull();
  });
});
