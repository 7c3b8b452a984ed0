import { describe, expect, test } from '@jest/globals';
import { createWorld, FORM, MENU, type World } from '../world';
import {
  contents,
  edit,
  FIRST,
  inHeatpunk,
  lead,
  leadRows,
  leads,
  PHONE,
  PULL,
  PUSH,
  requests,
  rowOf,
  SECOND,
  SYNC,
  shown,
  TAKE,
  THIRD,
  wordOf,
} from './at-work';

test('a lead whose column of dates was removed is known to be older than the chosen dates all the same', () => {
  const world = createWorld({ leads: [lead(FIRST), lead(SECOND)] });
  world.click(SYNC);
  world.host.people.deleteColumns(world.column('dateCreated'));
  world.heatpunk.dashboard.create(lead(THIRD, { dateCreated: '2026-06-02T09:00:00.000Z' }).fields, { id: THIRD });
  world.click(SYNC);
  world.host.callFromDialog('saveSettings', { ...FORM, days: '30' });
  edit(world, THIRD, 'customerPhone', PHONE);
  world.click(SYNC);
  expect(wordOf(world, THIRD)).toBe('Synced');
  expect(inHeatpunk(world, THIRD, 'customerPhone')).toBe(PHONE);
});

describe('a lead older than the chosen dates', () => {
  const OLD = '9001';

  const noteOf = (world: World, id: string, field: string) =>
    world.host.people.note([rowOf(world, id).number, world.column(field)]);
  const chooseDays = (world: World, days: string) =>
    world.host.callFromDialog('saveSettings', { ...FORM, apiKey: '', days });

  function withOldLead(days = '30'): World {
    const old = lead(OLD, { dateCreated: '2024-02-01T09:00:00.000Z' });
    const hidden = lead('9002', { dateCreated: '2024-03-01T09:00:00.000Z' });
    const world = createWorld({ leads: [old, ...leads(2)], settings: { days: '3650' } });
    world.click(SYNC);
    chooseDays(world, days);
    world.heatpunk.dashboard.create(hidden.fields, { id: hidden.id });
    world.heatpunk.journal.clear();
    return world;
  }

  test('is left alone while nobody edits it', () => {
    const world = withOldLead();
    world.click(SYNC);
    expect(wordOf(world, OLD)).toBe('Synced');
    expect(requests(world, 'fetch')).toHaveLength(1);
  });

  test('is sent when edited: a second fetch reaches back to it, and takes in no other lead', () => {
    const world = withOldLead();
    edit(world, OLD, 'customerPhone', PHONE);
    world.click(SYNC);
    expect(requests(world, 'fetch').map(({ furthestDate }) => furthestDate)).toEqual(['2026-10-23', '2024-01-31']);
    expect(inHeatpunk(world, OLD, 'customerPhone')).toBe(PHONE);
    expect(wordOf(world, OLD)).toBe('Synced');
    expect(leadRows(world).map(({ id }) => id)).not.toContain('9002');
  });

  test('is not sent by a run in which a column came back between its two fetches: it says so, and the next sends it', () => {
    const world = withOldLead();
    edit(world, OLD, 'customerPhone', PHONE);
    world.heatpunk.dashboard.edit(FIRST, { postcode: null });
    world.host.people.deleteColumns(world.column('postcode'));
    let fetches = 0;
    world.host.ui.click(MENU, PUSH, {
      between: ({ name }) => {
        if (name !== 'UrlFetchApp.fetchAll') return;
        fetches++;
        if (fetches === 2) world.host.people.undo();
      },
    });
    expect(requests(world, 'update')).toEqual([]);
    expect(world.host.ui.shown.at(-1)).toMatchObject({
      kind: 'alert',
      text: expect.stringContaining('brought one back'),
    });
    world.click(SYNC);
    expect(inHeatpunk(world, OLD, 'customerPhone')).toBe(PHONE);
    expect(inHeatpunk(world, FIRST, 'postcode')).toBeNull();
  });

  test('keeps its edit in a pull, which looks for it all the same: it says what waits, and takes what else is new', () => {
    const world = withOldLead();
    edit(world, OLD, 'customerPhone', PHONE);
    world.heatpunk.dashboard.edit(OLD, { address: '1 Mill Lane' });
    world.click(PULL);
    expect([shown(world, OLD, 'customerPhone'), wordOf(world, OLD)]).toEqual([PHONE, 'Edited']);
    expect(shown(world, OLD, 'address')).toBe('1 Mill Lane');
    expect(world.toast()).toContain('1 lead with edits still to be sent');
  });

  test('is in conflict when a colleague changed the same field', () => {
    const world = withOldLead();
    edit(world, OLD, 'customerPhone', PHONE);
    world.heatpunk.dashboard.edit(OLD, { customerPhone: '01632 960888' });
    world.click(SYNC);
    expect(wordOf(world, OLD)).toBe('Conflict: Phone');
    expect(inHeatpunk(world, OLD, 'customerPhone')).toBe('01632 960888');
  });

  test('stays in conflict in a pull, with its mark, until somebody decides', () => {
    const world = withOldLead();
    edit(world, OLD, 'customerPhone', PHONE);
    world.heatpunk.dashboard.edit(OLD, { customerPhone: '01632 960888' });
    world.click(SYNC);
    world.click(PULL);
    expect(wordOf(world, OLD)).toBe('Conflict: Phone');
    expect(noteOf(world, OLD, 'customerPhone')).toContain('01632 960888');
    world.host.people.select([rowOf(world, OLD).number, world.column('customerPhone')]);
    world.host.ui.respond(() => 'YES');
    world.click(TAKE);
    expect([shown(world, OLD, 'customerPhone'), wordOf(world, OLD)]).toEqual(['01632 960888', 'Synced']);
    expect(noteOf(world, OLD, 'customerPhone')).toBe('');
  });

  test('stays in conflict where it became older than that meanwhile', () => {
    const world = withOldLead('3650');
    world.host.people.setFormat([rowOf(world, OLD).number, world.column('postcode')], '');
    edit(world, OLD, 'postcode', '="EX23"&" 8AA"');
    world.heatpunk.dashboard.edit(OLD, { postcode: 'PL1 1AA' });
    world.click(SYNC);
    expect(wordOf(world, OLD)).toBe('Conflict: Postcode');
    chooseDays(world, '30');
    world.click(SYNC);
    expect(wordOf(world, OLD)).toBe('Conflict: Postcode');
    expect(noteOf(world, OLD, 'postcode')).toContain('PL1 1AA');
    world.heatpunk.dashboard.edit(OLD, { postcode: 'EX23 8AA' });
    world.click(SYNC);
    expect(wordOf(world, OLD)).toBe('Synced');
    expect(noteOf(world, OLD, 'postcode')).toBe('');
  });

  test('that is gone from Heatpunk is marked only when it is edited', () => {
    const world = withOldLead();
    world.heatpunk.dashboard.remove(OLD);
    world.click(SYNC);
    expect(wordOf(world, OLD)).toBe('Synced');
    edit(world, OLD, 'customerPhone', PHONE);
    world.click(SYNC);
    expect(wordOf(world, OLD)).toBe('Not in Heatpunk');
  });

  test('keeps its edit where the second fetch fails, and nothing else is done either', () => {
    const world = withOldLead();
    edit(world, OLD, 'customerPhone', PHONE);
    edit(world, FIRST, 'customerPhone', PHONE);
    const before = contents(world);
    world.heatpunk.faults.add({ effect: { kind: 'html-page' }, hits: { route: 'fetch', nth: 2 } });
    world.click(SYNC);
    expect(world.alert()).toContain('something other than');
    expect(contents(world)).toBe(before);
    world.click(SYNC);
    expect(inHeatpunk(world, OLD, 'customerPhone')).toBe(PHONE);
    expect(inHeatpunk(world, FIRST, 'customerPhone')).toBe(PHONE);
  });
});
