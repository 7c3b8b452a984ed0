import { describe, expect, test } from '@jest/globals';
import type { JsonObject } from '../../playground/heatpunk/json';
import { createWorld, FORM, type World } from '../world';
import {
  COMPLETE,
  confirm,
  differences,
  edit,
  FIRST,
  freeRow,
  inHeatpunk,
  KEEP,
  lead,
  leadRows,
  leads,
  PATIENCE_MS,
  pasteOver,
  requests,
  rowOf,
  SECOND,
  SYNC,
  shown,
  TAKE,
  typeLead,
} from './at-work';
import { entryOf, load, nameOf, push, ticked } from './reviewed';

describe('where Heatpunk leaves blank fields out', () => {
  function withLatitudes(latitudes: readonly number[]): World {
    const world = createWorld({
      leads: latitudes.map((lat, index) => lead(String(Number(FIRST) + index), { lat })),
      behaviour: { omitBlank: true },
    });
    world.click(SYNC);
    world.heatpunk.journal.clear();
    return world;
  }

  test('a field that is cleared there in the last lead that had it is cleared here', () => {
    const world = withLatitudes([50.8, 50.9]);
    world.heatpunk.dashboard.edit(FIRST, { lat: null });
    world.click(SYNC);
    world.heatpunk.dashboard.edit(SECOND, { lat: null });
    world.click(SYNC);
    expect([shown(world, FIRST, 'lat'), shown(world, SECOND, 'lat')]).toEqual(['', '']);
    expect(requests(world, 'update')).toEqual([]);
    expect(differences(world)).toEqual([]);
  });

  test('a field that leaves many leads at once keeps its values: an answer without it is likelier', () => {
    const world = withLatitudes([50.1, 50.2, 50.3, 50.4, 50.5]);
    for (const { id } of world.heatpunk.dashboard.leads()) world.heatpunk.dashboard.edit(id, { lat: null });
    world.click(SYNC);
    expect(shown(world, FIRST, 'lat')).toBe(50.1);
    expect(requests(world, 'update')).toEqual([]);
  });

  test('a row that was removed comes back without what was cleared there meanwhile, and that is no edit of anybody here', () => {
    const world = withLatitudes([50.8, 50.9]);
    world.host.people.deleteRows(rowOf(world, FIRST).number);
    world.heatpunk.dashboard.edit(FIRST, { lat: null });
    world.click(SYNC);
    expect(shown(world, FIRST, 'lat')).toBe('');
    world.heatpunk.dashboard.edit(FIRST, { lat: 50.8 });
    world.click(SYNC);
    expect(shown(world, FIRST, 'lat')).toBe(50.8);
    expect(requests(world, 'update')).toEqual([]);
  });
});

test('a column that somebody marked for a field that Heatpunk never lists keeps its values', () => {
  const { crmReference: _never, ...fields } = lead(FIRST).fields;
  const world = createWorld({ leads: [lead(FIRST)] });
  const body: JsonObject = { rows: { [FIRST]: fields } };
  world.heatpunk.faults.add({ effect: { kind: 'body', body }, hits: { route: 'fetch' } });
  world.click(SYNC);
  const { people } = world.host;
  people.type([1, 20], 'Our number');
  people.setNote([1, 20], 'heatpunk: crmReference');
  world.click(SYNC);
  edit(world, FIRST, 'crmReference', 'CRM-7');
  for (const _run of [1, 2, 3]) {
    world.click(SYNC);
    expect(shown(world, FIRST, 'crmReference')).toBe('CRM-7');
    expect(world.words()).toEqual(['Synced']);
  }
  expect(inHeatpunk(world, FIRST, 'crmReference')).toBe('CRM-7');
  expect(requests(world, 'update')).toHaveLength(1);
});

