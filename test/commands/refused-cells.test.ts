import { describe, expect, test } from '@jest/globals';
import { ServiceError } from '../../playground/apps-script/errors';
import type { Rect } from '../../playground/apps-script/workbook/address';
import { changeCells } from '../../playground/apps-script/workbook/sheet';
import { createWorld, FORM, MEMBER, MENU, type World } from '../world';
import {
  ALEX,
  baseEntries,
  beforeRequest,
  COMPLETE,
  differences,
  differencesAfterSync,
  edit,
  FIRST,
  freeRow,
  HOUR_MS,
  idsOf,
  inHeatpunk,
  lead,
  leads,
  logLines,
  PHONE,
  PULL,
  PUSH,
  pasteOver,
  pulled,
  requests,
  SECOND,
  SYNC,
  shown,
  THIRD,
  typeLead,
  wordOf,
} from './at-work';
import { leadSheet } from './desk';
import { everyKill } from './kills';

const ROWS = 900;

/** A drop-down of the user's own that rejects all other input, over the whole height of a field's column. */
function addStrictList(world: World, field: string, values: readonly string[]): void {
  const rule = { kind: 'VALUE_IN_LIST' as const, values, showDropdown: true, allowInvalid: false };
  const area = { row: 2, column: world.column(field), rows: ROWS, columns: 1 };
  changeCells(leadSheet(world), area, (cell) => ({ ...cell, rule }));
}

function removeLists(world: World, field: string): void {
  const area = { row: 2, column: world.column(field), rows: ROWS, columns: 1 };
  changeCells(leadSheet(world), area, (cell) => ({ ...cell, rule: null }));
}

