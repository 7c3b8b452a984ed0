import { describe, expect, test } from '@jest/globals';
import type { FaultEffect } from '../../playground/heatpunk/faults';
import type { Json } from '../../playground/heatpunk/json';
import type { World } from '../world';
import {
  ANOTHER,
  COMPLETE,
  chooseToDelete,
  contents,
  DELETE,
  differences,
  differencesAfterSync,
  edit,
  FIRST,
  freeRow,
  idsOf,
  inHeatpunk,
  leadRows,
  logLines,
  MINUTE_MS,
  PHONE,
  PUSH,
  pulled,
  requests,
  rowOf,
  SYNC,
  shown,
  typeLead,
  wordOf,
} from './at-work';

describe('an answer that is none', () => {
  const page: FaultEffect = { kind: 'html-page' };
  const aLead = { dateCreated: '2026-06-01T09:00:00.000Z', customerName: 'Odd One' };
  const bodies: readonly [string, Json][] = [
    ['nothing', ''],
    ['null', null],
    ['a text', '"no leads today"'],
    ['a number', 7],
    ['true', true],
    ['an object without rows', { leads: [] }],
    ['an error with status 200', { error: 'Something went wrong' }],
    ['rows that are null', { rows: null }],
    ['rows that are a text', { rows: 'none' }],
    ['rows that are a number', { rows: 0 }],
    ['a lead that is null', { rows: { [FIRST]: null } }],
    ['a lead that is a text', { rows: { [FIRST]: 'Odd One' } }],
    ['a lead that is a list', { rows: { [FIRST]: [aLead] } }],
    ['a list with a number', [7]],
    ['a list with null', [null]],
    ['a list of lists', [[aLead]]],
    ['a lead without an id', [{ ID: 1, ...aLead }, aLead]],
    ['a lead whose id is null', [{ ID: null, ...aLead }]],
    ['a lead whose id is blank', [{ ID: ' ', ...aLead }]],
    ['a lead whose id is a fraction', [{ ID: 1.5, ...aLead }]],
    ['a lead whose id is an object', [{ ID: { id: 1 }, ...aLead }]],
    ['an id that is too large to be exact', '[{"ID":12345678901234567890}]'],
    [
      'two leads with one id',
      [
        { ID: 1, ...aLead },
        { ID: '1', ...aLead },
      ],
    ],
    ['an id that looks like a reference of ours', [{ ID: 'pending-1', ...aLead }]],
    ['JSON of a stream, line by line', '{"rows":{}}\n{"rows":{}}'],
  ];

  test.each([
    ['a page for people', page],
    ['JSON that breaks off', { kind: 'truncate' }],
    ['JSON that breaks off at its last sign', { kind: 'truncate', keep: 1 }],
    ['a redirection', { kind: 'redirect' }],
    ['a redirection to another host', { kind: 'redirect', location: 'https://example.com/' }],
    ...bodies.map(([name, body]): [string, FaultEffect] => [name, { kind: 'body', body }]),
  ] as [string, FaultEffect][])('leaves the sheet as it is to the letter: %s', (_name, effect) => {
    const world = pulled();
    edit(world, FIRST, 'customerPhone', PHONE);
    const before = contents(world);
    world.heatpunk.faults.add({ effect });
    const { outcome } = world.click(SYNC);
    expect(outcome).toBe('completed');
    expect(world.alert()).toContain('answered with something other than');
    expect(contents(world)).toBe(before);
    expect([...requests(world, 'update'), ...requests(world, 'create')]).toEqual([]);
    expect(logLines(world).at(-1)).toMatchObject({ action: 'Failed', lead: '' });
    world.heatpunk.faults.clear();
    world.click(SYNC);
    expect(differences(world)).toEqual([]);
  });

  test('says what came, without its mark-up', () => {
    const world = pulled();
    world.heatpunk.faults.add({ effect: page });
    world.click(SYNC);
    expect(world.alert()).toContain('Back soon');
    expect(world.alert()).not.toContain('<');
  });

  test('a page for people is no confirmation of an update: the edit is not lost', () => {
    const world = pulled();
    edit(world, FIRST, 'customerPhone', PHONE);
    world.heatpunk.faults.add({ effect: page, hits: { route: 'update' } });
    world.click(SYNC);
    expect(wordOf(world, FIRST)).not.toBe('Synced');
    world.heatpunk.faults.clear();
    world.click(SYNC);
    expect(shown(world, FIRST, 'customerPhone')).toBe(PHONE);
    expect(inHeatpunk(world, FIRST, 'customerPhone')).toBe(PHONE);
  });

  test('a page for people is no confirmation of a delete: the row stays', () => {
    const world = pulled();
    world.heatpunk.faults.add({ effect: page, hits: { route: 'delete' } });
    chooseToDelete(world, [FIRST]);
    world.click(DELETE);
    expect(leadRows(world).map(({ id }) => id)).toContain(FIRST);
  });

  test('a page for people for a create leaves the row to the next run, which creates the lead once', () => {
    const world = pulled();
    typeLead(world, freeRow(world), COMPLETE);
    world.heatpunk.faults.add({ effect: page, hits: { route: 'create' } });
    world.click(SYNC);
    expect(leadRows(world).at(-1)?.word).toBe('Sending');
    world.heatpunk.faults.clear();
    world.host.advance(3 * MINUTE_MS);
    world.click(SYNC);
    expect(idsOf(world, COMPLETE.customerName)).toHaveLength(1);
    expect(differencesAfterSync(world)).toEqual([]);
  });

  test.each<[string, (world: World) => string]>([
    ['has a row', () => FIRST],
    ['lost its row', withoutRow],
    ['was only listed', ({ heatpunk }) => heatpunk.dashboard.create({ ...COMPLETE, customerName: 'Somebody' })],
  ])('a create that is answered with the id of a lead that %s becomes a lead of its own, once', (_lead, idOf) => {
    const world = pulled();
    const leadId = idOf(world);
    const row = typeLead(world, freeRow(world), COMPLETE);
    world.heatpunk.faults.add({ effect: { kind: 'body', body: { leadId } }, when: 'after', hits: { route: 'create' } });
    world.click(PUSH);
    expect(world.cell(row, '(sync)')).toBe('Sending');
    world.heatpunk.faults.clear();
    world.click(SYNC);
    expect(requests(world, 'create')).toHaveLength(1);
    expect(world.cell(row, '(lead id)')).toBe(idsOf(world, COMPLETE.customerName)[0]);
    expect(differencesAfterSync(world)).toEqual([]);
  });
});

test('two creates of one batch that are answered with the same id are both looked for', () => {
  const world = pulled();
  typeLead(world, freeRow(world), COMPLETE);
  typeLead(world, freeRow(world), ANOTHER);
  const effect: FaultEffect = { kind: 'body', body: { leadId: '10004' } };
  world.heatpunk.faults.add({ effect, when: 'after', hits: { route: 'create', next: 2 } });
  world.click(PUSH);
  expect(
    leadRows(world)
      .slice(-2)
      .map(({ word }) => word),
  ).toEqual(['Sending', 'Sending']);
  world.heatpunk.faults.clear();
  world.click(SYNC);
  expect(requests(world, 'create')).toHaveLength(2);
  expect(differencesAfterSync(world)).toEqual([]);
});

function withoutRow(world: World): string {
  world.host.people.deleteRows(rowOf(world, FIRST).number);
  return FIRST;
}
