import { describe, expect, test } from '@jest/globals';
import { someLeads } from '../sheet/a-lead';
import { createWorld, type World } from '../world';

function pulled(options: Parameters<typeof createWorld>[0] = {}): World {
  const world = createWorld({ leads: someLeads(5), ...options });
  world.click('Pull leads');
  return world;
}

/** Lead 1 edited here, lead 2 there, lead 3 on both sides, differently. */
function editAll(world: World): void {
  const { people } = world.host;
  people.type([world.rowOf('1'), world.column('customerPhone')], '07700 900111');
  world.heatpunk.dashboard.edit('2', { customerPhone: '07700 900222' }, 'alex@example.com');
  people.type([world.rowOf('3'), world.column('customerPhone')], '07700 900333');
  world.heatpunk.dashboard.edit('3', { customerPhone: '07700 900999' }, 'alex@example.com');
}

const phonesThere = (world: World) =>
  world.heatpunk.dashboard
    .leads()
    .map(({ fields }) => fields.customerPhone)
    .slice(0, 3);
const phonesHere = (world: World) => ['1', '2', '3'].map((id) => world.cell(world.rowOf(id), 'customerPhone'));

const PLAIN = '07700 900000';

describe('both sides edited', () => {
  test('Sync now carries each edit over and leaves the conflict to the person', () => {
    const world = pulled();
    editAll(world);
    world.click('Sync now');
    expect(phonesHere(world)).toEqual(['07700 900111', '07700 900222', '07700 900333']);
    expect(phonesThere(world)).toEqual(['07700 900111', '07700 900222', '07700 900999']);
    expect(world.words()).toEqual(['Synced', 'Synced', 'Conflict: Phone', 'Synced', 'Synced']);
    expect(world.toast()).toBe(
      '1 row updated from Heatpunk; 1 lead sent to Heatpunk; 1 lead changed on both sides: see the Sync column.',
    );
  });

  test('Pull leads sends nothing', () => {
    const world = pulled();
    editAll(world);
    world.click('Pull leads');
    expect(phonesHere(world)).toEqual(['07700 900111', '07700 900222', '07700 900333']);
    expect(phonesThere(world)).toEqual([PLAIN, '07700 900222', '07700 900999']);
    expect(world.words().slice(0, 3)).toEqual(['Edited', 'Synced', 'Conflict: Phone']);
  });

  test('Push changes takes nothing into the sheet', () => {
    const world = pulled();
    editAll(world);
    world.click('Push changes');
    expect(phonesHere(world)).toEqual(['07700 900111', PLAIN, '07700 900333']);
    expect(phonesThere(world)).toEqual(['07700 900111', '07700 900222', '07700 900999']);
  });

  test.each([
    ['the sheet wins', 'sheet', '07700 900333'],
    ['Heatpunk wins', 'heatpunk', '07700 900999'],
  ])('where %s, the conflict is decided so on both sides', (_, policy, phone) => {
    const world = pulled({ settings: { policy } });
    editAll(world);
    world.click('Sync now');
    expect(phonesHere(world)[2]).toBe(phone);
    expect(phonesThere(world)[2]).toBe(phone);
    expect(world.words()).toEqual(Array(5).fill('Synced'));
  });

  test('a conflict ends when one side is made like the other', () => {
    const world = pulled();
    editAll(world);
    world.click('Sync now');
    world.host.people.type([world.rowOf('3'), world.column('customerPhone')], '07700 900999');
    world.click('Sync now');
    expect(world.words()).toEqual(Array(5).fill('Synced'));
  });

  test('a cleared cell clears the field, and a field cleared there clears the cell', () => {
    const world = pulled();
    world.host.people.clear([world.rowOf('1'), world.column('customerPhone')]);
    world.heatpunk.dashboard.edit('2', { customerPhone: null }, 'alex@example.com');
    world.click('Sync now');
    expect(phonesThere(world)).toEqual([null, null, PLAIN]);
    expect(phonesHere(world)).toEqual(['', '', PLAIN]);
  });
});