describe('a drop-down that rejects what Heatpunk has', () => {
  function refusing(): World {
    const world = pulled(4);
    addStrictList(world, 'status', ['new', 'Quote', 'Sale']);
    world.heatpunk.dashboard.edit(FIRST, { status: 'Install' });
    world.heatpunk.dashboard.edit(SECOND, { customerName: 'Somebody Else', status: 'Sale' });
    return world;
  }

  test('keeps its cell as it is; all else is taken and sent, and the person is told which cell it is', () => {
    const world = refusing();
    edit(world, THIRD, 'customerPhone', PHONE);
    expect(world.click(SYNC).outcome).toBe('completed');
    expect(world.toast()).toMatch(/1 cell whose data validation refuses what belongs there \([A-Z]+2\)/);
    expect([shown(world, FIRST, 'status'), shown(world, SECOND, 'status')]).toEqual(['new', 'Sale']);
    expect(shown(world, SECOND, 'customerName')).toBe('Somebody Else');
    expect(inHeatpunk(world, THIRD, 'customerPhone')).toBe(PHONE);
    expect([FIRST, SECOND, THIRD].map((id) => wordOf(world, id))).toEqual(['Not taken: Status', 'Synced', 'Synced']);
    expect(inHeatpunk(world, FIRST, 'status')).toBe('Install');
  });

  test('is told in the log once, sends nothing back, and takes the value once it is let in', () => {
    const world = refusing();
    for (const item of [SYNC, SYNC, PUSH, PULL]) world.click(item);
    expect(logLines(world).filter(({ action }) => action === 'Not taken')).toEqual([
      expect.objectContaining({
        lead: FIRST,
        field: 'Status',
        old: 'new',
        result: expect.stringMatching(/cell [A-Z]+2 /),
      }),
    ]);
    expect(requests(world, 'update')).toEqual([]);
    removeLists(world, 'status');
    world.click(SYNC);
    expect(shown(world, FIRST, 'status')).toBe('Install');
    expect(differences(world)).toEqual([]);
  });

  test('loses and clears nothing in a run that is killed, wherever that is', () => {
    const make = () => {
      const world = refusing();
      world.heatpunk.dashboard.create({ ...lead('7').fields, status: 'Install' }, { id: '7' });
      edit(world, THIRD, 'customerPhone', PHONE);
      return world;
    };
    const wrong = everyKill(
      SYNC,
      make,
      (world) => {
        world.click(SYNC);
        removeLists(world, 'status');
        const sent = requests(world, 'update').filter(({ fields }) => fields && 'status' in fields);
        return [...sent.map(({ fields }) => `sent ${JSON.stringify(fields)}`), ...differencesAfterSync(world)];
      },
      [0],
    );
    expect(wrong).toEqual([]);
  });

  test('lets a new lead in without that field, which is not taken for one that somebody cleared', () => {
    const world = pulled(2);
    addStrictList(world, 'status', ['new', 'Quote']);
    world.heatpunk.dashboard.create({ ...lead('7').fields, status: 'Install' }, { id: '7' });
    world.heatpunk.dashboard.create({ ...lead('8').fields, status: 'new' }, { id: '8' });
    expect(world.click(PULL).outcome).toBe('completed');
    expect([shown(world, '7', 'status'), wordOf(world, '7')]).toEqual(['', 'Not taken: Status']);
    expect([shown(world, '8', 'status'), wordOf(world, '8')]).toEqual(['new', 'Synced']);
    expect(shown(world, '7', 'customerName')).toBe(inHeatpunk(world, '7', 'customerName'));
    world.click(SYNC);
    expect(inHeatpunk(world, '7', 'status')).toBe('Install');
    removeLists(world, 'status');
    world.click(SYNC);
    expect(differences(world)).toEqual([]);
  });

  test('leaves what somebody typed meanwhile into the row of a new lead in conflict with it', () => {
    const world = pulled(1);
    addStrictList(world, 'status', ['Quote']);
    world.heatpunk.dashboard.create(lead(SECOND, { customerPhone: null }).fields);
    const row = freeRow(world);
    let isTyped = false;
    // Google lets the id in, refuses the status, and has been typed into before the rest is tried again.
    const between = ({ name }: { readonly name: string }) => {
      if (isTyped || !/^Range\.get(Values|DataValidations)$/.test(name) || world.cell(row, '(lead id)') === '') return;
      isTyped = true;
      world.host.people.type([row, world.column('customerPhone')], PHONE);
    };
    world.host.ui.click(MENU, SYNC, { between });
    const id = String(world.cell(row, '(lead id)'));
    world.click(SYNC);
    expect([isTyped, shown(world, id, 'customerPhone'), inHeatpunk(world, id, 'customerPhone')]).toEqual([
      true,
      PHONE,
      null,
    ]);
    expect(wordOf(world, id)).toContain('Conflict: Phone');
    expect(requests(world, 'update')).toEqual([]);
  });

  test('of several columns keeps just the cells that are refused, also among many', () => {
    const world = pulled(60);
    addStrictList(world, 'status', ['new', 'Quote']);
    addStrictList(world, 'postcode', ['EX23 8AA', 'EX23 8AB']);
    const all = world.heatpunk.dashboard.leads().map(({ id }) => id);
    all.forEach((id, index) => {
      const postcode = index % 20 === 0 ? 'AB1 2CD' : 'EX23 8AB';
      world.heatpunk.dashboard.edit(id, { postcode, status: index === 7 ? 'Sale' : 'new', customerPhone: PHONE });
    });
    expect(world.click(PULL).outcome).toBe('completed');
    expect(all.map((id) => shown(world, id, 'postcode'))).toEqual(
      all.map((_, index) => (index % 20 === 0 ? 'EX23 8AA' : 'EX23 8AB')),
    );
    expect(all.map((id) => shown(world, id, 'customerPhone'))).toEqual(all.map(() => PHONE));
    expect(
      world
        .words()
        .filter((word) => word !== 'Synced')
        .sort(),
    ).toEqual(['Not taken: Postcode', 'Not taken: Postcode', 'Not taken: Postcode', 'Not taken: Status']);
    expect(world.toast()).toMatch(/4 cells whose .* and 1 more\)/);
  });
});

