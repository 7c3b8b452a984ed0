import { describe, expect, test } from '@jest/globals';
import type { World } from '../world';
import { COMPLETE, DELETE, freeRow, leadRows, PHONE, PULL, rowOf, SECOND, typeLead } from './at-work';
import { deskWithAll, entryOf, load, nameOf, push, ticked } from './reviewed';

describe('“go to row”', () => {
  const show = (world: World, key: unknown) => world.host.callFromDialog('showRow', key);

  test('selects the row, wherever it stands and whatever sheet is open', () => {
    const world = deskWithAll();
    const key = entryOf(load(world), nameOf(SECOND)).key;
    world.host.people.sort(world.column('customerEmail'), false);
    world.host.people.openSheet('Heatpunk log');
    const { number } = rowOf(world, SECOND);
    expect(show(world, key)).toEqual({ ok: true, value: { row: number } });
    // What is selected is what a deletion asks about.
    world.host.ui.respond(() => 'NO');
    world.click(DELETE);
    expect(world.alert()).toContain(`${nameOf(SECOND)} (${SECOND})`);
    expect(world.alert()).toContain('Delete this lead');
  });

  test('says of a hidden row that it is one', () => {
    const world = deskWithAll();
    const { key } = entryOf(load(world), COMPLETE.customerName);
    const { number } = leadRows(world).find(({ name }) => name === COMPLETE.customerName) ?? {};
    world.host.people.hideRow(number ?? 0);
    expect(show(world, key)).toEqual({ ok: true, value: { row: number, isHidden: true } });
  });

  test('finds a new row by what it holds', () => {
    const world = deskWithAll();
    const { number } = leadRows(world).find(({ name }) => name === COMPLETE.customerName) ?? {};
    expect(show(world, entryOf(load(world), COMPLETE.customerName).key)).toEqual({ ok: true, value: { row: number } });
  });

  test('finds a row that was new by what created it, whatever it is called and says by now', () => {
    const world = deskWithAll();
    const entry = entryOf(load(world), COMPLETE.customerName);
    const { number } = leadRows(world).find(({ name }) => name === COMPLETE.customerName) ?? {};
    push(world, [ticked(entry)]);
    expect(show(world, entry.key)).toEqual({ ok: true, value: { row: number } });
    world.click(PULL);
    world.host.people.type([number ?? 0, world.column('status')], 'Quote');
    expect(show(world, entry.key)).toEqual({ ok: true, value: { row: number } });
    // One that is new still goes first.
    const again = typeLead(world, freeRow(world), COMPLETE);
    expect(show(world, entry.key)).toEqual({ ok: true, value: { row: again } });
  });

  test('takes no other row for one that held nothing of a new lead, or for one that was corrected', () => {
    const world = deskWithAll();
    const status = typeLead(world, freeRow(world), { status: 'Quote' });
    const { key } = load(world).entries.find(({ kind, name }) => kind === 'problem' && name === '') ?? {};
    expect(show(world, key)).toEqual({ ok: true, value: { row: status } });
    typeLead(world, status, { status: 'Won' });
    expect(show(world, key)).toEqual({ ok: true, value: { row: null } });
    const created = entryOf(load(world), COMPLETE.customerName);
    const { number } = leadRows(world).find(({ name }) => name === COMPLETE.customerName) ?? {};
    typeLead(world, number ?? 0, { customerPhone: PHONE });
    expect(show(world, created.key)).toEqual({ ok: true, value: { row: null } });
  });

  test('tells a row whose Lead ID cannot be read from a new one that holds the same', () => {
    const world = deskWithAll();
    const { number } = leadRows(world).find(({ name }) => name === COMPLETE.customerName) ?? {};
    const unreadable = typeLead(world, freeRow(world), COMPLETE);
    world.host.people.setFormat([unreadable, world.column('(lead id)')], 'dd/mm/yyyy');
    world.host.people.type([unreadable, world.column('(lead id)')], '912345678');
    const { entries } = load(world);
    const rowsOf = (kind: string) =>
      entries
        .filter((entry) => entry.kind === kind && entry.name === COMPLETE.customerName)
        .map(({ key }) => show(world, key));
    expect(rowsOf('create')).toEqual([{ ok: true, value: { row: number } }]);
    expect(rowsOf('problem')).toEqual([{ ok: true, value: { row: unreadable } }]);
  });

  test.each([['id:gone'], [null], [{ toString: 'id:1' }]])('says that there is none: %j', (key) => {
    expect(show(deskWithAll(), key)).toEqual({ ok: true, value: { row: null } });
  });
});
