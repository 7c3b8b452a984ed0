import { describe, expect, test } from '@jest/globals';
import { cellAt } from '../../playground/apps-script/workbook/sheet';
import { aLead, someLeads } from '../a-lead';
import { createWorld, MEMBER, MENU } from '../world';
import { ALEX, ALEX_KEY } from './at-work';

describe('the first run in an empty spreadsheet', () => {
  const world = createWorld({ leads: someLeads(3) });
  const run = world.click('Sync now');
  const { people, workbook } = world.host;
  const [sheet] = workbook.sheets;
  if (!sheet) throw new Error('there is no sheet');

  test('makes the lead sheet of the sheet that was there, a hidden base and a log', () => {
    expect(run.outcome).toBe('completed');
    expect(workbook.sheets.map(({ name, hidden }) => [name, hidden])).toEqual([
      ['Leads', false],
      ['Heatpunk base', true],
      ['Heatpunk log', false],
    ]);
    expect(world.toast()).toBe('3 new leads.');
  });

  test('freezes a bold header row whose notes mark the columns', () => {
    expect(sheet.frozenRows).toBe(1);
    expect(people.values('A1:I1')[0]).toEqual([
      'Sync',
      'Lead ID',
      'Created',
      'Status',
      'Customer name',
      'Phone',
      'E-mail',
      'Address',
      'Postcode',
    ]);
    expect(Array.from({ length: 9 }, (_, index) => cellAt(sheet, 1, index + 1).style.fontWeight)).toEqual(
      Array(9).fill('bold'),
    );
    expect(cellAt(sheet, 2, 1).style.fontWeight).toBeUndefined();
    expect(people.note('F1')).toBe('heatpunk: customerPhone');
    expect(people.note('A1').split('\n')).toEqual(['heatpunk: (sync)', 'Last run: 22/11/2026 09:30 (Sync now)']);
  });

  test('shows dates as dates, in the spreadsheet’s time', () => {
    expect(people.value('C2')).toEqual(new Date('2026-10-05T11:03:29.000Z'));
    expect(people.text('C2')).toBe('05/10/2026 12:03');
  });

  test('gives text columns the text format over their whole height', () => {
    people.type([900, world.column('customerPhone')], '007');
    expect(people.value([900, world.column('customerPhone')])).toBe('007');
    people.undo();
  });

  test('suggests the statuses it has seen, and refuses no other', () => {
    for (const row of [2, 900]) {
      expect(cellAt(sheet, row, world.column('status')).rule).toMatchObject({
        values: ['new'],
        showDropdown: true,
        allowInvalid: true,
      });
    }
    people.type([2, world.column('status')], 'Site visit');
    expect(people.value([2, world.column('status')])).toBe('Site visit');
  });
});

test.each([
  ['Europe/London', '05/10/2026 12:03', '05/12/2026 11:03'],
  ['America/New_York', '05/10/2026 07:03', '05/12/2026 06:03'],
  ['Asia/Kolkata', '05/10/2026 16:33', '05/12/2026 16:33'],
])('dates are real ones, and show the time of the spreadsheet: %s', (spreadsheetTimeZone, summer, winter) => {
  const leads = ['2026-10-05T11:03:29.000Z', '2026-12-05T11:03:29.000Z'].map((dateCreated, index) =>
    aLead(String(index + 1), { dateCreated }),
  );
  const world = createWorld({ leads, spreadsheetTimeZone });
  world.click('Pull leads');
  const column = world.column('dateCreated');
  expect([2, 3].map((row) => world.host.people.value([row, column]))).toEqual(
    leads.map(({ fields }) => new Date(String(fields.dateCreated))),
  );
  expect([2, 3].map((row) => world.host.people.text([row, column]))).toEqual([summer, winter]);
  expect(world.click('Sync now').rangeWrites).toBe(1);
});