describe('a drop-down on the Sync column that rejects a word', () => {
  function refusing(count: number, words: readonly string[]): World {
    const world = pulled(count);
    addStrictList(world, '(sync)', words);
    return world;
  }

  test('keeps its cell as it is, and no run from anything else; the person is told which cell it is', () => {
    const world = refusing(3, ['Synced', 'Edited']);
    world.heatpunk.dashboard.edit(FIRST, { customerPhone: '01632 960111' });
    world.heatpunk.dashboard.edit(SECOND, { customerPhone: '01632 960222' });
    edit(world, FIRST, 'customerPhone', '01632 960333');
    edit(world, THIRD, 'customerPhone', PHONE);
    expect(world.click(SYNC).outcome).toBe('completed');
    expect(world.toast()).toContain('1 cell whose data validation refuses what belongs there (Sync A2)');
    expect([FIRST, SECOND, THIRD].map((id) => wordOf(world, id))).toEqual(['Edited', 'Synced', 'Synced']);
    expect(shown(world, SECOND, 'customerPhone')).toBe('01632 960222');
    expect(inHeatpunk(world, THIRD, 'customerPhone')).toBe(PHONE);
    expect(inHeatpunk(world, FIRST, 'customerPhone')).toBe('01632 960111');
    const told = logLines(world).length;
    expect(world.click(SYNC).outcome).toBe('completed');
    expect(logLines(world)).toHaveLength(told);
    removeLists(world, '(sync)');
    world.click(SYNC);
    expect(wordOf(world, FIRST)).toBe('Conflict: Phone');
    expect(logLines(world).filter(({ action }) => action === 'Conflict')).toHaveLength(1);
  });

  test('lets a new row become a lead, once', () => {
    const world = refusing(1, ['Synced', 'Edited']);
    typeLead(world, freeRow(world), COMPLETE);
    for (let run = 0; run < 2; run++) expect(world.click(SYNC).outcome).toBe('completed');
    expect(requests(world, 'create')).toHaveLength(1);
    expect(idsOf(world, COMPLETE.customerName)).toEqual([expect.stringMatching(/^\d+$/)]);
    expect(differences(world)).toEqual([]);
  });

  test('of one lead of a batch keeps no other from being shown, remembered and logged', () => {
    const world = refusing(40, ['Synced', 'Edited']);
    const phones = leads(40).map((_, index) => `01632 960${100 + index}`);
    pasteOver(world, 'customerPhone', phones);
    world.heatpunk.faults.add({ effect: { kind: 'status', status: 422 }, hits: { route: 'update', next: 1 } });
    expect(world.click(PUSH).outcome).toBe('completed');
    expect(world.toast()).toMatch(/^39 leads sent.*1 lead failed.*\(Sync A2\)/);
    expect(world.words()).toEqual(['Edited', ...phones.slice(1).map(() => 'Synced')]);
    expect(logLines(world).filter(({ action }) => action === 'Sent')).toHaveLength(39);
    expect(leads(40).map(({ id }) => baseEntries(world).get(id)?.customerPhone)).toEqual([
      `07700 9${FIRST}`,
      ...phones.slice(1),
    ]);
  });

  test('is tried where only Google can judge it', () => {
    const world = pulled(3);
    const rule = { kind: 'CHECKBOX' as const, values: [], showDropdown: false, allowInvalid: false };
    const area = { row: 2, column: world.column('(sync)'), rows: 1, columns: 1 };
    changeCells(leadSheet(world), area, (cell) => ({ ...cell, rule }));
    pasteOver(
      world,
      'customerPhone',
      leads(3).map(() => PHONE),
    );
    expect(world.click(SYNC).outcome).toBe('completed');
    expect(world.toast()).toContain('(Sync A2)');
    expect(world.words().slice(1)).toEqual(['Synced', 'Synced']);
    expect(leads(3).map(({ id }) => inHeatpunk(world, id, 'customerPhone'))).toEqual([PHONE, PHONE, PHONE]);
  });

  test('loses and doubles nothing in a run that is killed, wherever that is', () => {
    const make = () => {
      const world = refusing(3, ['Synced', 'Edited']);
      edit(world, SECOND, 'customerPhone', PHONE);
      world.heatpunk.dashboard.edit(FIRST, { customerPhone: '01632 960111' });
      typeLead(world, freeRow(world), COMPLETE);
      return world;
    };
    const wrong = everyKill(
      SYNC,
      make,
      (world) => {
        world.host.advance(HOUR_MS);
        world.click(SYNC);
        const names = world.heatpunk.dashboard.leads().map(({ fields }) => fields.customerName);
        const doubled = names.filter((name) => name === COMPLETE.customerName).length - 1;
        removeLists(world, '(sync)');
        return [...(doubled === 0 ? [] : [`${doubled} doubled`]), ...differencesAfterSync(world)];
      },
      [0],
    );
    expect(wrong).toEqual([]);
  });
});

