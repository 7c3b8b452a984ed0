import { describe, expect, test } from '@jest/globals';
import { ServiceError } from '../../playground/apps-script/errors';
import type { Cell } from '../../playground/apps-script/workbook/cell';
import { cellAt, putCell } from '../../playground/apps-script/workbook/sheet';
import { aLead, someLeads } from '../a-lead';
import { createWorld, FORM, MENU, type World } from '../world';

/** A sheet of ten leads with two columns of the user's own, one typed and one of formulas. */
function pulled(): World & { readonly own: number } {
  const world = createWorld({ leads: someLeads(10) });
  world.click('Pull leads');
  const { people } = world.host;
  const own = world.column('postcode') + 1;
  people.type([1, own], 'Fitter');
  people.type([1, own + 1], 'Greeting');
  for (let row = 2; row <= 11; row++) {
    people.type([row, own], `Fitter ${row}`);
    people.type([row, own + 1], `="Dear "&E${row}`);
  }
  return { ...world, own };
}

/** An edit on each side, for a later sync to carry over. */
function editBothSides(world: World): void {
  world.host.people.type([world.rowOf('3'), world.column('customerPhone')], '07700 900333');
  world.heatpunk.dashboard.edit('7', { customerName: 'Renamed There' }, 'alex@example.com');
}

function expectBothCarried(world: World): void {
  expect(world.heatpunk.dashboard.lead('3')?.fields.customerPhone).toBe('07700 900333');
  expect(world.cell(world.rowOf('7'), 'customerName')).toBe('Renamed There');
  expect(world.words()).toEqual(Array(10).fill('Synced'));
  expect(world.click('Sync now').rangeWrites).toBe(1);
}

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

describe('a field that gets its column later', () => {
  test('leaves notes to the right of all content alone', () => {
    const world = pulled();
    const { people } = world.host;
    people.setNote([1, 15], 'ask Jo before you write here');
    world.heatpunk.dashboard.edit('1', { roofType: 'slate' });
    world.click('Sync now');
    expect(people.note([1, 15])).toBe('ask Jo before you write here');
    expect(world.column('roofType')).toBe(16);
    expect(world.cell(2, 'roofType')).toBe('slate');
  });

  test('is sorted with its leads by the filter that the sheet has, and takes neither format nor drop-down from its neighbours', () => {
    const world = pulled();
    const { people, workbook } = world.host;
    people.filter(world.column('status'), ['nothing']);
    people.setFormat({ row: 2, column: world.own, rows: 8, columns: 1 }, '@');
    const [sheet] = workbook.sheets;
    if (!sheet) throw new Error('no lead sheet');
    const rule = {
      kind: 'VALUE_IN_LIST',
      values: ['Jo'],
      showDropdown: true,
      allowInvalid: true,
      helpText: null,
    } as const;
    putCell(sheet, 2, world.own, { ...cellAt(sheet, 2, world.own), rule });
    const own = people.values({ row: 1, column: world.own, rows: 9, columns: 1 });
    for (let id = 1; id <= 8; id++)
      world.heatpunk.dashboard.edit(String(id), { roofArea: id, crmReference: `REF-${id}` });
    world.click('Sync now');
    const { filter } = sheet;
    expect(filter?.hidden.get(world.column('status'))).toEqual(new Set(['nothing']));
    expect(world.cell(2, 'roofArea')).toBe(1);
    expect(cellAt(sheet, 2, world.column('roofArea')).rule).toBe(null);
    const header = Array.from({ length: 20 }, (_, index) => people.value([1, index + 1]));
    const fitter = header.indexOf(own[0]?.[0] ?? '') + 1;
    expect(people.values({ row: 1, column: fitter, rows: 9, columns: 1 })).toEqual(own);
    const area = { row: 2, column: 1, rows: 8, columns: filter?.area.columns ?? 0 };
    people.sort(world.column('customerName'), false, area);
    world.heatpunk.journal.clear();
    world.click('Sync now');
    expect(world.heatpunk.journal.entries().map(({ route }) => route)).toEqual(['fetch']);
    expect(world.cell(world.rowOf('5'), 'crmReference')).toBe('REF-5');
  });

  test('stays out of a filter of the user’s own, beside the leads', () => {
    const world = pulled();
    const { people, workbook } = world.host;
    people.filter(22, ['nothing'], { row: 1, column: 21, rows: 9, columns: 3 });
    people.type([1, 24], 'End');
    world.heatpunk.dashboard.edit('1', { roofType: 'slate' });
    world.click('Sync now');
    expect(workbook.sheets.find(({ name }) => name === 'Leads')?.filter?.area).toEqual({
      row: 1,
      column: 21,
      rows: 9,
      columns: 3,
    });
    expect(world.column('roofType')).toBe(25);
  });

  test('is found by the mark in the note where its header text was cleared, and nothing was in its cells', () => {
    const world = createWorld({ leads: someLeads(2) });
    world.click('Sync now');
    const { people } = world.host;
    const column = world.column('postcode');
    people.clear([1, column]);
    world.heatpunk.dashboard.edit('1', { postcode: 'CB24 6YU' });
    world.click('Sync now');
    expect(people.value([2, column])).toBe('CB24 6YU');
    people.type([3, column], 'PL1 1AA');
    world.click('Sync now');
    expect(world.heatpunk.dashboard.lead('2')?.fields.postcode).toBe('PL1 1AA');
    expect(() => world.column('postcode')).not.toThrow();
    expect(people.note([1, column + 1])).toBe('');
  });

  test('is found by such a mark beyond a gap, and gets no second column', () => {
    const world = createWorld({ leads: someLeads(2) });
    world.click('Sync now');
    const { people } = world.host;
    people.moveColumns(world.column('postcode'), 1, 21);
    const column = world.column('postcode');
    people.clear([1, column]);
    world.heatpunk.dashboard.edit('1', { postcode: 'CB24 6YU' });
    world.click('Sync now');
    expect(people.value([2, column])).toBe('CB24 6YU');
    const marks = Array.from({ length: 26 }, (_, index) => people.note([1, index + 1]));
    expect(marks.filter((note) => note === 'heatpunk: postcode')).toHaveLength(1);
  });
});

