import { describe, expect, test } from '@jest/globals';
import type { Cell } from '../../playground/apps-script/workbook/cell';
import { aLead } from '../a-lead';
import { createWorld, type World } from '../world';
import { cellIn, editBothSides, expectBothCarried, pulled } from './ten-leads';

describe('a sync finds its columns and rows wherever people put them', () => {
  const acts: [string, (world: World) => void][] = [
    [
      'a column moved',
      ({ host, column }) => host.people.moveColumns(column('customerPhone'), 1, column('address') + 1),
    ],
    ['the Lead ID moved to the end', ({ host, column }) => host.people.moveColumns(column('(lead id)'), 1, 14)],
    ['the Sync column moved', ({ host, column }) => host.people.moveColumns(column('(sync)'), 1, column('status'))],
    ['headers renamed', ({ host, column }) => host.people.type([1, column('customerPhone')], 'Ring them on')],
    ['a header emptied', ({ host, column }) => host.people.clear([1, column('customerName')])],
    ['a column inserted', ({ host }) => host.people.insertColumns(4, 2)],
    ['rows inserted', ({ host }) => host.people.insertRows(4, 3)],
    ['the sheet sorted', ({ host, column }) => host.people.sort(column('customerName'), false)],
    [
      'a filter that hides rows',
      ({ host, column }) => host.people.filter(column('customerName'), ['Customer 3', 'Customer 7']),
    ],
    ['the tab renamed', ({ host }) => host.people.renameSheet('Leads', 'Our enquiries')],
    ['a column hidden', ({ host, column }) => host.people.hideColumn(column('(lead id)'))],
    ['rows moved', ({ host }) => host.people.moveRows(2, 3, 9)],
    ['a column of the user’s deleted', ({ host, column }) => host.people.deleteColumns(column('postcode') + 1)],
    ['a lead’s field column deleted', ({ host, column }) => host.people.deleteColumns(column('address'))],
  ];

  test.each(acts)('%s before the edits', (_, act) => {
    const world = pulled();
    act(world);
    editBothSides(world);
    world.click('Sync now');
    expectBothCarried(world);
  });

  test.each(acts)('%s after the edits', (_, act) => {
    const world = pulled();
    editBothSides(world);
    act(world);
    world.click('Sync now');
    expectBothCarried(world);
  });
});

describe('what is the user’s stays theirs', () => {
  test('own columns, formulas, formats and notes are untouched to the letter by a sync that changes much', () => {
    const world = pulled();
    const { people } = world.host;
    people.setNote([3, world.own], 'rang twice');
    people.setNote([4, world.column('customerName')], 'prefers mornings');
    people.setFormat([5, world.own], '0.00');
    people.setStyle([6, world.own + 1], { background: '#ffe599', fontStyle: 'italic' });
    people.setStyle([7, world.column('customerName')], { background: '#ffe599' });
    people.setNote(
      [1, world.column('customerPhone')],
      `${people.note([1, world.column('customerPhone')])}\nask for the landline`,
    );
    const before = ownCells(world);
    for (let id = 1; id <= 10; id++) {
      world.heatpunk.dashboard.edit(
        String(id),
        { customerName: `Changed ${id}`, postcode: 'CB24 6YU' },
        'alex@example.com',
      );
    }
    world.heatpunk.dashboard.create({ ...aLead('99').fields, customerName: 'Late Arrival' });
    world.click('Sync now');
    expect(ownCells(world)).toEqual(before);
    expect(cellIn(world, 3, world.own)).toMatchObject({ value: 'Fitter 3', note: 'rang twice' });
    expect(cellIn(world, 5, world.own).format).toBe('0.00');
    expect(people.note([4, world.column('customerName')])).toBe('prefers mornings');
    expect(cellIn(world, 7, world.column('customerName')).style).toEqual({ background: '#ffe599' });
    expect(people.note([1, world.column('customerPhone')])).toContain('ask for the landline');
    expect(people.text([2, world.own + 1])).toBe('Dear Changed 1');
  });

  test('a formula in a column of ours is sent as the value it shows, and never overwritten', () => {
    const world = pulled();
    const { people } = world.host;
    const at = [2, world.column('address')] as const;
    people.setFormat(at, 'General');
    people.type(at, '="12 "&"High Street"');
    world.click('Sync now');
    expect(world.heatpunk.dashboard.lead('1')?.fields.address).toBe('12 High Street');
    world.heatpunk.dashboard.edit('1', { address: 'Elsewhere' }, 'alex@example.com');
    world.click('Sync now');
    expect(people.formula(at)).toBe('="12 "&"High Street"');
    expect(world.cell(2, '(sync)')).toBe('Conflict: Address');
  });

  test('new leads go below a row of totals and below filled-down formulas of the user’s own, and grow the sheet', () => {
    const world = pulled();
    const { people } = world.host;
    people.type([14, world.own], 'Total');
    for (let row = 12; row <= 990; row++) people.type([row, world.own + 1], `="Dear "&E${row}`);
    for (let id = 100; id < 1200; id++) world.heatpunk.dashboard.create(aLead(String(id)).fields, { id: String(id) });
    world.click('Pull leads');
    expect(world.rowOf('100')).toBe(15);
    expect(world.rowOf('1199')).toBe(1114);
    expect(people.formula([15, world.own + 1])).toBe('="Dear "&E15');
    expect(people.text([14, world.own])).toBe('Total');
  });
});

