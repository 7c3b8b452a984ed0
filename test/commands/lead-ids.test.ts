import { describe, expect, test } from '@jest/globals';
import { createWorld, type World } from '../world';
import {
  differences,
  differencesAfterSync,
  edit,
  FIRST,
  freeRow,
  inHeatpunk,
  lead,
  leadRows,
  PHONE,
  pulled,
  requests,
  rowOf,
  SECOND,
  SYNC,
  shown,
  THIRD,
  typeLead,
  wordOf,
} from './at-work';

describe('a Lead ID that somebody cleared', () => {
  test('comes back, and doubles nothing', () => {
    const world = createWorld({ leads: [lead('10001'), lead('10002')] });
    world.click(SYNC);
    world.host.people.clear([rowOf(world, '10002').number, world.column('(lead id)')]);
    world.click(SYNC);
    expect(requests(world, 'create')).toEqual([]);
    expect(differencesAfterSync(world)).toEqual([]);
  });

  test('comes back where the lead has an edit that was not sent yet, and doubles nothing', () => {
    const world = createWorld({ leads: [lead('10001'), lead('10002')] });
    world.click(SYNC);
    edit(world, '10002', 'customerPhone', '01632 960555');
    const row = rowOf(world, '10002').number;
    world.host.people.clear([row, world.column('(lead id)')]);
    world.click(SYNC);
    expect(requests(world, 'create')).toEqual([]);
    expect(world.cell(row, '(lead id)')).toBe('10002');
    expect(shown(world, '10002', 'customerPhone')).toBe('01632 960555');
    expect(inHeatpunk(world, '10002', 'customerPhone')).toBe('01632 960555');
    expect(differencesAfterSync(world)).toEqual([]);
  });
});

describe('rows that were removed and are pasted back as the cells show them', () => {
  test('without their ids double nothing, although the seconds of their dates are gone', () => {
    const world = createWorld({
      leads: ['10001', '10002', '10003'].map((id) => lead(id, { dateCreated: '2026-06-01T09:00:29.000Z' })),
    });
    world.click(SYNC);
    const { people } = world.host;
    const first = world.column('dateCreated');
    const shownAt = (row: number) => Array.from({ length: 7 }, (_, index) => people.text([row, first + index]));
    const lines = [2, 3, 4].map(shownAt);
    people.deleteRows(2, 3);
    people.paste([2, first], lines);
    world.click(SYNC);
    expect(requests(world, 'create')).toEqual([]);
    expect(differencesAfterSync(world)).toEqual([]);
  });
});

describe.each([
  ['a date', '20001'],
  ['a date too far off for any', '912345678'],
])('a Lead ID that a number format turned into %s', (_, typed) => {
  const turned = (world: World, id: string) => {
    const at = [rowOf(world, id).number, world.column('(lead id)')] as const;
    world.host.people.setFormat(at, 'dd/mm/yyyy');
    world.host.people.type(at, typed);
    return at[0];
  };

  test('comes back where the rest of the row tells whose it is', () => {
    const world = pulled();
    const row = turned(world, SECOND);
    world.click(SYNC);
    expect(world.cell(row, '(lead id)')).toBe(SECOND);
    expect(requests(world, 'create')).toEqual([]);
    expect(differencesAfterSync(world)).toEqual([]);
  });

  test('and where nothing does makes no new lead of it, and says what to do', () => {
    const world = pulled();
    const row = turned(world, SECOND);
    for (const field of ['customerName', 'customerPhone', 'customerEmail'])
      world.host.people.type([row, world.column(field)], `new${row}@example.com`);
    world.click(SYNC);
    expect(requests(world, 'create')).toEqual([]);
    expect(world.cell(row, '(sync)')).toBe(
      'Invalid: Lead ID shows as a date: choose Plain text as its number format and type it again',
    );
  });
});

describe('a Lead ID that somebody typed by hand', () => {
  const LATER = '20001';

  /** A lead that came to Heatpunk since, and a row in which somebody typed its id and some of its fields. */
  function withTyped(fields: Readonly<Record<string, string>>): World {
    const world = pulled(2);
    world.heatpunk.dashboard.create(lead(LATER).fields, { id: LATER });
    typeLead(world, freeRow(world), { '(lead id)': LATER, ...fields });
    world.click(SYNC);
    return world;
  }

  const nothingSent = (world: World) => [...requests(world, 'create'), ...requests(world, 'update')];

  test('has its blank cells filled, and no second row', () => {
    const world = withTyped({ customerName: `Customer ${LATER}` });
    expect(nothingSent(world)).toEqual([]);
    expect(leadRows(world).map(({ id }) => id)).toEqual([FIRST, SECOND, LATER]);
    expect(differences(world)).toEqual([]);
  });

  test('is in conflict where its row says something else: nothing is guessed, here or there', () => {
    const world = withTyped({ customerName: `Customer ${LATER}`, customerPhone: PHONE, crmReference: 'CRM-1' });
    world.click(SYNC);
    expect(wordOf(world, LATER)).toBe('Conflict: Phone, CRM reference');
    expect(nothingSent(world)).toEqual([]);
    expect(shown(world, LATER, 'customerPhone')).toBe(PHONE);
    expect(inHeatpunk(world, LATER, 'customerPhone')).not.toBe(PHONE);
    expect([shown(world, LATER, 'crmReference'), inHeatpunk(world, LATER, 'crmReference')]).toEqual(['CRM-1', null]);
  });

  test('and that Heatpunk does not know is marked, and neither created nor filled', () => {
    const world = pulled(2);
    typeLead(world, freeRow(world), { '(lead id)': '99999', customerName: 'Nobody There' });
    world.click(SYNC);
    expect(wordOf(world, '99999')).toBe('Not in Heatpunk');
    expect(nothingSent(world)).toEqual([]);
    expect(world.heatpunk.dashboard.leads()).toHaveLength(2);
  });
});

describe('a Lead ID that somebody typed over', () => {
  test('costs no lead and doubles none: the lead has a row of its own again, and the other one says so', () => {
    const world = pulled();
    world.host.people.type([rowOf(world, SECOND).number, world.column('(lead id)')], '99999');
    world.click(SYNC);
    expect(leadRows(world).map(({ id, word }) => [id, word])).toEqual([
      [FIRST, 'Synced'],
      ['99999', 'Not in Heatpunk'],
      [THIRD, 'Synced'],
      [SECOND, 'Synced'],
    ]);
    expect([...requests(world, 'create'), ...requests(world, 'update')]).toEqual([]);
  });
});