describe.each(['rows', 'array', 'rows-array'] as const)('with the answer in the shape %s', (shape) => {
  test.each(['ID', 'id', 'leadID', 'leadId'] as const)('and the id in %s, leads go both ways', (idKey) => {
    const world = pulled({
      behaviour: { shape, idKey, idType: 'number', createdIdType: 'number', createdIdKey: 'leadID' },
    });
    editAll(world);
    world.click('Sync now');
    expect(phonesThere(world)[0]).toBe('07700 900111');
    expect(phonesHere(world)[1]).toBe('07700 900222');
    expect(world.cell(2, '(lead id)')).toBe('1');
  });
});

describe('people work while a run does', () => {
  /** Does something once, just before the first call of a name. */
  const before = (name: string, act: () => void) => {
    let done = false;
    return (call: { readonly name: string }) => {
      if (done || call.name !== name) return;
      done = true;
      act();
    };
  };

  test('what is typed while a run waits for Heatpunk is not overwritten', () => {
    const world = pulled();
    world.heatpunk.dashboard.edit('2', { customerPhone: '07700 900222' }, 'alex@example.com');
    const row = world.rowOf('2');
    const phone = world.column('customerPhone');
    world.host.run('syncNow', {
      between: before('UrlFetchApp.fetchAll', () => world.host.people.type([row, phone], '07700 900777')),
    });
    expect(world.cell(row, 'customerPhone')).toBe('07700 900777');
    expect(world.words()[1]).toBe('Conflict: Phone');
  });

  test('a cell changed between the plan and the write is left alone and comes up in the next run', () => {
    const world = pulled();
    world.heatpunk.dashboard.edit('2', { customerPhone: '07700 900222', customerName: 'There' }, 'alex@example.com');
    const row = world.rowOf('2');
    const phone = world.column('customerPhone');
    let reads = 0;
    world.host.run('syncNow', {
      between: ({ name }) => {
        if (name === 'Range.getValues' && ++reads === 3) world.host.people.type([row, phone], '07700 900777');
      },
    });
    expect(reads).toBe(3);
    expect(world.cell(row, 'customerPhone')).toBe('07700 900777');
    expect(world.cell(row, 'customerName')).toBe('There');
    expect(world.toast()).toContain('1 cell left alone, as somebody was typing there');
    world.click('Sync now');
    expect(world.words()[1]).toBe('Conflict: Phone');
    expect(world.heatpunk.dashboard.lead('2')?.fields.customerPhone).toBe('07700 900222');
  });

  test('rows that are sorted, and a column that moves, between the plan and the write take the right values', () => {
    const world = pulled();
    world.heatpunk.dashboard.edit('2', { customerName: 'There' }, 'alex@example.com');
    let reads = 0;
    world.host.run('syncNow', {
      between: ({ name }) => {
        if (name !== 'Range.getValues' || ++reads !== 3) return;
        world.host.people.sort(world.column('customerName'), false);
        world.host.people.moveColumns(world.column('customerName'), 1, 2);
      },
    });
    expect(world.cell(world.rowOf('2'), 'customerName')).toBe('There');
    expect(world.cell(world.rowOf('1'), 'customerName')).toBe('Customer 1');
    expect(world.heatpunk.dashboard.lead('1')?.fields.customerName).toBe('Customer 1');
  });

  test('a row edited again while its edit is on its way stays marked, and goes with the next run', () => {
    const world = pulled();
    const { people } = world.host;
    const row = world.rowOf('1');
    const phone = world.column('customerPhone');
    people.type([row, phone], '07700 900111');
    let fetches = 0;
    world.host.run('syncNow', {
      between: ({ name }) => {
        if (name === 'UrlFetchApp.fetchAll' && ++fetches === 2) people.type([row, phone], '07700 900112');
      },
    });
    expect(world.words()[0]).toBe('Edited');
    expect(phonesThere(world)[0]).toBe('07700 900111');
    world.click('Sync now');
    expect(phonesThere(world)[0]).toBe('07700 900112');
    expect(world.words()[0]).toBe('Synced');
  });
});