describe('where Heatpunk takes postcodes and never lists them, as its example for Easy PV has none', () => {
  const withoutPostcodes = () => {
    const world = createWorld({ leads: [lead(FIRST), lead(SECOND)], behaviour: { unlisted: ['postcode'] } });
    world.click(SYNC);
    return world;
  };
  /** Two flats of one landlord: only their addresses tell their leads apart. */
  const FLATS = ['1', '2'].map((flat) => ({ ...COMPLETE, address: `Flat ${flat}, 3 Mill Lane`, postcode: 'EX23 8AA' }));

  test('one that is typed stays, and is sent once', () => {
    const world = withoutPostcodes();
    edit(world, FIRST, 'postcode', 'EX23 8AB');
    for (const _run of [1, 2, 3]) {
      world.click(SYNC);
      expect(shown(world, FIRST, 'postcode')).toBe('EX23 8AB');
    }
    expect(world.words()).toEqual(['Synced', 'Synced']);
    expect(requests(world, 'update')).toHaveLength(1);
  });

  test('one that is cleared is cleared there too, although the first try failed', () => {
    const world = withoutPostcodes();
    edit(world, FIRST, 'postcode', 'EX23 8AB');
    world.click(SYNC);
    expect(inHeatpunk(world, FIRST, 'postcode')).toBe('EX23 8AB');
    world.heatpunk.faults.add({ effect: { kind: 'status', status: 400 }, hits: { route: 'update' } });
    edit(world, FIRST, 'postcode', '');
    world.click(SYNC);
    world.heatpunk.faults.clear();
    world.host.advance(PATIENCE_MS);
    world.click(SYNC);
    expect(inHeatpunk(world, FIRST, 'postcode')).toBeNull();
    expect(world.words()).toEqual(['Synced', 'Synced']);
  });

  describe('and the two sides were never compared', () => {
    const HERE = 'EX23 8AB';
    const NOTED = ['Here: “EX23 8AB”', 'In Heatpunk: not listed', 'Last agreed: not known'];

    const neverCompared = () => {
      const world = withoutPostcodes();
      edit(world, FIRST, 'postcode', HERE);
      world.host.people.deleteSheet('Heatpunk base');
      world.click(SYNC);
      world.host.ui.respond(confirm);
      world.host.people.select([rowOf(world, FIRST).number, world.column('postcode')]);
      return world;
    };
    const note = (world: World) => world.host.people.note([rowOf(world, FIRST).number, world.column('postcode')]);

    test('what stands here is in conflict with what nobody knows, and says so', () => {
      const world = neverCompared();
      expect(world.words()).toEqual(['Conflict: Postcode', 'Synced']);
      expect(note(world).split('\n')).toEqual(expect.arrayContaining(NOTED));
      const { conflicts } = entryOf(load(world), nameOf(FIRST));
      expect(conflicts).toMatchObject([{ field: 'postcode', isRemoteKnown: false, choices: ['sheet'] }]);
    });

    test('it can be kept, which sends it', () => {
      const world = neverCompared();
      world.click(KEEP);
      expect([shown(world, FIRST, 'postcode'), inHeatpunk(world, FIRST, 'postcode')]).toEqual([HERE, HERE]);
      expect(world.words()).toEqual(['Synced', 'Synced']);
      world.click(SYNC);
      expect(requests(world, 'update')).toHaveLength(1);
    });

    test('it can be kept in the review', () => {
      const world = neverCompared();
      push(world, [ticked(entryOf(load(world), nameOf(FIRST)), 'sheet')]);
      expect([shown(world, FIRST, 'postcode'), inHeatpunk(world, FIRST, 'postcode')]).toEqual([HERE, HERE]);
      expect(world.words()).toEqual(['Synced', 'Synced']);
    });

    test('there is nothing to take, whatever asks for it', () => {
      const world = neverCompared();
      world.click(TAKE);
      expect(world.host.ui.alerts.at(-1)?.text).toContain('Heatpunk does not list this field');
      push(world, [ticked(entryOf(load(world), nameOf(FIRST)), 'heatpunk')]);
      world.host.callFromDialog('saveSettings', { ...FORM, policy: 'heatpunk' });
      world.click(SYNC);
      expect(shown(world, FIRST, 'postcode')).toBe(HERE);
      expect(world.words()).toEqual(['Conflict: Postcode', 'Synced']);
      expect(requests(world, 'update')).toEqual([]);
    });

    test('one that is cleared is in conflict no more', () => {
      const world = neverCompared();
      edit(world, FIRST, 'postcode', '');
      world.click(SYNC);
      expect([world.words(), note(world)]).toEqual([['Synced', 'Synced'], '']);
      expect(requests(world, 'update')).toEqual([]);
    });
  });

  test('whether a column of them was cleared or lost a person decides', () => {
    const world = createWorld({ leads: leads(5), behaviour: { unlisted: ['postcode'] } });
    world.click(SYNC);
    pasteOver(world, 'postcode', Array(5).fill('EX23 8AB'));
    world.click(SYNC);
    pasteOver(world, 'postcode', Array(5).fill(''));
    world.click(SYNC);
    expect(world.words()).toEqual(Array(5).fill('Conflict: Postcode'));
    expect(world.host.people.note([2, world.column('postcode')])).toContain('Last agreed: “EX23 8AB”');
    world.host.callFromDialog('saveSettings', { ...FORM, policy: 'sheet' });
    world.click(SYNC);
    expect(world.words()).toEqual(Array(5).fill('Synced'));
    expect(leads(5).map(({ id }) => inHeatpunk(world, id, 'postcode'))).toEqual(Array(5).fill(null));
  });

  test('new rows with one, of which no answer came, become one lead each', () => {
    const world = withoutPostcodes();
    for (const flat of FLATS) typeLead(world, freeRow(world), flat);
    world.heatpunk.faults.add({ effect: { kind: 'answer-lost' }, hits: { route: 'create', next: 2 } });
    world.click(SYNC);
    world.heatpunk.faults.clear();
    world.host.advance(PATIENCE_MS);
    world.click(SYNC);
    expect(requests(world, 'create')).toHaveLength(2);
    expect(leadRows(world).map(({ id, word }) => [id.startsWith('pending-'), word])).toEqual(
      Array(4).fill([false, 'Synced']),
    );
  });
});
