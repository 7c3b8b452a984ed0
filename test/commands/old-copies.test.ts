import { describe, expect, test } from '@jest/globals';
import type { World } from '../world';
import {
  COMPLETE,
  edit,
  FIRST,
  freeRow,
  idsOf,
  inHeatpunk,
  leadRows,
  MINUTE_MS,
  PHONE,
  PULL,
  PUSH,
  pulled,
  requests,
  rowOf,
  SECOND,
  SYNC,
  typeLead,
} from './at-work';
import { leadSheet } from './desk';
import { COPY, duplicateTab } from './duplicate-tab';
import { everyKill } from './kills';

const NEWER = '01632 960111';

describe('a copy of the lead sheet’s tab', () => {
  /** A copy in which work has been done since, with the original deleted. */
  function withOldCopy(): World {
    const world = pulled(3);
    duplicateTab(world);
    world.heatpunk.dashboard.edit(FIRST, { customerPhone: NEWER });
    edit(world, SECOND, 'address', '5 New Road, Bude');
    world.click(SYNC);
    world.host.people.deleteSheet('Leads');
    world.host.people.renameSheet(COPY, 'Leads');
    world.host.people.openSheet('Leads');
    world.heatpunk.journal.clear();
    return world;
  }

  test.each([SYNC, PUSH, PULL])('that takes the place of the original overwrites nothing in Heatpunk: %s', (item) => {
    const world = withOldCopy();
    world.click(item);
    world.click(SYNC);
    expect(requests(world, 'update')).toEqual([]);
    expect(inHeatpunk(world, FIRST, 'customerPhone')).toBe(NEWER);
    expect(inHeatpunk(world, SECOND, 'address')).toBe('5 New Road, Bude');
    expect(leadRows(world).map(({ word }) => word)).toEqual(['Conflict: Phone', 'Conflict: Address', 'Synced']);
  });

  test('in which the create of a row has no answer yet creates none beside the lead that the original had found', () => {
    const world = pulled(1);
    typeLead(world, freeRow(world), COMPLETE);
    world.heatpunk.faults.add({ effect: { kind: 'answer-lost' }, hits: { route: 'create' } });
    world.click(SYNC);
    world.heatpunk.faults.clear();
    duplicateTab(world);
    world.click(SYNC);
    world.host.people.deleteSheet('Leads');
    world.host.people.renameSheet(COPY, 'Leads');
    world.host.people.openSheet('Leads');
    world.host.advance(3 * MINUTE_MS);
    world.click(SYNC);
    expect(requests(world, 'create')).toHaveLength(1);
    expect(idsOf(world, COMPLETE.customerName)).toEqual([leadRows(world).at(-1)?.id]);
    expect(leadRows(world).map(({ word }) => word)).toEqual(['Synced', 'Duplicate', 'Synced']);
  });

  test('is then worked with as ever', () => {
    const world = withOldCopy();
    world.click(SYNC);
    edit(world, '10003', 'customerPhone', PHONE);
    world.click(SYNC);
    expect(inHeatpunk(world, '10003', 'customerPhone')).toBe(PHONE);
  });

  test('says of no edit that it waits to be sent, as long as the original is there', () => {
    const world = pulled(3);
    duplicateTab(world);
    const cell = [rowOf(world, FIRST).number, world.column('customerPhone')] as const;
    const word = [cell[0], world.column('(sync)')] as const;
    world.host.people.openSheet(COPY);
    world.host.people.type(cell, PHONE);
    expect(world.host.people.value(word)).toBe('Synced');
    world.host.people.openSheet('Leads');
    world.host.people.type(cell, PHONE);
    expect(world.host.people.value(word)).toBe('Edited');
  });
});

describe('an old row of a lead, put back beside the one that took its place', () => {
  /** A lead with two rows, the older of which says what was agreed long ago; both are marked. */
  function withTwins(): World & { readonly older: number } {
    const world = pulled(3);
    const { number } = rowOf(world, FIRST);
    const { rows } = leadSheet(world);
    const cells = rows[number - 1]?.cells ?? [];
    world.host.people.deleteRows(number);
    world.click(SYNC);
    world.heatpunk.dashboard.edit(FIRST, { customerPhone: NEWER });
    world.click(SYNC);
    world.host.people.insertRows(2, 1);
    const blank = leadSheet(world).rows[1];
    if (blank === undefined) throw new Error('No row came.');
    blank.cells.splice(0, cells.length, ...cells);
    world.click(SYNC);
    world.heatpunk.journal.clear();
    return { ...world, older: 2 };
  }

  test('sends none of its old values once the newer one is removed', () => {
    const world = withTwins();
    expect(leadRows(world).filter(({ word }) => word === 'Duplicate')).toHaveLength(2);
    const newer = leadRows(world).find(({ id, number }) => id === FIRST && number !== world.older);
    world.host.people.deleteRows(newer?.number ?? 0);
    world.click(PUSH);
    world.click(SYNC);
    expect(requests(world, 'update')).toEqual([]);
    expect(inHeatpunk(world, FIRST, 'customerPhone')).toBe(NEWER);
    expect(rowOf(world, FIRST).word).toBe('Conflict: Phone');
  });

  test('nor does it after a run that is killed, wherever that is', () => {
    const make = () => {
      const world = withTwins();
      const newer = leadRows(world).find(({ id, number }) => id === FIRST && number !== world.older);
      world.host.people.deleteRows(newer?.number ?? 0);
      return world;
    };
    const wrong = everyKill(SYNC, make, (world) => {
      world.click(SYNC);
      const phone = inHeatpunk(world, FIRST, 'customerPhone');
      return phone === NEWER ? [] : [`${phone} was sent`];
    });
    expect(wrong).toEqual([]);
  });

  test('goes without a question where it is the one that is removed', () => {
    const world = withTwins();
    world.host.people.deleteRows(world.older);
    world.click(SYNC);
    expect(requests(world, 'update')).toEqual([]);
    expect(rowOf(world, FIRST).word).toBe('Synced');
  });
});