describe('a date or a number that Heatpunk has none of at first', () => {
  test('shows as a real date once there is one, and a further pull writes only the note', () => {
    const world = createWorld({
      leads: [aLead('1', { lastContactedAt: null }), aLead('2', { lastContactedAt: null })],
    });
    world.click('Pull leads');
    expect(world.cell(2, 'lastContactedAt')).toBe('');
    world.heatpunk.dashboard.edit('1', { lastContactedAt: '2026-11-20T14:30:00.000Z' });
    world.click('Pull leads');
    expect(world.cell(2, 'lastContactedAt')).toEqual(new Date('2026-11-20T14:30:00.000Z'));
    expect(world.host.people.text([2, world.column('lastContactedAt')])).toBe('20/11/2026 14:30');
    const run = world.click('Pull leads');
    expect(world.toast()).toBe('Everything is up to date. 2 leads in 2 rows.');
    expect(run.rangeWrites).toBe(1);
    expect(run.callsByName['Range.setNote']).toBe(1);
  });

  test('leaves its cell what it was: a date or a number typed there is one', () => {
    const world = createWorld({ leads: [aLead('1', { lat: null, lastContactedAt: null })] });
    world.click('Pull leads');
    const { people } = world.host;
    people.type([2, world.column('lat')], '50.82');
    people.type([2, world.column('lastContactedAt')], '20/11/2026');
    expect(world.cell(2, 'lat')).toBe(50.82);
    expect(world.cell(2, 'lastContactedAt')).toBeInstanceOf(Date);
  });

  test('shows as a number where it is one', () => {
    const world = createWorld({ leads: [aLead('1', { lat: null, lng: null })] });
    world.click('Pull leads');
    world.heatpunk.dashboard.edit('1', { lat: 50.82, lng: -4.54 });
    world.click('Pull leads');
    expect([world.cell(2, 'lat'), world.cell(2, 'lng')]).toEqual([50.82, -4.54]);
    expect(world.click('Pull leads').rangeWrites).toBe(1);
  });

  test('becomes a number again in a cell that somebody made a date of, and keeps any other format', () => {
    const world = createWorld({ leads: [aLead('1', { lat: 9, lng: null, price: 7000 })] });
    world.click('Pull leads');
    const formats = { lat: 'dd/mm/yyyy', lng: '0.00', price: '£#,##0.00' };
    const { people } = world.host;
    for (const [field, format] of Object.entries(formats)) people.setFormat([2, world.column(field)], format);
    world.heatpunk.dashboard.edit('1', { lat: 50.82, lng: -4.54, price: 7111 });
    world.click('Pull leads');
    // The date is an edit as long as it stands there.
    world.host.callFromDialog('saveSettings', { ...FORM, policy: 'heatpunk' });
    world.click('Pull leads');
    expect(['lat', 'lng', 'price'].map((field) => world.cell(2, field))).toEqual([50.82, -4.54, 7111]);
    const [sheet] = world.host.workbook.sheets;
    const formatOf = (field: string) => sheet && cellAt(sheet, 2, world.column(field)).format;
    expect(['lng', 'price'].map(formatOf)).toEqual(['0.00', '£#,##0.00']);
  });

  test('goes blank again, and shows as a date the next time', () => {
    const world = createWorld({ leads: [aLead('1', { lastContactedAt: '2026-11-20T14:30:00.000Z' })] });
    world.click('Pull leads');
    for (const lastContactedAt of [null, '2026-11-21T08:00:00.000Z']) {
      world.heatpunk.dashboard.edit('1', { lastContactedAt, customerName: `At ${lastContactedAt}` });
      world.click('Pull leads');
    }
    expect(world.cell(2, 'lastContactedAt')).toEqual(new Date('2026-11-21T08:00:00.000Z'));
    expect(world.click('Pull leads').rangeWrites).toBe(1);
  });
});