test('a rule that only Google can judge is tried, and a cell that it refuses keeps nothing else from being written', () => {
  for (const count of [3, 30]) {
    const world = pulled(count);
    const rule = { kind: 'CHECKBOX' as const, values: [], showDropdown: false, allowInvalid: false };
    const area = { row: 2, column: world.column('postcode'), rows: count - 1, columns: 1 };
    changeCells(leadSheet(world), area, (cell) => ({ ...cell, rule }));
    for (const { id } of leads(count)) world.heatpunk.dashboard.edit(id, { postcode: 'AB1 2CD', customerPhone: PHONE });
    expect(world.click(SYNC).outcome).toBe('completed');
    const ids = leads(count).map(({ id }) => id);
    const free = ids.at(-1) ?? '';
    expect(ids.map((id) => shown(world, id, 'customerPhone'))).toEqual(ids.map(() => PHONE));
    expect(ids.map((id) => shown(world, id, 'postcode'))).toEqual(
      ids.map((id) => (id === free ? 'AB1 2CD' : 'EX23 8AA')),
    );
    expect(ids.map((id) => wordOf(world, id))).toEqual(
      ids.map((id) => (id === free ? 'Synced' : 'Not taken: Postcode')),
    );
    world.click(SYNC);
    expect(requests(world, 'update')).toEqual([]);
  }
});

const isRead = (name: string) => /^Range\.get(Values|Formulas|Notes?|DataValidations)$/.test(name);

describe('many cells that reject what Heatpunk has', () => {
  function refusingMany(count: number): { readonly world: World; readonly last: string } {
    const world = pulled(count);
    addStrictList(world, 'status', ['new', 'Quote', 'Sale']);
    const ids = leads(count).map(({ id }) => id);
    for (const id of ids) world.heatpunk.dashboard.edit(id, { status: 'Install' });
    const last = ids.at(-1) ?? '';
    world.heatpunk.dashboard.edit(last, { status: 'Quote' });
    return { world, last };
  }

  test('cost no more writing than a few do', () => {
    const [few, many] = [3, 300].map((count) => refusingMany(count).world.click(SYNC));
    expect(many?.callsByName['SpreadsheetApp.flush']).toBe(few?.callsByName['SpreadsheetApp.flush']);
    expect(many?.callsByName['Range.setValues']).toBe(few?.callsByName['Range.setValues']);
  });

  test.each<[string, (world: World, last: string) => void, readonly string[]]>([
    ['rows move', (world) => world.host.people.insertRows(2, 1), ['Quote']],
    // Where Heatpunk's value was not there yet both have changed it, and the cell stays in conflict.
    ['somebody types in one that takes it', (world, last) => edit(world, last, 'status', 'Sale'), ['Sale']],
  ])('lose nothing where %s before any read', (_, disturb, texts) => {
    for (let at = 1, count = 1; at <= count; at++) {
      const { world, last } = refusingMany(5);
      count = 0;
      world.host.run('syncNow', {
        between: ({ name }) => {
          if (isRead(name) && ++count === at) disturb(world, last);
        },
      });
      expect(count).toBeGreaterThan(0);
      if (at > count) break;
      world.click(SYNC);
      const sent = requests(world, 'update').map(({ fields }) => fields?.status);
      expect(sent.filter((status) => !texts.includes(String(status)))).toEqual([]);
      removeLists(world, 'status');
      const wrong = differencesAfterSync(world);
      expect(wrong.filter((text) => !text.includes(last))).toEqual([]);
      expect(texts).toContain(shown(world, last, 'status'));
    }
  });
});

