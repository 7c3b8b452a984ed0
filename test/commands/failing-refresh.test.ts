import { describe, expect, test } from '@jest/globals';
import { API_KEY, FORM, MEMBER, type World } from '../world';
import { ALEX, HOUR_MS, menuItems, PULL, refreshed, SYNC } from './at-work';

function failing(hours: number): World {
  const world = refreshed();
  world.heatpunk.team.revokeKey(API_KEY);
  world.host.advance(hours * HOUR_MS);
  return world;
}

function firstItem(world: World, user = MEMBER): string {
  world.host.open({ user });
  return menuItems(world.host, user)[0] ?? '';
}

const THREE_TIMES = 'The automatic refresh has failed 3 times: what to do…';

describe('a refresh that fails', () => {
  test('is said by the first item of the menu until it works again', () => {
    const world = refreshed();
    expect(firstItem(world)).toBe(SYNC);
    world.heatpunk.team.revokeKey(API_KEY);
    world.host.advance(HOUR_MS);
    expect(firstItem(world)).toBe('The automatic refresh failed: what to do…');
    world.host.advance(2 * HOUR_MS);
    expect(firstItem(world)).toBe(THREE_TIMES);
    world.heatpunk.team.addKey(API_KEY);
    world.host.advance(HOUR_MS);
    expect(firstItem(world)).toBe(SYNC);
  });

  test('leaves the other items as they are', () => {
    const world = failing(3);
    world.host.open();
    expect(menuItems(world.host).slice(1, 3)).toEqual([SYNC, PULL]);
  });

  test('is said to the one whose refresh it is, and to nobody else', () => {
    const world = failing(3);
    expect(firstItem(world, ALEX)).toBe(SYNC);
    expect(firstItem(world)).toBe(THREE_TIMES);
  });

  test('of one spreadsheet is not said in another, though the person is the same', () => {
    const world = failing(3);
    const copy = world.host.copy();
    copy.open();
    expect(menuItems(copy)[0]).toBe('Set up…');
    copy.callFromDialog('saveSettings', { ...FORM, apiKey: '' });
    expect(menuItems(copy)[0]).toBe(SYNC);
  });

  test.each(['works', 'fails'])('comes into a menu that was open since before with any run that %s', (how) => {
    const world = failing(3);
    expect(menuItems(world.host)[0]).toBe(SYNC);
    if (how === 'works') world.heatpunk.team.addKey(API_KEY);
    world.click(SYNC);
    expect(menuItems(world.host)[0]).toBe(THREE_TIMES);
  });

  test('goes out of a menu that was open since before with the next run, once it works again', () => {
    const world = failing(3);
    world.host.open();
    world.heatpunk.team.addKey(API_KEY);
    world.host.advance(HOUR_MS);
    world.click(PULL);
    expect(menuItems(world.host)[0]).toBe(SYNC);
  });

  test('is no longer said once the refresh is switched off', () => {
    const world = failing(3);
    world.host.callFromDialog('saveSettings', FORM);
    expect(menuItems(world.host)[0]).toBe(SYNC);
    expect(firstItem(world)).toBe(SYNC);
  });

  test('is still said after settings were saved, until a refresh worked', () => {
    const world = failing(3);
    world.host.callFromDialog('saveSettings', { ...FORM, apiKey: 'the-new-key', refresh: 'hourly' });
    expect(menuItems(world.host)[0]).toBe(THREE_TIMES);
    world.heatpunk.team.addKey('the-new-key');
    world.host.advance(HOUR_MS);
    expect(firstItem(world)).toBe(SYNC);
  });
});

