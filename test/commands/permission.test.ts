import { describe, expect, test } from '@jest/globals';
import { builtFile, createWorld, MEMBER, MENU, type World } from '../world';
import { ALEX, beforeCall, edit, FIRST, HOUR_MS, inHeatpunk, leads, logLines, menuItems, PHONE, SYNC } from './at-work';

const FETCHING = 'https://www.googleapis.com/auth/script.external_request';
const MAILING = 'https://www.googleapis.com/auth/script.send_mail';
const ITEM = 'The automatic refresh needs your permission: what to do…';
const WORDS = 'Google needs your permission before the automatic refresh can go on.';

/** Refreshed every hour, its leads pulled; then a scope is taken away, as if a newer version had asked for it. */
function lacking(scope = FETCHING): World {
  const world = createWorld({ leads: leads(3), settings: { refresh: 'hourly', refreshPushes: true } });
  world.click(SYNC);
  edit(world, FIRST, 'customerPhone', PHONE);
  world.heatpunk.journal.clear();
  world.host.permissions.withhold(MEMBER, scope);
  return world;
}

describe('a refresh that lacks a permission', () => {
  test('asks Heatpunk for nothing, and is thrown each time for Google to show', () => {
    const world = lacking();
    const records = world.host.advance(4 * HOUR_MS);
    expect(records.map(({ error }) => error?.message)).toEqual(Array(4).fill(expect.stringContaining(WORDS)));
    expect(world.heatpunk.journal.entries()).toEqual([]);
  });

  test('says so once: one line in the log and one mail, with the way to give it', () => {
    const world = lacking();
    world.host.advance(30 * HOUR_MS);
    expect(logLines(world).filter(({ action }) => action === 'Failed')).toMatchObject([
      { who: MEMBER, result: expect.stringContaining(`Automatic refresh: ${WORDS}`) },
    ]);
    expect(world.host.mail).toMatchObject([
      { to: MEMBER, subject: 'Heatpunk Leads: the automatic refresh needs your permission' },
    ]);
    expect(world.host.mail[0]?.body).toMatch(
      / It is paused in ".*" until then\.\n\nGive it here: https:\/\/script\.google\.com\//,
    );
    expect(world.host.mail[0]?.body).toMatch(/You get this mail only once\.$/);
  });

  test('says so in the log where it is the mail that it lacks', () => {
    const world = lacking(MAILING);
    world.host.advance(5 * HOUR_MS);
    expect(logLines(world).filter(({ action }) => action === 'Failed')).toHaveLength(1);
    expect(world.host.mail).toEqual([]);
  });

  test('says so the next time where another run is at work', () => {
    const world = lacking();
    const release = world.host.lock.hold();
    world.host.advance(HOUR_MS);
    expect(world.host.mail).toEqual([]);
    release();
    world.host.advance(HOUR_MS);
    expect(world.host.mail).toHaveLength(1);
    expect(logLines(world).filter(({ action }) => action === 'Failed')).toHaveLength(1);
  });

  test('goes on once it is given, and a later one is said again', () => {
    const world = lacking();
    world.host.advance(2 * HOUR_MS);
    world.host.permissions.give(MEMBER);
    world.host.advance(HOUR_MS);
    expect(inHeatpunk(world, FIRST, 'customerPhone')).toBe(PHONE);
    world.host.permissions.withhold(MEMBER, FETCHING);
    world.host.advance(2 * HOUR_MS);
    expect(world.host.mail).toHaveLength(2);
  });

  test('is nothing to those who gave it', () => {
    const world = lacking();
    world.host.callFromDialogAs(ALEX, 'saveSettings', {
      ...{ service: 'heatpunk', apiKey: 'team-key-0123456789-wxyz', userEmail: ALEX, windowKind: 'days', days: '365' },
      ...{ since: '', policy: 'ask', refresh: 'hourly', refreshPushes: false },
    });
    const records = world.host.advance(HOUR_MS);
    expect(records.map(({ user, outcome }) => [user, outcome])).toEqual([
      [MEMBER, 'failed'],
      [ALEX, 'completed'],
    ]);
    expect(world.host.mail.map(({ to }) => to)).toEqual([MEMBER]);
  });
});

describe('the way to the permission', () => {
  const lackingForHours = (scope?: string) => {
    const world = lacking(scope);
    world.host.advance(HOUR_MS);
    world.host.open();
    return world;
  };

  test('is the first item of the menu, until it is given', () => {
    const world = lackingForHours(MAILING);
    expect(menuItems(world.host).slice(0, 2)).toEqual([ITEM, SYNC]);
    world.click(ITEM);
    expect(world.host.ui.dialogs).toMatchObject([
      { title: 'Heatpunk Leads: Permission', content: builtFile('permission.html') },
    ]);
    expect(world.host.callFromDialog('loadPermission')).toEqual({
      ok: true,
      value: { isGiven: false, address: expect.stringMatching(/^https:\/\/script\.google\.com\//) },
    });
    expect(menuItems(world.host)[0]).toBe(ITEM);
    world.host.permissions.give(MEMBER);
    expect(world.host.callFromDialog('loadPermission')).toEqual({ ok: true, value: { isGiven: true, address: '' } });
    expect(menuItems(world.host)[0]).toBe(SYNC);
  });

  test('leaves the menu by itself once a refresh ran', () => {
    const world = lackingForHours();
    world.host.permissions.give(MEMBER);
    world.host.advance(HOUR_MS);
    world.host.open();
    expect(menuItems(world.host)[0]).toBe(SYNC);
  });

  test('is nobody else’s first item', () => {
    const world = lackingForHours();
    world.host.open({ user: ALEX });
    expect(menuItems(world.host, ALEX)[0]).toBe(SYNC);
  });

  test.each([
    ['fetch', FETCHING],
    ['look at the sheet', 'https://www.googleapis.com/auth/spreadsheets.currentonly'],
  ])('is shown where a person’s run may not %s', (_, scope) => {
    const world = lacking(scope);
    expect(world.click(SYNC).outcome).toBe('completed');
    expect(world.host.ui.dialogs).toMatchObject([{ title: 'Heatpunk Leads: Permission' }]);
    expect(world.host.ui.alerts).toEqual([]);
    expect(world.host.ui.errors).toEqual([]);
    world.host.permissions.give(MEMBER);
    world.click(SYNC);
    expect(inHeatpunk(world, FIRST, 'customerPhone')).toBe(PHONE);
  });

  test('is told in words where the person gives it just before they are asked', () => {
    const world = lacking();
    world.host.ui.click(MENU, SYNC, {
      between: beforeCall('ScriptApp.getAuthorizationInfo', 1, () => world.host.permissions.give(MEMBER)),
    });
    expect(world.host.ui.dialogs).toEqual([]);
    expect(world.alert()).toContain('Google needs your permission before anything can be sent or fetched.');
  });

  test('is told in a dialog that may not fetch, at the first try', () => {
    const world = lacking();
    expect(world.host.callFromDialog('loadReview')).toMatchObject({
      ok: false,
      error: expect.stringContaining('Google needs your permission before anything can be sent or fetched.'),
    });
    expect(world.host.executions.at(-1)?.callsByName).not.toHaveProperty(['Utilities.sleep']);
  });
});