describe('cells that are protected against a colleague', () => {
  function shared(area: (world: World) => Rect | null, sheetName = 'Leads'): World {
    const world = createWorld({ leads: leads(3) });
    world.host.callFromDialogAs(ALEX, 'saveSettings', { ...FORM, userEmail: ALEX });
    world.click(SYNC);
    const sheet = world.host.workbook.sheets.find(({ name }) => name === sheetName);
    sheet?.protections.push({ id: 1, area: area(world), description: '', warningOnly: false, editors: [MEMBER] });
    world.heatpunk.dashboard.edit(FIRST, { customerPhone: '01632 960111' });
    edit(world, SECOND, 'customerPhone', PHONE);
    return world;
  }
  const column = (field: string) => (world: World) => ({ row: 1, column: world.column(field), rows: 900, columns: 1 });

  test.each([
    [
      'a column of the lead sheet',
      column('customerPhone'),
      'Leads',
      /protected against you are "Leads" [A-Z]+1:[A-Z]+900\./,
    ],
    ['the Sync column', column('(sync)'), 'Leads', /protected against you are "Leads" A1:A900\./],
    ['the whole lead sheet', () => null, 'Leads', /protected against you are the sheet "Leads"\./],
    ['the sheet of the log', () => null, 'Heatpunk log', /protected against you are the sheet "Heatpunk log"\./],
  ])('%s: the run says which and what to do, and loses nothing', (_what, area, name, words) => {
    const world = shared(area, name);
    const { outcome, error } = world.host.ui.click(MENU, SYNC, { user: ALEX });
    expect(outcome).toBe('failed');
    expect(error?.message).toMatch(words);
    expect(error?.message).toContain('Ask the owner of the spreadsheet to let you edit there');
    const isLogged = logLines(world).some(({ result }) => result === `Sync now: ${error?.message}`);
    expect(isLogged).toBe(name === 'Leads');
    expect(shown(world, SECOND, 'customerPhone')).toBe(PHONE);
    world.click(SYNC);
    expect(inHeatpunk(world, SECOND, 'customerPhone')).toBe(PHONE);
    expect(differences(world)).toEqual([]);
  });

  test('of a copy, which does not remember its lead sheet, are named too', () => {
    const world = shared(column('customerPhone'));
    for (const key of world.host.properties.document.keys()) {
      if (key.startsWith('state.')) world.host.properties.document.delete(key);
    }
    expect(world.host.ui.click(MENU, SYNC, { user: ALEX }).error?.message).toContain(
      'protected against you are "Leads"',
    );
  });

  test('are named up to a few, however many they are', () => {
    const world = shared(column('customerPhone'));
    const { protections } = leadSheet(world);
    const area = { row: 2, column: world.column('address'), rows: 1, columns: 1 };
    for (let id = 2; id <= 300; id++) {
      protections.push({ id, area: { ...area, row: id }, description: '', warningOnly: false, editors: [MEMBER] });
    }
    const { error } = world.host.ui.click(MENU, SYNC, { user: ALEX });
    expect(error?.message).toContain(', 295 more.');
  });

  test.each([
    ['there are none', (): World => pulled(3), MEMBER],
    ['whoever runs it may edit them', () => shared(column('customerPhone')), MEMBER],
  ])('are not blamed for another failure where %s', (_what, make, user) => {
    const world = make();
    world.heatpunk.dashboard.edit(FIRST, { customerPhone: '01632 960111' });
    const between = (call: { readonly name: string }) => {
      if (call.name === 'Range.setValues') throw new ServiceError('Service Spreadsheets failed');
    };
    expect(world.host.ui.click(MENU, SYNC, { between, user }).error?.message).toBe('Service Spreadsheets failed');
  });

  test('are not blamed for a mistake of the script', () => {
    const world = shared(column('customerPhone'));
    const between = (call: { readonly name: string }) => {
      if (call.name === 'Range.setValues') throw new TypeError('x is not a function');
    };
    const { error } = world.host.ui.click(MENU, SYNC, { between, user: ALEX });
    expect(error?.message).not.toContain('rotected');
  });
});