test.each([
  ['status', 'heatpunk: status - please leave'],
  ['status', 'heatpunk: status. Ask Jo first!'],
  ['status', 'heatpunk: status (Jo fills it in)'],
  ['(lead id)', 'Ask Jo\nheatpunk: (lead id) please leave'],
  ['(sync)', 'heatpunk: (sync), which the add-on writes'],
  ['roof "A"', 'heatpunk: "roof \\"A\\"" is the "main" one'],
])('words behind the mark of a column stay, and its leads stay in step: %s', (field, note) => {
  const world = pulled();
  world.heatpunk.dashboard.edit('1', { 'roof "A"': 'slate' });
  world.click('Sync now');
  const mark = field.startsWith('roof') ? JSON.stringify(field) : field;
  const [column, status, roof] = [mark, 'status', '"roof \\"A\\""'].map(world.column);
  const { people } = world.host;
  people.setNote([1, column ?? 0], note);
  world.heatpunk.dashboard.edit('1', { status: 'Quote', 'roof "A"': 'tiles' });
  world.click('Sync now');
  expect([status, roof].map((each) => people.value([2, each ?? 0]))).toEqual(['Quote', 'tiles']);
  const notes = Array.from({ length: 30 }, (_, index) => people.note([1, index + 1]));
  expect(notes.filter((text) => text.includes(`heatpunk: ${mark}`))).toEqual([expect.stringContaining(note)]);
  expect(notes.filter((text) => text.includes('Last run: '))).toHaveLength(1);
});

