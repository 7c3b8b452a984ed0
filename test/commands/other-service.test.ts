import { describe, expect, test } from '@jest/globals';
import { createWorld, FORM, type World, worldOf } from '../world';
import {
  COMPLETE,
  chooseToDelete,
  contents,
  DELETE,
  differences,
  edit,
  leads,
  PULL,
  PUSH,
  SYNC,
  typeLead,
} from './at-work';

const choose = (world: World, service: string) =>
  world.host.callFromDialog('saveSettings', { ...FORM, apiKey: '', service });

/** A sheet of Heatpunk's leads with an edit that waits, after somebody chose Easy PV. */
function changed(): World {
  const world = createWorld({ leads: leads(3) });
  world.click(SYNC);
  edit(world, '10001', 'customerPhone', '01632 960777');
  choose(world, 'easy-pv');
  world.heatpunk.journal.clear();
  return world;
}

const sent = (world: World) =>
  world.heatpunk.journal.entries().filter(({ route }) => route !== 'fetch' && route !== undefined);

describe('a sheet that holds the leads of another service than the one chosen', () => {
  test.each([SYNC, PULL, PUSH])('is refused with words, and nothing is sent nor written: %s', (item) => {
    const world = changed();
    const before = contents(world);
    world.click(item);
    expect(world.alert()).toContain('This sheet holds leads of Heatpunk, but Easy PV is chosen');
    expect(world.alert()).toContain('Settings…');
    expect(sent(world)).toEqual([]);
    expect(contents(world)).toBe(before);
  });

  test('is refused when leads are to be deleted: they are other customers there', () => {
    const world = changed();
    chooseToDelete(world, ['10001', '10002']);
    world.click(DELETE);
    expect(world.alert()).toContain('This sheet holds leads of Heatpunk, but Easy PV is chosen');
    expect(sent(world)).toEqual([]);
    expect(world.heatpunk.dashboard.leads()).toHaveLength(3);
    expect(world.words()).toHaveLength(3);
  });

  test('goes on as before once the service is chosen again', () => {
    const world = changed();
    world.click(SYNC);
    choose(world, 'heatpunk');
    world.click(SYNC);
    expect(world.heatpunk.dashboard.lead('10001')?.fields.customerPhone).toBe('01632 960777');
    expect(differences(world)).toEqual([]);
  });

  test('is refused as a copy as well', () => {
    const world = changed();
    const copy = worldOf(world.host.copy(), world.heatpunk);
    copy.host.open();
    choose(copy, 'easy-pv-ireland');
    copy.click(SYNC);
    expect(copy.alert()).toContain('This sheet holds leads of Heatpunk, but Easy PV Ireland is chosen');
    expect(sent(copy)).toEqual([]);
  });
});

test('a document without any lead takes those of the service that is chosen then', () => {
  const world = createWorld();
  world.click(SYNC);
  choose(world, 'easy-pv');
  typeLead(world, 2, COMPLETE);
  world.click(SYNC);
  expect(world.heatpunk.dashboard.leads()).toHaveLength(1);
  choose(world, 'heatpunk');
  world.click(SYNC);
  expect(world.alert()).toContain('This sheet holds leads of Easy PV, but Heatpunk is chosen');
});
