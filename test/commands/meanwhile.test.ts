import { describe, expect, test } from '@jest/globals';
import type { ServiceCall } from '../../playground/apps-script/runtime/bridge';
import { aLead } from '../a-lead';
import { createWorld, FORM, MENU, type World } from '../world';
import {
  beforeCall,
  beforeRequest,
  COMPLETE,
  differences,
  differencesAfterSync,
  edit,
  freeRow,
  idsOf,
  inHeatpunk,
  leadRows,
  leads,
  PHONE,
  PUSH,
  pasteOver,
  pulled,
  requests,
  SYNC,
  typeLead,
} from './at-work';

/** What a lead has that a colleague makes: with a column for each of them a run reads the sheet once before its plan. */
const OTHERS = { lat: null, lng: null, origin: 'web', buildDate: null, projectName: null, crmReference: null };

function pulledFive(): World {
  const world = createWorld({ leads: ['1', '2', '3', '4', '5'].map((id) => aLead(id, OTHERS)) });
  world.click('Pull leads');
  return world;
}

function typePhone(world: World, id: string, phone: string): void {
  world.host.people.type([world.rowOf(id), world.column('customerPhone')], phone);
}

/** Once the plan is made: the third time that a run reads cells is right before it writes. */
const beforeWrites = (act: () => void) => beforeCall('Range.getValues', 3, act);