describe('a lead sheet that cannot be trusted', () => {
  test('without its Lead ID column it is refused with a clear message, and nothing is written', () => {
    const world = pulled();
    world.host.people.deleteColumns(world.column('(lead id)'));
    const before = JSON.stringify(world.host.people.values('A1:Z20'));
    const run = world.click('Sync now');
    expect(world.alert()).toContain('no Lead ID column');
    expect(JSON.stringify(world.host.people.values('A1:Z20'))).toBe(before);
    expect(run.outcome).toBe('completed');
    world.host.people.undo();
    world.click('Sync now');
    expect(world.words()).toEqual(Array(10).fill('Synced'));
  });

  test.each([
    ['below a title row', (world: World) => world.host.people.insertRows(1), 'has become row 2. Move it back to row 1'],
    ['without the note of its header', (world: World) => world.host.people.setNote('B1', ''), 'Version history'],
  ])('%s it is refused with what to do, which loses no edit', (_name, spoil, words) => {
    const world = pulled();
    world.host.people.type([2, world.column('customerPhone')], '01632 960777');
    spoil(world);
    world.click('Sync now');
    expect(world.alert()).toContain(words);
    expect(world.alert()).not.toContain('delete');
    world.host.people.undo();
    world.click('Sync now');
    expect(world.toast()).toContain('1 lead sent');
  });

  test('with a header marked twice it is refused, naming both columns', () => {
    const world = pulled();
    const { people } = world.host;
    people.setNote([1, world.own], people.note([1, world.column('customerPhone')]));
    editBothSides(world);
    world.click('Sync now');
    expect(world.alert()).toMatch(/columns F and J both carry/);
    expect(world.heatpunk.dashboard.lead('3')?.fields.customerPhone).toBe('07700 900000');
  });

  test('a column that comes back blank clears nothing in Heatpunk', () => {
    const world = pulled();
    const { people } = world.host;
    const mark = people.note([1, world.column('customerPhone')]);
    people.deleteColumns(world.column('customerPhone'));
    world.click('Sync now');
    people.setNote([1, 15], mark);
    people.type([1, 15], 'Phone');
    world.click('Sync now');
    expect(world.heatpunk.dashboard.leads().map((lead) => lead.fields.customerPhone)).toEqual(
      Array(10).fill('07700 900000'),
    );
    expect(world.cell(2, 'customerPhone')).toBe('07700 900000');
  });

  test('without its hidden base equal leads agree, different ones are conflicts, and nothing is overwritten', () => {
    const world = pulled();
    editBothSides(world);
    world.host.people.deleteSheet('Heatpunk base');
    world.click('Sync now');
    expect(world.cell(world.rowOf('3'), '(sync)')).toBe('Conflict: Phone');
    expect(world.cell(world.rowOf('7'), '(sync)')).toBe('Conflict: Customer name');
    world.click('Sync now');
    expect(world.cell(world.rowOf('3'), 'customerPhone')).toBe('07700 900333');
    expect(world.heatpunk.dashboard.lead('3')?.fields.customerPhone).toBe('07700 900000');
    expect(world.words().filter((word) => word === 'Synced')).toHaveLength(8);
  });
});

