import { describe, expect, test } from '@jest/globals';
import { generateLeads } from '../../playground/heatpunk/leads-generator';
import { createWorld, NOW } from '../world';
import { FIRST, leads, PULL } from './at-work';

describe('what a pull costs', () => {
  test.each([10, 1_000, 20_000])(
    'of %i leads: one request and at most six range reads, and one of the log where it has something to tell',
    (count) => {
      const world = createWorld({ leads: generateLeads({ count, seed: count, now: NOW }) });

      const first = world.click('Pull leads');
      expect(first).toMatchObject({ outcome: 'completed', requests: 1 });
      expect(first.rangeReads).toBeLessThanOrEqual(6);

      const nothingNew = world.click('Pull leads');
      expect(nothingNew).toMatchObject({ outcome: 'completed', requests: 1, rangeWrites: 1 });
      expect(nothingNew.callsByName['Range.setNote']).toBe(1);
      expect(nothingNew.rangeReads).toBeLessThanOrEqual(6);

      for (const { id } of world.heatpunk.dashboard.leads().slice(0, 7)) {
        world.heatpunk.dashboard.edit(id, { customerName: 'Changed There' }, 'alex@example.com');
      }
      world.heatpunk.dashboard.create({ customerName: 'New There', customerPhone: '07700 900001' }, {});
      const someNew = world.click('Pull leads');
      expect(world.toast()).toMatch(/^1 new lead; 7 rows updated from Heatpunk/);
      expect(someNew.requests).toBe(1);
      expect(someNew.rangeReads).toBeLessThanOrEqual(6 + 1);
    },
  );
});

test('the first pull writes in as few calls for many leads as for a few, where fields that nobody described stand in some of them', () => {
  const SOME = { annualUsage: 3_500, hasBattery: true, roof: 'slate' };
  const writes = [30, 300].map((count) => {
    const world = createWorld({
      leads: leads(count).map(({ id, fields }, index) => {
        const held = Object.entries(SOME).filter((_field, at) => index % (at + 2) === 0);
        return { id, fields: { ...fields, ...Object.fromEntries(held) } };
      }),
    });
    return world.click(PULL).rangeWrites;
  });
  expect(writes[1]).toBe(writes[0]);
});

test('a push costs one request a lead, one more for the fetch, and three range reads a batch, one of them of the log, and one for the note, beside those of the pull', () => {
  const world = createWorld({ leads: generateLeads({ count: 200, seed: 3, now: NOW, nastyShare: 0 }) });
  world.click('Pull leads');
  for (let row = 2; row <= 101; row++) world.host.people.type([row, world.column('customerName')], `Edited ${row}`);
  const push = world.click('Push changes');
  expect(world.toast()).toMatch(/^100 leads sent to Heatpunk/);
  expect(push.requests).toBe(101);
  const batches = push.callsByName['UrlFetchApp.fetchAll'] ?? 0;
  expect(push.rangeReads).toBeLessThanOrEqual(6 + 3 * (batches - 1) + 1);
});

test('a status that Heatpunk did not list before costs the same service calls whatever the number of leads', () => {
  const calls = [10, 1_000].map((count) => {
    const world = createWorld({ leads: leads(count) });
    world.click(PULL);
    world.heatpunk.dashboard.edit(FIRST, { status: 'Site visit' });
    return world.click(PULL).calls;
  });
  expect(calls[1]).toBe(calls[0]);
});

describe('what opening the spreadsheet costs', () => {
  const MENU_CALLS = [
    'Menu.addItem',
    'Menu.addSeparator',
    'Menu.addSubMenu',
    'Menu.addToUi',
    'SpreadsheetApp.getUi',
    'Ui.createMenu',
  ] as const;

  test('where nothing may be read: no service call but the menu’s', () => {
    const { outcome, callsByName } = createWorld().host.open({ authMode: 'NONE' });
    expect(outcome).toBe('completed');
    expect(Object.keys(callsByName).sort()).toEqual(MENU_CALLS);
  });

  test('else: three reads of properties beside them, and no read of a cell', () => {
    const { outcome, callsByName, rangeReads } = createWorld().host.open();
    expect(outcome).toBe('completed');
    expect(rangeReads).toBe(0);
    expect(callsByName).toMatchObject({ 'Properties.getProperties': 3, 'Menu.addToUi': 1 });
    expect(
      Object.keys(callsByName)
        .filter((name) => !/^(PropertiesService|Properties)\./.test(name))
        .sort(),
    ).toEqual([...MENU_CALLS, 'Spreadsheet.getId', 'SpreadsheetApp.getActive'].sort());
  });
});
