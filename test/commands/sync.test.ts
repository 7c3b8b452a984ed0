import { describe, expect, test } from '@jest/globals';
import { aLead, someLeads } from '../a-lead';
import { createWorld, FORM, type World } from '../world';
import { HOUR_MS, leadRows, logLines, requests } from './at-work';

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
      '1 row updated from Heatpunk; 1 lead sent to Heatpunk; 1 lead in conflict: see the Sync column.',
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
    world.heatpunk.dashboard.create({ customerName: 'From Heatpunk' }, { id: '6' });
    world.click('Push changes');
    expect(leadRows(world).map(({ id }) => id)).toEqual(['1', '2', '3', '4', '5']);
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

  test.each([
    [
      'where Heatpunk wins',
      (world: World) => {
        world.host.callFromDialog('saveSettings', { ...FORM, policy: 'heatpunk' });
        world.host.people.type([world.rowOf('2'), world.column('customerPhone')], '07700 900111');
        world.heatpunk.dashboard.edit('2', { customerPhone: '07700 900222' });
      },
    ],
    [
      'where a date of creation was edited',
      (world: World) => world.host.people.type([world.rowOf('2'), world.column('dateCreated')], '01/01/2020'),
    ],
  ])('a push of nothing, %s, says that a row differs', (_, act) => {
    const world = pulled();
    act(world);
    world.click('Push changes');
    expect(world.toast()).toBe('Nothing to send. 1 row differs: Pull leads takes what Heatpunk has.');
    world.click('Pull leads');
    world.click('Push changes');
    expect(world.toast()).toBe('Nothing to send.');
  });

  test('a conflict waits as it is through runs of every kind, and is logged once', () => {
    const world = pulled({ settings: { refresh: 'hourly', refreshPushes: true } });
    editAll(world);
    for (const item of ['Sync now', 'Pull leads', 'Push changes', 'Sync now']) world.click(item);
    world.host.advance(2 * HOUR_MS);
    expect([phonesHere(world)[2], phonesThere(world)[2]]).toEqual(['07700 900333', '07700 900999']);
    expect(world.words()[2]).toBe('Conflict: Phone');
    expect(logLines(world).filter(({ action }) => action === 'Conflict')).toHaveLength(1);
  });

  test('what both sides changed to the same is written nowhere, and is agreed from then on', () => {
    const world = pulled();
    world.host.people.type([world.rowOf('1'), world.column('customerPhone')], '07700 900111');
    world.heatpunk.dashboard.edit('1', { customerPhone: '07700 900111' }, 'alex@example.com');
    world.heatpunk.journal.clear();
    world.click('Sync now');
    expect(requests(world, 'update')).toEqual([]);
    expect(logLines(world).filter(({ lead, action }) => lead === '1' && action !== 'Added')).toEqual([]);
    world.heatpunk.dashboard.edit('1', { customerPhone: '07700 900112' }, 'alex@example.com');
    world.click('Sync now');
    expect([phonesHere(world)[0], world.words()[0]]).toEqual(['07700 900112', 'Synced']);
  });

  test('a cell with white space around its text, or a number typed as text, is no edit', () => {
    const world = createWorld({ leads: [aLead('1', { lat: 50.5 }), aLead('2')] });
    world.click('Pull leads');
    world.heatpunk.journal.clear();
    world.host.people.type([world.rowOf('1'), world.column('customerName')], '  Customer 1 ');
    world.host.people.type([world.rowOf('1'), world.column('lat')], "'50.50");
    world.host.people.type([world.rowOf('2'), world.column('postcode')], '   ');
    world.click('Sync now');
    expect(requests(world, 'update')).toEqual([]);
    expect(world.words()).toEqual(['Synced', 'Synced']);
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