test('typing in a row marks it Edited at once, pastes over several rows included', () => {
  const world = pulled();
  world.host.people.paste([2, world.column('customerPhone')], [['1'], ['2'], ['3']]);
  expect(world.words().slice(0, 4)).toEqual(['Edited', 'Edited', 'Edited', 'Synced']);
  world.host.people.type([8, world.own], 'somebody');
  expect(world.words()[6]).toBe('Synced');
});

test('a removed row comes back, since removing a row never deletes a lead', () => {
  const world = pulled();
  world.host.people.deleteRows(4);
  world.click('Sync now');
  expect(world.rowOf('3')).toBe(11);
  expect(world.heatpunk.dashboard.leads()).toHaveLength(10);
});

test('a row copied whole is marked as a duplicate with its original, and neither is sent', () => {
  const world = pulled();
  const { people } = world.host;
  people.duplicateRow(2);
  people.type([2, world.column('customerPhone')], '1');
  people.type([3, world.column('customerPhone')], '2');
  world.click('Sync now');
  expect(world.words().slice(0, 3)).toEqual(['Duplicate', 'Duplicate', 'Synced']);
  expect(world.heatpunk.dashboard.lead('1')?.fields.customerPhone).toBe('07700 900000');
});

test.each<[string, string, unknown]>([
  ['dateCreated', '1/2/2020', new Date('2026-10-05T11:03:29.000Z')],
  // A phone number in a column of dates: too large for one.
  ['dateCreated', '4477009058', new Date('2026-10-05T11:03:29.000Z')],
  ['origin', 'phone', 'web'],
  ['roofArea', '80', 42],
])(
  'a field that cannot be updated is put back where somebody edited it, and nothing is sent: %s',
  (field, text, was) => {
    const world = createWorld({ leads: [aLead('1', { origin: 'web', roofArea: 42 })] });
    world.click('Pull leads');
    world.heatpunk.journal.clear();
    world.host.people.type([2, world.column(field)], text);
    world.click('Sync now');
    expect(world.cell(2, field)).toEqual(was);
    expect(world.words()).toEqual(['Synced']);
    expect(world.heatpunk.journal.entries().map(({ route }) => route)).toEqual(['fetch']);
  },
);

test('a copy of the spreadsheet finds its lead sheet by the marks and goes on with the same base', () => {
  const world = pulled();
  editBothSides(world);
  const copy = world.host.copy();
  copy.open();
  copy.ui.click('Heatpunk Leads', 'Sync now');
  expect(copy.workbook.sheets.map((sheet) => sheet.name)).toEqual(['Leads', 'Heatpunk base', 'Heatpunk log']);
  expect(world.heatpunk.dashboard.lead('3')?.fields.customerPhone).toBe('07700 900333');
});

/** The cells of the user's own columns, with their formats, notes, looks and rules. */
function ownCells(world: World & { readonly own: number }): Cell[][] {
  return Array.from({ length: 11 }, (_, index) =>
    [world.own, world.own + 1].map((column) => cellIn(world, index + 1, column)),
  );
}
