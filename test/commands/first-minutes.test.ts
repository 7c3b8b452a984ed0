import { describe, expect, test } from '@jest/globals';
import { API_KEY, builtFile, createWorld, FORM, type World } from '../world';
import {
  ALEX,
  differences,
  edit,
  FIRST,
  freeRow,
  inHeatpunk,
  leads,
  menuItems,
  PULL,
  requests,
  SET_UP,
  SYNC,
} from './at-work';

function ask(world: World, handler: string, ...args: unknown[]): unknown {
  const answer = world.host.callFromDialog(handler, ...args);
  if (!answer.ok) throw new Error(answer.error);
  return answer.value;
}

describe('the first minutes', () => {
  test('lead from “Set up…” over the test of the connection and the save to the first leads', () => {
    const world = createWorld({ configured: false, leads: leads(412) });
    expect(menuItems(world.host)).toEqual([SET_UP]);
    world.click(SET_UP);
    expect(world.host.ui.dialogs).toMatchObject([
      { kind: 'modal', title: 'Heatpunk Leads: Set up', content: builtFile('settings.html') },
    ]);
    expect(ask(world, 'loadSettings')).toMatchObject({ keyHint: '', isInUse: false });
    expect(ask(world, 'testConnection', FORM)).toMatchObject({ ok: true });
    expect(ask(world, 'saveSettings', FORM)).toMatchObject({ ok: true, offersPull: true });
    expect(ask(world, 'firstPull')).toEqual({
      ok: true,
      message: '412 new leads. 412 leads in 412 rows.',
      hasLeads: true,
    });
    expect(differences(world)).toEqual([]);
    expect(menuItems(world.host)[0]).toBe(SYNC);
  });

  test('offer a pull to each person the first time that they save, and not again', () => {
    const world = createWorld({ configured: false });
    expect(ask(world, 'saveSettings', FORM)).toMatchObject({ offersPull: true });
    expect(ask(world, 'saveSettings', FORM)).toMatchObject({ offersPull: false });
    const alex = world.host.callFromDialogAs(ALEX, 'saveSettings', { ...FORM, userEmail: ALEX });
    expect(alex).toMatchObject({ value: { offersPull: true } });
  });

  test('the offered pull only fetches', () => {
    const world = createWorld({ leads: leads(3) });
    world.click(PULL);
    edit(world, FIRST, 'customerPhone', '01632 960777');
    world.heatpunk.journal.clear();
    expect(ask(world, 'firstPull')).toMatchObject({ ok: true });
    expect(world.heatpunk.journal.entries().map(({ route }) => route)).toEqual(['fetch']);
    expect(inHeatpunk(world, FIRST, 'customerPhone')).not.toBe('01632 960777');
  });

  test.each<readonly [string, (world: World) => void, string]>([
    ['the key is wrong', (world) => world.heatpunk.team.revokeKey(API_KEY), 'does not accept the API key'],
    [
      'Heatpunk is away',
      (world) => void world.heatpunk.faults.add({ effect: { kind: 'refuse' } }),
      'could not be reached',
    ],
    ['another run is at work', (world) => void world.host.lock.hold(), 'Try again in a few minutes'],
  ])('the offered pull says why it brought nothing where %s', (_, disturb, words) => {
    const world = createWorld({ leads: leads(3) });
    disturb(world);
    expect(ask(world, 'firstPull')).toEqual({ ok: false, message: expect.stringContaining(words) });
  });

  test('with no leads in the chosen dates say how to see older ones', () => {
    const world = createWorld();
    expect(ask(world, 'firstPull')).toEqual({
      ok: true,
      message: expect.stringContaining('Reach further back'),
      hasLeads: false,
    });
  });
});

describe('a pull from the menu', () => {
  test('says what it brought, and what the sheet holds now', () => {
    const world = createWorld({ leads: leads(5) });
    world.click(PULL);
    expect(world.toast()).toBe('5 new leads. 5 leads in 5 rows.');
    world.heatpunk.dashboard.edit(FIRST, { status: 'Sale' });
    world.heatpunk.dashboard.create({ customerName: 'From Heatpunk' });
    world.click(PULL);
    expect(world.toast()).toBe('1 new lead; 1 row updated from Heatpunk. 6 leads in 6 rows.');
  });

  test('counts a lead that stands in two rows, and not the rows without one', () => {
    const world = createWorld({ leads: leads(3) });
    world.click(PULL);
    world.host.people.duplicateRow(2);
    world.host.people.type([freeRow(world), world.column('customerName')], 'Not Sent Yet');
    world.click(PULL);
    expect(world.toast()).toContain('3 leads in 4 rows.');
    expect(requests(world, 'create')).toEqual([]);
  });
});
