import { describe, expect, test } from '@jest/globals';
import { ServiceError } from '../../playground/apps-script/errors';
import { createWorld, FORM } from '../world';
import { ALEX, DELETE, leads, menuItems, NOT_CONFIGURED, PULL, PUSH, SET_UP, SYNC } from './at-work';

const SETTINGS = 'Settings…';
const USUAL = [
  SYNC,
  PULL,
  PUSH,
  'Review & push…',
  'Undo last push…',
  DELETE,
  'Insights…',
  'Open activity log',
  SETTINGS,
];

describe('the menu', () => {
  test.each([true, false])(
    'comes whole, by menu calls alone, where nothing may be read: settings saved %s',
    (configured) => {
      const world = createWorld({ configured });
      const { outcome, logs } = world.host.open({ authMode: 'NONE' });
      expect([outcome, logs]).toEqual(['completed', []]);
      expect(menuItems(world.host)).toEqual(USUAL);
    },
  );

  test.each(['LIMITED', 'FULL'] as const)('is the usual one once there are settings: %s', (authMode) => {
    const world = createWorld();
    expect(world.host.open({ authMode }).outcome).toBe('completed');
    expect(menuItems(world.host)).toEqual(USUAL);
  });

  test.each(['LIMITED', 'FULL'] as const)('has “Set up…” alone before there are any: %s', (authMode) => {
    const world = createWorld(NOT_CONFIGURED);
    expect(world.host.open({ authMode }).outcome).toBe('completed');
    expect(menuItems(world.host)).toEqual([SET_UP]);
  });

  test('is the usual one as soon as the first settings are saved', () => {
    const world = createWorld(NOT_CONFIGURED);
    world.click(SET_UP);
    world.host.callFromDialog('saveSettings', FORM);
    expect(menuItems(world.host)).toEqual(USUAL);
  });

  test('of a copy has “Set up…” before all else, for whoever has a key', () => {
    const world = createWorld({ leads: leads(3) });
    const copy = world.host.copy();
    copy.open();
    expect(menuItems(copy)).toEqual([SET_UP, ...USUAL]);
    copy.callFromDialog('saveSettings', { ...FORM, apiKey: '' });
    expect(menuItems(copy)).toEqual(USUAL);
  });

  test('is the usual one for somebody without a key where colleagues have settings', () => {
    const world = createWorld({ leads: leads(3) });
    world.host.open({ user: ALEX });
    expect(menuItems(world.host, ALEX)).toEqual(USUAL);
  });

  test('is the usual one where the properties cannot be read', () => {
    const world = createWorld(NOT_CONFIGURED);
    const { outcome, logs } = world.host.open({
      between: ({ name }) => {
        if (name === 'Properties.getProperties') throw new ServiceError('Service error: Properties');
      },
    });
    expect(outcome).toBe('completed');
    expect(logs.map(({ text }) => text)).toEqual([expect.stringContaining('Service error: Properties')]);
    expect(menuItems(world.host)).toEqual(USUAL);
  });

  test('is there, whole or as it is right, wherever the execution ends that builds it', () => {
    const calls = createWorld(NOT_CONFIGURED).host.open().calls;
    expect(calls).toBeGreaterThan(0);
    for (let atCall = 1; atCall <= calls; atCall++) {
      const world = createWorld(NOT_CONFIGURED);
      world.host.open({ authMode: 'NONE' });
      expect(world.host.open({ kill: { atCall } }).outcome).toBe('killed');
      expect([USUAL, [SET_UP]]).toContainEqual(menuItems(world.host));
    }
  });
});
