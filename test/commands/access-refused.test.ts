import { describe, expect, test } from '@jest/globals';
import { API_KEY, MEMBER, MENU, type World } from '../world';
import {
  beforeRequest,
  COMPLETE,
  chooseToDelete,
  contents,
  DELETE,
  differences,
  differencesAfterSync,
  edit,
  FIRST,
  freeRow,
  idsOf,
  inHeatpunk,
  leadRows,
  leads,
  logLines,
  MINUTE_MS,
  PHONE,
  PUSH,
  pasteOver,
  pulled,
  requests,
  SECOND,
  SYNC,
  shown,
  typeLead,
  wordOf,
} from './at-work';

describe('a key that is not accepted', () => {
  test('stops the run, and says to check the key', () => {
    const world = pulled();
    edit(world, FIRST, 'customerPhone', PHONE);
    const before = contents(world);
    world.heatpunk.team.revokeKey(API_KEY);
    const { outcome } = world.click(SYNC);
    expect(outcome).toBe('completed');
    expect(world.alert()).toContain('Heatpunk does not accept the API key');
    expect(world.alert()).toContain('Settings');
    expect(contents(world)).toBe(before);
    expect(inHeatpunk(world, FIRST, 'customerPhone')).not.toBe(PHONE);
    expect(logLines(world).at(-1)).toMatchObject({
      who: MEMBER,
      action: 'Failed',
      result: expect.stringContaining('does not accept the API key'),
    });
  });

  test('that is accepted again lets the next run send what waited', () => {
    const world = pulled();
    edit(world, FIRST, 'customerPhone', PHONE);
    world.heatpunk.team.revokeKey(API_KEY);
    world.click(SYNC);
    world.heatpunk.team.addKey(API_KEY);
    world.click(SYNC);
    expect(inHeatpunk(world, FIRST, 'customerPhone')).toBe(PHONE);
    expect(differences(world)).toEqual([]);
  });

  test('in the middle of a run: what was sent is settled, the rest stays marked and goes with the next run', () => {
    const world = pulled(40);
    pasteOver(
      world,
      'customerPhone',
      leads(40).map(({ id }) => `01632 ${id}`),
    );
    world.heatpunk.faults.add({ effect: { kind: 'status', status: 401 }, hits: { route: 'update', nth: 30 } });
    world.click(SYNC);
    expect(requests(world, 'update')).toHaveLength(30);
    expect(world.alert()).toContain('API key');
    expect(world.words().filter((word) => word === 'Synced')).toHaveLength(29);
    expect(world.words().filter((word) => word === 'Edited')).toHaveLength(11);
    world.heatpunk.journal.clear();
    world.click(SYNC);
    expect(requests(world, 'update')).toHaveLength(11);
    expect(differences(world)).toEqual([]);
  });

  test('in the middle of a run is told of after what was sent before it', () => {
    const world = pulled(35);
    pasteOver(world, 'customerPhone', Array<string>(35).fill(PHONE));
    world.host.ui.click(MENU, PUSH, { between: beforeRequest(3, () => world.heatpunk.team.revokeKey(API_KEY)) });
    expect(world.alert()).toMatch(
      /^30 leads sent to Heatpunk; 5 leads with edits still to be sent\. Heatpunk does not accept the API key\./,
    );
    expect(leadRows(world).filter(({ word }) => word === 'Edited')).toHaveLength(5);
  });

  test('keeps a new row as it is, and the next run creates its lead once', () => {
    const world = pulled();
    const row = typeLead(world, freeRow(world), COMPLETE);
    world.heatpunk.faults.add({ effect: { kind: 'status', status: 401 }, hits: { route: 'create' } });
    world.click(SYNC);
    expect(leadRows(world).at(-1)).toMatchObject({ number: row, id: '', word: '' });
    world.heatpunk.faults.clear();
    world.click(SYNC);
    expect(idsOf(world, COMPLETE.customerName)).toHaveLength(1);
    expect(differencesAfterSync(world)).toEqual([]);
  });

  test('deletes nothing', () => {
    const world = pulled();
    chooseToDelete(world, [FIRST]);
    const before = contents(world);
    world.heatpunk.team.revokeKey(API_KEY);
    world.click(DELETE);
    expect(world.alert()).toContain('does not accept the API key');
    expect(contents(world)).toBe(before);
    expect(world.heatpunk.dashboard.lead(FIRST)).toBeDefined();
  });
});

describe('a team member who is not accepted', () => {
  test('stops the run, and says which address to check', () => {
    const world = pulled();
    const before = contents(world);
    world.heatpunk.team.removeMember(MEMBER);
    world.click(SYNC);
    expect(world.alert()).toContain(`not the team member ${MEMBER}`);
    expect(contents(world)).toBe(before);
    expect(logLines(world).at(-1)).toMatchObject({ action: 'Failed', result: expect.stringContaining(MEMBER) });
    world.heatpunk.team.addMember(MEMBER);
    world.click(SYNC);
    expect(world.toast()).toBe('Everything is up to date.');
  });
});

describe('a lead that Heatpunk does not let this member change', () => {
  const barred = () => {
    const world = pulled(3);
    world.heatpunk.faults.add({ effect: { kind: 'status', status: 403 }, hits: { route: 'update', leadId: FIRST } });
    edit(world, FIRST, 'customerPhone', PHONE);
    return world;
  };

  test('keeps no other from being sent, nor a new one from being created, and its row says why', () => {
    const world = barred();
    edit(world, SECOND, 'customerPhone', PHONE);
    typeLead(world, freeRow(world), COMPLETE);
    world.click(SYNC);
    expect(inHeatpunk(world, SECOND, 'customerPhone')).toBe(PHONE);
    expect(idsOf(world, COMPLETE.customerName)).toHaveLength(1);
    expect(wordOf(world, FIRST)).toMatch(/^Failed: .*\(HTTP 403\)$/);
    expect(world.toast()).toContain('1 lead failed');
  });

  test('nor where none that was edited may be changed', () => {
    const world = barred();
    world.heatpunk.faults.add({ effect: { kind: 'status', status: 403 }, hits: { route: 'update', leadId: SECOND } });
    edit(world, SECOND, 'customerPhone', PHONE);
    typeLead(world, freeRow(world), COMPLETE);
    world.click(SYNC);
    expect(idsOf(world, COMPLETE.customerName)).toHaveLength(1);
    expect(wordOf(world, FIRST)).toMatch(/^Failed: /);
  });

  test('is sent once it may be', () => {
    const world = barred();
    world.click(SYNC);
    world.heatpunk.faults.clear();
    world.click(SYNC);
    expect(differences(world)).toEqual([]);
    expect(inHeatpunk(world, FIRST, 'customerPhone')).toBe(PHONE);
  });
});

describe('the note that tells of the last run', () => {
  const noteOf = (world: World) => world.host.people.note([1, world.column('(sync)')]);

  test('stays as it was where Heatpunk ended the run while it sent', () => {
    const world = pulled();
    const before = noteOf(world);
    expect(before).toContain('Last run');
    world.host.advance(10 * MINUTE_MS);
    edit(world, FIRST, 'customerPhone', PHONE);
    world.heatpunk.dashboard.edit(SECOND, { status: 'Sale' });
    world.heatpunk.faults.add({ effect: { kind: 'status', status: 401 }, hits: { route: 'update' } });
    world.click(SYNC);
    expect(shown(world, SECOND, 'status')).toBe('Sale');
    expect(noteOf(world)).toBe(before);
    world.heatpunk.faults.clear();
    world.click(SYNC);
    expect(noteOf(world)).not.toBe(before);
  });
});
