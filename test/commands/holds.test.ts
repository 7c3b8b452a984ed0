import { describe, expect, test } from '@jest/globals';
import type { Json } from '../../playground/heatpunk/json';
import { createWorld, type World } from '../world';
import {
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
  logLines,
  MINUTE_MS,
  PHONE,
  PULL,
  PUSH,
  pasteOver,
  pulled,
  requests,
  SYNC,
  shown,
  typeLead,
} from './at-work';

describe('an answer without any lead', () => {
  test.each([{ rows: {} }, { rows: [] }, []] as Json[])('marks and removes nothing: %j', (body) => {
    const world = pulled();
    edit(world, FIRST, 'customerPhone', PHONE);
    const before = contents(world);
    world.heatpunk.faults.add({ effect: { kind: 'body', body } });
    world.click(SYNC);
    expect(world.toast()).toContain('listed no leads at all');
    expect(contents(world)).toBe(before);
    expect(logLines(world).at(-1)).toMatchObject({ action: 'Held' });
    world.heatpunk.faults.clear();
    world.click(SYNC);
    expect(inHeatpunk(world, FIRST, 'customerPhone')).toBe(PHONE);
    expect(differences(world)).toEqual([]);
  });

  test.each([
    [PULL, (world: World) => void world.click(PULL)],
    [PUSH, (world: World) => void world.click(PUSH)],
    ['the automatic refresh', (world: World) => void world.host.advance(61 * MINUTE_MS)],
  ])('is held in a run of any kind: %s', (_name, run) => {
    const world = pulled(3, { settings: { refresh: 'hourly', refreshPushes: true } });
    edit(world, FIRST, 'customerPhone', PHONE);
    typeLead(world, freeRow(world), COMPLETE);
    const before = contents(world);
    world.heatpunk.faults.add({ effect: { kind: 'body', body: { rows: {} } } });
    run(world);
    expect(contents(world)).toBe(before);
    expect(world.heatpunk.journal.entries().map(({ route }) => route)).toEqual(['fetch']);
    expect(logLines(world).at(-1)).toMatchObject({
      action: 'Held',
      result: expect.stringContaining('no leads at all'),
    });
  });

  test('as a colleague deleted the only one is held until its row is removed', () => {
    const world = pulled(1);
    world.heatpunk.dashboard.remove(FIRST);
    const before = contents(world);
    world.click(SYNC);
    expect(world.toast()).toContain('If the leads were really deleted in Heatpunk, remove their rows here');
    expect(contents(world)).toBe(before);
    world.host.people.deleteRows(2);
    typeLead(world, 2, COMPLETE);
    world.click(SYNC);
    expect(world.toast()).toBe('1 lead created in Heatpunk.');
    expect(idsOf(world, COMPLETE.customerName)).toHaveLength(1);
    expect(differencesAfterSync(world)).toEqual([]);
  });

  test('is right where there never was one', () => {
    const world = createWorld();
    world.click(SYNC);
    expect(world.toast()).toBe('Everything is up to date.');
    typeLead(world, 2, COMPLETE);
    world.click(SYNC);
    expect(idsOf(world, COMPLETE.customerName)).toHaveLength(1);
    expect(differencesAfterSync(world)).toEqual([]);
  });
});

describe('a change of very many leads at once', () => {
  function withMany(edited: number, count = 60): World {
    const world = pulled(count, { settings: { refresh: 'hourly', refreshPushes: true } });
    pasteOver(world, 'customerPhone', Array<string>(edited).fill(PHONE));
    return world;
  }

  const refresh = (world: World) => world.host.advance(61 * MINUTE_MS);

  test('is held by the automatic refresh, which still takes what changed in Heatpunk', () => {
    const world = withMany(26);
    world.heatpunk.dashboard.edit('10060', { status: 'Sale' });
    expect(refresh(world)).toMatchObject([{ outcome: 'completed', trigger: 'clock' }]);
    expect(requests(world, 'update')).toEqual([]);
    expect(world.words().filter((word) => word === 'Edited')).toHaveLength(26);
    expect(shown(world, '10060', 'status')).toBe('Sale');
    expect(logLines(world).filter(({ action }) => action === 'Held')).toHaveLength(1);
  });

  test.each([PUSH, SYNC])('is sent when a person asks for it: %s', (item) => {
    const world = withMany(60);
    refresh(world);
    world.click(item);
    expect(requests(world, 'update')).toHaveLength(60);
    expect(differences(world)).toEqual([]);
  });

  test.each([
    ['25 of them', 25, 60],
    ['a third of them or less', 26, 78],
  ])('is not held where it is %s', (_name, edited, count) => {
    const world = withMany(edited, count);
    refresh(world);
    expect(requests(world, 'update')).toHaveLength(edited);
    expect(differences(world)).toEqual([]);
  });

  describe('of sixty new rows pasted beside few leads', () => {
    function withPasted(): World {
      const world = pulled(3, { settings: { refresh: 'hourly', refreshPushes: true } });
      for (let row = 5; row < 65; row++) typeLead(world, row, { ...COMPLETE, customerName: `Pasted ${row}` });
      return world;
    }

    test('is held by the automatic refresh, in words', () => {
      const world = withPasted();
      refresh(world);
      expect(requests(world, 'create')).toEqual([]);
      expect(world.heatpunk.dashboard.leads()).toHaveLength(3);
      expect(logLines(world).at(-1)).toMatchObject({
        action: 'Held',
        result: expect.stringContaining('60 leads with edits still to be sent'),
      });
      expect(leadRows(world).slice(3)).toEqual(Array(60).fill(expect.objectContaining({ id: '', word: '' })));
    });

    test("is no matter for a person's own sync", () => {
      const world = withPasted();
      refresh(world);
      world.click(SYNC);
      expect(requests(world, 'create')).toHaveLength(60);
      expect(differencesAfterSync(world)).toEqual([]);
    });
  });

  test('also holds new rows back', () => {
    const world = withMany(30);
    typeLead(world, freeRow(world), COMPLETE);
    refresh(world);
    expect(requests(world, 'create')).toEqual([]);
    expect(leadRows(world).at(-1)).toMatchObject({ id: '', word: '' });
  });
});
