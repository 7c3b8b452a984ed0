import { describe, expect, test } from '@jest/globals';
import { createWorld, FORM, MEMBER, MENU, type World } from '../world';
import {
  ALEX,
  ALEX_KEY,
  chooseToDelete,
  contents,
  DELETE,
  FIRST,
  inHeatpunk,
  leads,
  logLines,
  PULL,
  PUSH,
  rowOf,
  SECOND,
  SYNC,
  THIRD,
} from './at-work';

/** A colleague in the same spreadsheet, who never saved a key. */
const KIM = 'kim@example.com';

/** Sam and Alex with keys of their own, and Kim without one, before the same three leads. */
function shared(): World {
  const world = createWorld({ leads: leads(3) });
  world.heatpunk.team.addKey(ALEX_KEY);
  world.host.callFromDialogAs(ALEX, 'saveSettings', { ...FORM, apiKey: ALEX_KEY, userEmail: ALEX });
  for (const user of [MEMBER, ALEX, KIM]) world.host.open({ user });
  world.click(SYNC);
  world.heatpunk.journal.clear();
  return world;
}

function type(world: World, user: string, id: string, text: string): void {
  world.host.person(user).type([rowOf(world, id).number, world.column('customerPhone')], text);
}

describe('two people with keys of their own', () => {
  test('work with Heatpunk each as themselves', () => {
    const world = shared();
    type(world, MEMBER, FIRST, '01632 960001');
    world.click(PUSH);
    type(world, ALEX, SECOND, '01632 960002');
    world.host.ui.click(MENU, PUSH, { user: ALEX });
    const updates = world.heatpunk.journal.entries().filter(({ route }) => route === 'update');
    expect(updates.map(({ leadId, member }) => [leadId, member])).toEqual([
      [FIRST, MEMBER],
      [SECOND, ALEX],
    ]);
    expect(inHeatpunk(world, FIRST, 'customerPhone')).toBe('01632 960001');
    expect(inHeatpunk(world, SECOND, 'customerPhone')).toBe('01632 960002');
  });

  test('who do not see the same leads do not fill the log with those, run by run in turn', () => {
    const world = createWorld({ leads: leads(40) });
    world.heatpunk.team.addKey(ALEX_KEY);
    world.host.callFromDialogAs(ALEX, 'saveSettings', { ...FORM, apiKey: ALEX_KEY, userEmail: ALEX });
    world.click(SYNC);
    for (const { id } of leads(20)) world.heatpunk.dashboard.hideFrom(ALEX, id);
    const before = logLines(world).length;
    for (let turn = 0; turn < 3; turn++) {
      world.host.ui.click(MENU, SYNC, { user: ALEX });
      expect(world.words().filter((word) => word === 'Not in Heatpunk')).toHaveLength(20);
      world.click(SYNC);
      expect(world.words().filter((word) => word === 'Synced')).toHaveLength(40);
    }
    expect(logLines(world).slice(before)).toEqual(
      Array(3).fill(
        expect.objectContaining({
          who: ALEX,
          action: 'Not sent',
          result: expect.stringContaining('20 leads that Heatpunk does not list'),
        }),
      ),
    );
  });

  test('are named in the log with what each did', () => {
    const world = shared();
    type(world, ALEX, FIRST, '01632 960001');
    world.host.ui.click(MENU, PUSH, { user: ALEX });
    chooseToDelete(world, [THIRD]);
    world.click(DELETE);
    world.heatpunk.team.revokeKey(ALEX_KEY);
    world.host.ui.click(MENU, PULL, { user: ALEX });
    expect(
      logLines(world)
        .slice(-3)
        .map(({ who, action, lead }) => [who, action, lead]),
    ).toEqual([
      [ALEX, 'Sent', FIRST],
      [MEMBER, 'Deleted', THIRD],
      [ALEX, 'Failed', ''],
    ]);
  });

  test('may each be stopped without the other: a key that is revoked is one person’s', () => {
    const world = shared();
    world.heatpunk.team.revokeKey(ALEX_KEY);
    world.host.ui.click(MENU, SYNC, { user: ALEX });
    expect(world.alert()).toContain('does not accept the API key');
    world.click(SYNC);
    expect(world.toast()).toBe('Everything is up to date.');
  });
});

describe('a third person without a key', () => {
  test('sees the leads, and can edit them for a colleague to send', () => {
    const world = shared();
    expect(world.host.person(KIM).value([rowOf(world, FIRST).number, world.column('customerName')])).toBe(
      'Customer 10001',
    );
    type(world, KIM, FIRST, '01632 960003');
    expect(rowOf(world, FIRST).word).toBe('Edited');
    world.click(SYNC);
    expect(inHeatpunk(world, FIRST, 'customerPhone')).toBe('01632 960003');
  });

  test.each([SYNC, PULL, PUSH, DELETE])(
    'is told on “%s” what is missing and how to get it, and nothing happens',
    (item) => {
      const world = shared();
      type(world, KIM, FIRST, '01632 960003');
      world.host.person(KIM).select('A2');
      const before = contents(world);
      expect(world.host.ui.click(MENU, item, { user: KIM }).outcome).toBe('completed');
      const { user, text } = world.host.ui.alerts.at(-1) ?? {};
      expect(user).toBe(KIM);
      expect(text).toContain('No API key is saved for you yet, so nothing was sent or fetched.');
      expect(text).toContain('Heatpunk Leads > Settings…');
      expect(text).toContain('a colleague with a key can send it');
      expect(contents(world)).toBe(before);
      expect(world.heatpunk.journal.entries()).toEqual([]);
    },
  );

  test('is told so in the settings, which show what is set for everyone and no key', () => {
    const world = shared();
    world.host.ui.click(MENU, 'Settings…', { user: KIM });
    expect(world.host.ui.dialogs.at(-1)).toMatchObject({ title: 'Heatpunk Leads: Set up', user: KIM });
    expect(world.host.callFromDialogAs(KIM, 'loadSettings')).toMatchObject({
      value: { keyHint: '', userEmail: '', isInUse: true, days: '365' },
    });
    expect(world.host.callFromDialogAs(KIM, 'saveSettings', { ...FORM, apiKey: '', userEmail: KIM })).toMatchObject({
      value: { ok: false, errors: { apiKey: expect.stringContaining('CRM connections') } },
    });
  });

  test('is no name in the log, and nobody else is put down for what they tried', () => {
    const world = shared();
    world.host.ui.click(MENU, SYNC, { user: KIM });
    expect(logLines(world).at(-1)).toMatchObject({
      who: 'Somebody without a key',
      action: 'Failed',
      result: expect.stringContaining('Sync now: No API key is saved'),
    });
  });

  test('is no name to whoever has to wait either', () => {
    const world = shared();
    world.host.ui.click(MENU, SYNC, {
      user: KIM,
      between: ({ name }) => {
        if (name === 'Lock.releaseLock') world.click(SYNC);
      },
    });
    const alerts = world.host.ui.alerts.filter(({ user }) => user === MEMBER);
    expect(alerts.at(-1)?.text).toContain(`Somebody without a key is running "${SYNC}"`);
  });

  test('who got a key works with the next click', () => {
    const world = shared();
    world.heatpunk.team.addMember(KIM);
    const form = { ...FORM, userEmail: KIM };
    expect(world.host.callFromDialogAs(KIM, 'saveSettings', form)).toMatchObject({ value: { ok: true } });
    world.host.ui.click(MENU, SYNC, { user: KIM });
    expect(world.heatpunk.journal.entries().map(({ member }) => member)).toEqual([KIM]);
  });
});