test('a column that comes back is filled also where it refuses the format of texts, as one of a table does', () => {
  const world = pulled();
  const { people } = world.host;
  const email = String(world.cell(2, 'customerEmail'));
  people.deleteColumns(world.column('customerEmail'));
  world.click('Sync now');
  people.setNote([1, 20], 'heatpunk: customerEmail');
  let isFound = false;
  let isRefused = false;
  const between = ({ name }: { readonly name: string }) => {
    // Looks at the mark of the column, then gives it its format.
    if (name === 'Range.getNote') isFound = true;
    if (name !== 'Range.setNumberFormat' || !isFound || isRefused) return;
    isRefused = true;
    throw new ServiceError("You can't set the number format of cells in a typed column.");
  };
  expect(world.host.ui.click(MENU, 'Sync now', { between }).outcome).toBe('completed');
  expect(isRefused).toBe(true);
  expect(world.cell(2, 'customerEmail')).toBe(email);
});

describe('the drop-down of the statuses', () => {
  const ruleAt = (world: World, row: number) => cellIn(world, row, world.column('status')).rule;

  test('takes in a status that was not seen before', () => {
    const world = pulled();
    expect(ruleAt(world, 2)?.values).toEqual(['new']);
    world.heatpunk.dashboard.edit('1', { status: 'Site visit' });
    world.click('Pull leads');
    expect(ruleAt(world, 2)?.values).toContain('Site visit');
    expect(ruleAt(world, 900)?.values).toContain('Site visit');
  });

  test.each([['Range.setDataValidation'], ['SpreadsheetApp.flush']])(
    'stops no run where the column refuses it, as one of a table does: at %s',
    (place) => {
      const world = pulled();
      world.heatpunk.dashboard.edit('1', { status: 'Site visit' });
      editBothSides(world);
      let isRefused = false;
      let last = '';
      const between = ({ name }: { readonly name: string }) => {
        const before = last;
        last = name;
        if (![name, before].includes('Range.setDataValidation') || name !== place) return;
        isRefused = true;
        throw new ServiceError('This operation is not allowed on cells in typed columns.');
      };
      expect(world.host.ui.click(MENU, 'Sync now', { between }).outcome).toBe('completed');
      expect(isRefused).toBe(true);
      expect(world.cell(world.rowOf('1'), 'status')).toBe('Site visit');
      expectBothCarried(world);
    },
  );

  test('goes without where all rows but the header were deleted, whose leads come back', () => {
    const world = pulled();
    const [sheet] = world.host.workbook.sheets;
    if (!sheet) throw new Error('there is no sheet');
    sheet.frozenRows = 0;
    world.host.people.deleteRows(2, sheet.maxRows - 1);
    world.heatpunk.dashboard.edit('1', { status: 'Site visit' });
    expect(world.click('Pull leads').outcome).toBe('completed');
    expect(world.words()).toEqual(Array(10).fill('Synced'));
    expect(world.cell(world.rowOf('1', '(lead id)'), 'status')).toBe('Site visit');
  });

  test.each([
    ['over the whole column', 2],
    ['below a cell without any', 3],
    ['in a cell far below', 30],
  ])('stays where the user made one of their own: %s', (_where, first) => {
    const world = pulled();
    const [sheet] = world.host.workbook.sheets;
    if (!sheet) throw new Error('there is no sheet');
    const own = {
      kind: 'VALUE_IN_LIST' as const,
      values: ['Ring them', 'Ours', 'new'],
      showDropdown: true,
      allowInvalid: true,
      helpText: null,
    };
    const column = world.column('status');
    for (let row = 2; row <= 30; row++) {
      const rule = row < first ? null : own;
      putCell(sheet, row, column, { ...cellAt(sheet, row, column), rule });
    }
    world.heatpunk.dashboard.edit('1', { status: 'Site visit' });
    world.click('Pull leads');
    expect(world.cell(2, 'status')).toBe('Site visit');
    expect(ruleAt(world, first)).toEqual(own);
    expect(ruleAt(world, 30)).toEqual(own);
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

function cellIn({ host }: World, row: number, column: number): Cell {
  const [sheet] = host.workbook.sheets;
  if (!sheet) throw new Error('there is no sheet');
  return cellAt(sheet, row, column);
}