describe('people work while a run does', () => {
  test('what is typed while a run waits for Heatpunk is not overwritten', () => {
    const world = pulledFive();
    world.heatpunk.dashboard.edit('2', { customerPhone: '07700 900222' }, 'alex@example.com');
    const row = world.rowOf('2');
    const phone = world.column('customerPhone');
    world.host.run('syncNow', {
      between: beforeRequest(1, () => world.host.people.type([row, phone], '07700 900777')),
    });
    expect(world.cell(row, 'customerPhone')).toBe('07700 900777');
    expect(world.words()[1]).toBe('Conflict: Phone');
  });

  test('rows that are sorted between the reads of formulas and of values keep their formulas', () => {
    const world = pulledFive();
    world.host.callFromDialog('saveSettings', { ...FORM, policy: 'heatpunk' });
    const name = world.column('customerName');
    world.host.people.setFormat([world.rowOf('1'), name], '');
    world.host.people.type([world.rowOf('1'), name], '="Ada"&" B"');
    world.heatpunk.dashboard.edit('1', { customerName: 'There' }, 'alex@example.com');
    let last = '';
    let isSorted = false;
    const between = ({ name: call }: ServiceCall) => {
      if (last === 'Range.getFormulas' && !isSorted) {
        world.host.people.sort(world.column('(lead id)'), false);
        isSorted = true;
      }
      last = call;
    };
    world.host.run('syncNow', { between });
    expect(isSorted).toBe(true);
    expect(world.host.people.formula([world.rowOf('1'), name])).toBe('="Ada"&" B"');
  });

  test('a cell changed between the plan and the write is left alone and comes up in the next run', () => {
    const world = pulledFive();
    world.heatpunk.dashboard.edit('2', { customerPhone: '07700 900222', customerName: 'There' }, 'alex@example.com');
    const row = world.rowOf('2');
    const phone = world.column('customerPhone');
    let reads = 0;
    world.host.run('syncNow', {
      between: ({ name }) => {
        if (name === 'Range.getValues' && ++reads === 3) world.host.people.type([row, phone], '07700 900777');
      },
    });
    // One more is of the log's headers.
    expect(reads).toBe(4);
    expect(world.cell(row, 'customerPhone')).toBe('07700 900777');
    expect(world.cell(row, 'customerName')).toBe('There');
    expect(world.toast()).toContain('1 cell left alone, as somebody was typing there');
    world.click('Sync now');
    expect(world.words()[1]).toBe('Conflict: Phone');
    expect(world.heatpunk.dashboard.lead('2')?.fields.customerPhone).toBe('07700 900222');
  });

  test('rows that are sorted, and a column that moves, between the plan and the write take the right values', () => {
    const world = pulledFive();
    world.heatpunk.dashboard.edit('2', { customerName: 'There' }, 'alex@example.com');
    world.host.run('syncNow', {
      between: beforeWrites(() => {
        world.host.people.sort(world.column('customerName'), false);
        world.host.people.moveColumns(world.column('customerName'), 1, 2);
      }),
    });
    expect(world.cell(world.rowOf('2'), 'customerName')).toBe('There');
    expect(world.cell(world.rowOf('1'), 'customerName')).toBe('Customer 1');
    expect(world.heatpunk.dashboard.lead('1')?.fields.customerName).toBe('Customer 1');
  });

  test('rows that are sorted between the plan and the write take their own values and words', () => {
    const world = pulledFive();
    world.heatpunk.dashboard.edit('2', { customerName: 'There' }, 'alex@example.com');
    typePhone(world, '4', '07700 900111');
    world.heatpunk.dashboard.edit('4', { customerPhone: '07700 900444' }, 'alex@example.com');
    world.host.run('syncNow', {
      between: beforeWrites(() => world.host.people.sort(world.column('(lead id)'), false)),
    });
    expect(leadRows(world).map(({ id, name, word }) => [id, name, word])).toEqual([
      ['5', 'Customer 5', 'Synced'],
      ['4', 'Customer 4', 'Conflict: Phone'],
      ['3', 'Customer 3', 'Synced'],
      ['2', 'There', 'Synced'],
      ['1', 'Customer 1', 'Synced'],
    ]);
  });

  test('a row edited again while its edit is on its way stays marked, and goes with the next run', () => {
    const world = pulledFive();
    const { people } = world.host;
    const row = world.rowOf('1');
    const phone = world.column('customerPhone');
    people.type([row, phone], '07700 900111');
    world.host.run('syncNow', { between: beforeRequest(2, () => people.type([row, phone], '07700 900112')) });
    expect(world.words()[0]).toBe('Edited');
    expect(inHeatpunk(world, '1', 'customerPhone')).toBe('07700 900111');
    world.click('Sync now');
    expect(inHeatpunk(world, '1', 'customerPhone')).toBe('07700 900112');
    expect(world.words()[0]).toBe('Synced');
  });

  test('an edit that is typed over between the plan and the write goes as it stands then, with the next run', () => {
    const world = pulledFive();
    typePhone(world, '1', '07700 900111');
    world.heatpunk.journal.clear();
    world.host.run('syncNow', { between: beforeWrites(() => typePhone(world, '1', '07700 900112')) });
    expect(requests(world, 'update')).toEqual([]);
    expect(world.words()[0]).toBe('Edited');
    world.click('Sync now');
    expect(requests(world, 'update').map(({ fields }) => fields)).toEqual([{ customerPhone: '07700 900112' }]);
  });

  test('a new row that is filled further between the plan and the write is sent as it stands then, once', () => {
    const world = pulledFive();
    const row = typeLead(world, freeRow(world), COMPLETE);
    world.heatpunk.journal.clear();
    world.host.run('syncNow', { between: beforeWrites(() => typeLead(world, row, { postcode: 'EX23 8HE' })) });
    expect(requests(world, 'create')).toEqual([]);
    world.click('Sync now');
    expect(requests(world, 'create').map(({ fields }) => fields)).toEqual([{ ...COMPLETE, postcode: 'EX23 8HE' }]);
    expect(differencesAfterSync(world)).toEqual([]);
  });

  test('a new lead does not go into a row that somebody begins to fill just then', () => {
    const world = pulledFive();
    world.heatpunk.dashboard.create(aLead('6').fields, { id: '6' });
    world.host.run('syncNow', { between: beforeWrites(() => typeLead(world, 7, COMPLETE)) });
    expect(world.cell(7, 'customerName')).toBe(COMPLETE.customerName);
    expect(world.cell(7, '(lead id)')).toBe('');
    expect(world.rowOf('6')).toBe(8);
  });

  test('a lead whose removed row somebody brings back just then gets no second one', () => {
    const world = pulledFive();
    world.host.people.deleteRows(world.rowOf('3'));
    world.host.run('syncNow', { between: beforeWrites(() => void world.host.people.undo()) });
    expect(leadRows(world).map(({ id }) => id)).toEqual(['1', '2', '3', '4', '5']);
    world.click('Sync now');
    expect(differences(world)).toEqual([]);
  });

  test('a row that is removed just then takes nothing with it: no other row gets its values or its word', () => {
    const world = pulledFive();
    world.heatpunk.dashboard.edit('2', { customerName: 'There' }, 'alex@example.com');
    world.host.run('syncNow', { between: beforeWrites(() => world.host.people.deleteRows(world.rowOf('2'))) });
    expect(leadRows(world).map(({ id, name }) => [id, name])).toEqual(
      ['1', '3', '4', '5'].map((id) => [id, `Customer ${id}`]),
    );
    world.click('Sync now');
    expect(differences(world)).toEqual([]);
  });

  test('what is typed between the batches of a push, into rows that are sorted then, reaches Heatpunk once', () => {
    const world = pulled(70);
    // When somebody types first, one was sent, one is on its way, and one waits for the last batch.
    const ids = ['10001', '10040', '10070'];
    pasteOver(
      world,
      'customerPhone',
      leads(70).map(({ id }) => `01632 ${id}`),
    );
    const typing = (field: string, text: string, isAscending: boolean) => () => {
      for (const id of ids) edit(world, id, field, text);
      world.host.people.sort(world.column('(lead id)'), isAscending);
    };
    const acts = [
      beforeRequest(3, typing('customerPhone', PHONE, false)),
      beforeRequest(4, typing('postcode', 'PL1 1AA', true)),
    ];
    world.host.ui.click(MENU, PUSH, {
      between: (call) => {
        for (const act of acts) act(call);
      },
    });
    const marked = leadRows(world).filter(({ word }) => word !== 'Synced');
    expect(marked.map(({ id, word }) => [id, word])).toEqual(ids.map((id) => [id, 'Edited']));
    world.click(SYNC);
    const sentOf = (lead: string) =>
      requests(world, 'update').flatMap(({ leadId, fields }) => (leadId === lead ? [fields] : []));
    for (const id of ids) {
      expect(sentOf(id)).toEqual([{ customerPhone: `01632 ${id}` }, { customerPhone: PHONE, postcode: 'PL1 1AA' }]);
    }
    expect(requests(world, 'update')).toHaveLength(73);
    expect(differences(world)).toEqual([]);
  });

  test('rows that are sorted while a batch is on its way each get what came of their own lead', () => {
    const world = pulledFive();
    for (const id of ['1', '2', '4', '5']) typePhone(world, id, `07700 90011${id}`);
    world.heatpunk.faults.add({ effect: { kind: 'status', status: 422 }, hits: { route: 'update', leadId: '2' } });
    world.host.run('syncNow', {
      between: beforeRequest(2, () => {
        world.host.people.sort(world.column('(lead id)'), false);
        world.host.people.insertRows(3, 2);
      }),
    });
    expect(leadRows(world).map(({ id, word }) => [id, word.slice(0, 7)])).toEqual([
      ['5', 'Synced'],
      ['4', 'Synced'],
      ['3', 'Synced'],
      ['2', 'Failed:'],
      ['1', 'Synced'],
    ]);
  });

  test('new rows that are sorted while their creates are on their way each get the id of their own lead', () => {
    const world = pulledFive();
    for (const customerName of ['Ann', 'Ben', 'Cas']) typeLead(world, freeRow(world), { ...COMPLETE, customerName });
    world.host.run('syncNow', {
      between: beforeRequest(2, () => world.host.people.sort(world.column('customerName'), false)),
    });
    for (const name of ['Ann', 'Ben', 'Cas']) {
      expect(leadRows(world).filter((row) => row.name === name)).toMatchObject([
        { id: idsOf(world, name)[0], word: 'Synced' },
      ]);
    }
    expect(differencesAfterSync(world)).toEqual([]);
  });

  test('what was sent is counted and remembered where the rows cannot be told apart any more afterwards', () => {
    const world = pulledFive();
    const header = [1, world.column('(lead id)')] as const;
    const note = world.host.people.note(header);
    typePhone(world, '2', '07700 900777');
    typeLead(world, freeRow(world), COMPLETE);
    world.host.run('syncNow', { between: beforeRequest(3, () => world.host.people.setNote(header, '')) });
    expect(world.alert()).toMatch(
      /^1 lead sent to Heatpunk; 1 lead created in Heatpunk\. The first row .* has no Lead ID column.* No edit is lost\.$/,
    );
    world.host.people.setNote(header, note);
    world.heatpunk.journal.clear();
    expect(differencesAfterSync(world)).toEqual([]);
    expect(requests(world, 'create')).toEqual([]);
  });

  test('what was not sent is not taken for sent where the rows cannot be told apart in the middle of a push', () => {
    const world = pulledFive();
    const header = [1, world.column('(lead id)')] as const;
    const note = world.host.people.note(header);
    typePhone(world, '2', '07700 900777');
    typeLead(world, freeRow(world), COMPLETE);
    world.host.run('syncNow', { between: beforeRequest(2, () => world.host.people.setNote(header, '')) });
    expect(requests(world, 'create')).toEqual([]);
    expect(world.alert()).toMatch(/^1 lead sent to Heatpunk; 1 lead with edits still to be sent\. The first row /);
    world.host.people.setNote(header, note);
    world.click('Sync now');
    expect(requests(world, 'create')).toHaveLength(1);
    expect(differencesAfterSync(world)).toEqual([]);
  });

  test('a row that lost its id and is known by what was sent of it stays known where it moves before it gets the id back', () => {
    const world = pulledFive();
    world.host.people.deleteColumns(world.column('dateCreated'));
    world.click('Sync now');
    typePhone(world, '2', '07700 900777');
    world.heatpunk.faults.add({ effect: { kind: 'answer-lost' }, hits: { route: 'update' } });
    world.click('Sync now');
    world.heatpunk.faults.clear();
    world.host.people.clear([world.rowOf('2'), world.column('(lead id)')]);
    world.host.run('syncNow', {
      between: beforeWrites(() => world.host.people.sort(world.column('customerName'), false)),
    });
    world.heatpunk.journal.clear();
    expect(differencesAfterSync(world)).toEqual([]);
    expect(requests(world, 'create')).toEqual([]);
  });
});
