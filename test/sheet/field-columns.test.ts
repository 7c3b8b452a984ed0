import { describe, expect, test } from '@jest/globals';
import { ServiceError } from '../../playground/apps-script/errors';
import { cellAt, putCell } from '../../playground/apps-script/workbook/sheet';
import { aLead, someLeads } from '../a-lead';
import { createWorld, FORM, MENU, type World } from '../world';
import { cellIn, editBothSides, expectBothCarried, pulled } from './ten-leads';

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