describe('a refresh that is switched off while it is at work', () => {
  /** Runs it, and lets its person switch it off when it first calls a service. */
  function refreshSwitchedOff(world: World, service: string): void {
    let isOff = false;
    world.host.run('refresh', {
      trigger: 'clock',
      between: ({ name }) => {
        if (name !== service || isOff) return;
        isOff = true;
        world.host.callFromDialog('saveSettings', FORM);
      },
    });
    expect(isOff).toBe(true);
  }

  test.each<[string, (world: World) => void, string]>([
    ['fails', (world) => world.heatpunk.team.revokeKey(API_KEY), 'UrlFetchApp.fetchAll'],
    [
      'is held',
      (world) => void world.heatpunk.faults.add({ effect: { kind: 'body', body: { rows: {} } } }),
      'UrlFetchApp.fetchAll',
    ],
    [
      'lacks a permission',
      (world) => world.host.permissions.withhold(MEMBER, 'https://www.googleapis.com/auth/script.external_request'),
      'LockService.getDocumentLock',
    ],
  ])('is told of neither by mail nor in the menu when it %s', (_, act, service) => {
    const world = refreshed();
    act(world);
    refreshSwitchedOff(world, service);
    world.host.permissions.give(MEMBER);
    expect(world.host.mail).toEqual([]);
    expect(firstItem(world)).toBe(SYNC);
  });

  test('is explained as off where its failure was noted all the same, and then no longer told of', () => {
    const world = failing(1);
    const own = world.host.properties.user(MEMBER);
    const [name = '', record = ''] = [...own].find(([each]) => each.startsWith('refresh.')) ?? [];
    world.host.callFromDialog('saveSettings', FORM);
    own.set(name, JSON.stringify({ ...JSON.parse(record), interval: 'off', triggerId: '' }));
    world.host.open();
    world.click('The automatic refresh failed: what to do…');
    expect(world.alert()).toBe('The automatic refresh is switched off by now: there is nothing to do.');
    expect(firstItem(world)).toBe(SYNC);
  });
});

describe('the first item of the menu of a failing refresh', () => {
  test('says what went wrong, when, what becomes of edits, and what comes next', () => {
    const world = failing(3);
    world.host.open();
    world.host.ui.respond(() => 'NO');
    expect(world.click(THREE_TIMES).outcome).toBe('completed');
    expect(world.host.ui.alerts.at(-1)).toMatchObject({
      title: 'Heatpunk Leads: Automatic refresh',
      buttons: ['YES', 'NO'],
    });
    expect(world.alert().split('\n\n')).toEqual([
      'The automatic refresh has failed 3 times in a row, last on 22/11/2026 12:30:',
      expect.stringMatching(/^Heatpunk does not accept the API key\. Check it in Heatpunk Leads > Settings…/),
      'What was not sent stays marked in the sheet. The next run is about 13:30. Sync now tells at once whether it works.',
      'Open Settings… now?',
    ]);
    expect(world.host.ui.dialogs).toEqual([]);
  });

  test('leads to the settings', () => {
    const world = failing(1);
    world.host.open();
    world.host.ui.respond(() => 'YES');
    world.click('The automatic refresh failed: what to do…');
    expect(world.alert()).toMatch(/^The automatic refresh failed on 22\/11\/2026 10:30:/);
    expect(world.host.ui.dialogs).toMatchObject([{ title: 'Heatpunk Leads: Settings' }]);
  });

  test('says that it works again where it does, and goes', () => {
    const world = failing(3);
    world.host.open();
    world.heatpunk.team.addKey(API_KEY);
    world.host.advance(HOUR_MS);
    world.click(THREE_TIMES);
    expect(world.alert()).toBe('The automatic refresh works again: there is nothing to do.');
    expect(menuItems(world.host)[0]).toBe(SYNC);
  });

  test('says that it is off by now where the person switched it off in another window', () => {
    const world = failing(3);
    expect(world.host.callFromDialog('saveSettings', FORM)).toMatchObject({ value: { ok: true } });
    // The menu of this window is as it was when the spreadsheet was opened in it.
    world.host.run('explainRefresh');
    expect(world.alert()).toBe('The automatic refresh is switched off by now: there is nothing to do.');
  });

  test('says where the trigger is not at Google any more', () => {
    const world = failing(3);
    world.host.open();
    for (const { id } of [...world.host.triggers.list]) world.host.triggers.remove(id);
    world.host.ui.respond(() => 'NO');
    world.click(THREE_TIMES);
    expect(world.alert()).toContain(
      'The automatic refresh is not set up at Google any more: press Save in Settings… to set it up again.',
    );
  });

  test('tells a long answer of a server in part, and keeps it within what a property can hold', () => {
    const world = refreshed();
    const message = 'é'.repeat(20_000);
    world.heatpunk.faults.add({ effect: { kind: 'status', status: 422, message } });
    expect(world.host.advance(HOUR_MS)).toMatchObject([{ outcome: 'failed' }]);
    world.host.open();
    world.host.ui.respond(() => 'NO');
    world.click('The automatic refresh failed: what to do…');
    expect(world.alert()).toContain('ééé');
  });
});