describe('a Sync column that is protected while a push is on its way', () => {
  /** Makes it when the first batch of its requests goes out. */
  function protectedMeanwhile(world: World) {
    const area = { row: 1, column: world.column('(sync)'), rows: ROWS, columns: 1 };
    const between = beforeRequest(2, () => {
      leadSheet(world).protections.push({ id: 1, area, description: '', warningOnly: false, editors: [MEMBER] });
    });
    const { outcome, error } = world.host.ui.click(MENU, PUSH, { user: ALEX, between });
    leadSheet(world).protections.length = 0;
    return { outcome, error };
  }
  function shared(count: number): World {
    const world = pulled(count);
    world.host.callFromDialogAs(ALEX, 'saveSettings', { ...FORM, userEmail: ALEX });
    return world;
  }

  test('fails it; the leads that Heatpunk took are in log and base, and are not sent again', () => {
    const world = shared(3);
    pasteOver(
      world,
      'customerPhone',
      leads(3).map(() => PHONE),
    );
    expect(protectedMeanwhile(world)).toMatchObject({
      outcome: 'failed',
      error: { message: expect.stringContaining('A1:A900') },
    });
    expect(logLines(world).filter(({ action }) => action === 'Sent')).toHaveLength(3);
    expect(leads(3).map(({ id }) => baseEntries(world).get(id)?.customerPhone)).toEqual([PHONE, PHONE, PHONE]);
    world.heatpunk.journal.clear();
    world.click(SYNC);
    expect(requests(world, 'update')).toEqual([]);
    expect(world.words()).toEqual(['Synced', 'Synced', 'Synced']);
    expect(differences(world)).toEqual([]);
  });

  test('doubles no new lead, which the log has', () => {
    const world = shared(1);
    typeLead(world, freeRow(world), COMPLETE);
    expect(protectedMeanwhile(world).outcome).toBe('failed');
    expect(logLines(world).filter(({ action }) => action === 'Created')).toHaveLength(1);
    world.host.advance(HOUR_MS);
    world.click(SYNC);
    expect(requests(world, 'create')).toHaveLength(1);
    expect(differences(world)).toEqual([]);
  });
});

describe('a header row that is protected against everybody but its owner', () => {
  function shared(): World {
    const world = createWorld({ leads: leads(3) });
    world.host.callFromDialogAs(ALEX, 'saveSettings', { ...FORM, userEmail: ALEX });
    world.click(SYNC);
    const area = { row: 1, column: 1, rows: 1, columns: 26 };
    leadSheet(world).protections.push({ id: 1, area, description: '', warningOnly: false, editors: [MEMBER] });
    return world;
  }
  const lastRun = (world: World) => world.host.people.note([1, world.column('(sync)')]);

  test("keeps a colleague's run from nothing but the note that tells of it", () => {
    const world = shared();
    const before = lastRun(world);
    world.heatpunk.dashboard.edit(FIRST, { customerPhone: '01632 960111' });
    expect(world.host.ui.click(MENU, PULL, { user: ALEX }).outcome).toBe('completed');
    expect(shown(world, FIRST, 'customerPhone')).toBe('01632 960111');
    expect(baseEntries(world).get(FIRST)?.customerPhone).toBe('01632 960111');
    edit(world, FIRST, 'customerPhone', PHONE);
    expect(world.host.ui.click(MENU, SYNC, { user: ALEX }).outcome).toBe('completed');
    expect(inHeatpunk(world, FIRST, 'customerPhone')).toBe(PHONE);
    expect(world.host.ui.click(MENU, PULL, { user: ALEX }).outcome).toBe('completed');
    expect(lastRun(world)).toBe(before);
    expect(differences(world)).toEqual([]);
  });

  test('any other failure of that note is told', () => {
    const world = shared();
    const between = (call: { readonly name: string }) => {
      if (call.name === 'Range.setNote') throw new Error('Service Spreadsheets failed');
    };
    expect(world.host.ui.click(MENU, PULL, { between }).outcome).toBe('failed');
  });
});