test('a spreadsheet that holds something gets a sheet of its own for the leads', () => {
  const world = createWorld({ leads: someLeads(1) });
  world.host.people.type('A1', 'Our price list');
  world.click('Pull leads');
  expect(world.host.workbook.sheets.map(({ name }) => name)).toEqual([
    'Leads',
    'Sheet1',
    'Heatpunk base',
    'Heatpunk log',
  ]);
  expect(world.host.people.value('Sheet1!A1')).toBe('Our price list');
});

test('names that differ from those of its sheets in nothing but their case are in use', () => {
  const world = createWorld({ leads: someLeads(1) });
  const { people } = world.host;
  people.renameSheet('Sheet1', 'leads');
  people.type('A1', 'My old list');
  people.addSheet('heatpunk LOG');
  expect(world.click('Pull leads').outcome).toBe('completed');
  expect(world.host.workbook.sheets.map(({ name }) => name)).toEqual([
    'Leads 2',
    'leads',
    'heatpunk LOG',
    'Heatpunk base',
  ]);
  expect(people.value('leads!A1')).toBe('My old list');
  expect(people.value("'heatpunk LOG'!C2")).toBe('Added');
});

test('before there are settings each item says where to enter the key, and does nothing', () => {
  const world = createWorld({ leads: someLeads(1), configured: false });
  // Where nothing may be read when the spreadsheet is opened, the menu is whole all the same.
  world.host.open({ authMode: 'NONE' });
  for (const item of ['Sync now', 'Pull leads', 'Push changes', 'Delete selected leads…']) {
    world.click(item);
    expect(world.alert()).toContain('No API key is saved for you yet');
  }
  expect(world.host.workbook.sheets).toHaveLength(1);
  expect(world.heatpunk.journal.entries()).toEqual([]);
});

test('a lead sheet that was deleted is made anew', () => {
  const world = createWorld({ leads: someLeads(3) });
  world.click('Pull leads');
  world.host.people.addSheet('Other');
  world.host.people.deleteSheet('Leads');
  world.click('Pull leads');
  expect(world.words()).toEqual(['Synced', 'Synced', 'Synced']);
});

test('a field that Heatpunk never listed before gets a column, one whose column somebody removed does not', () => {
  const world = createWorld({ leads: someLeads(2) });
  world.click('Pull leads');
  world.host.people.deleteColumns(world.column('postcode'));
  world.heatpunk.dashboard.edit('1', { roofType: 'slate' });
  world.click('Pull leads');
  expect(world.cell(2, 'roofType')).toBe('slate');
  expect(world.host.people.text([1, world.column('roofType')])).toBe('Roof type');
  expect(() => world.column('postcode')).toThrow('no column');
});

test('the first run of a second person, with a key of their own, is with the sheet and the settings that are there', () => {
  const world = createWorld({ leads: someLeads(2), settings: { days: '90' } });
  world.click('Sync now');
  const { host, heatpunk } = world;
  const sheets = host.workbook.sheets.map(({ name }) => name);
  host.ui.click(MENU, 'Sync now', { user: ALEX });
  expect(world.alert()).toContain('No API key is saved for you yet');
  const { value: view } = host.callFromDialogAs(ALEX, 'loadSettings') as { readonly value?: object };
  expect(view).toMatchObject({ keyHint: '', userEmail: '', days: '90' });
  heatpunk.team.addKey(ALEX_KEY);
  const form = { ...view, apiKey: ALEX_KEY, userEmail: ALEX };
  expect(host.callFromDialogAs(ALEX, 'saveSettings', form, view)).toMatchObject({ value: { ok: true } });
  expect(host.ui.click(MENU, 'Sync now', { user: ALEX })).toMatchObject({ outcome: 'completed', rangeWrites: 1 });
  expect(heatpunk.journal.entries().map(({ member }) => member)).toEqual([MEMBER, ALEX]);
  expect(host.workbook.sheets.map(({ name }) => name)).toEqual(sheets);
  expect(world.words()).toEqual(['Synced', 'Synced']);
});
