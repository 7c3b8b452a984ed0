// Columns that one formula fills. The host does not fill the cells below a formula, nor empties them when something stands in their
// way: here both are done by hand, as Sheets does it.

import { describe, expect, test } from '@jest/globals';
import { FORM, type World } from '../world';
import {
  edit,
  FIRST,
  inHeatpunk,
  logLines,
  PHONE,
  PULL,
  PUSH,
  pulled,
  requests,
  rowOf,
  SECOND,
  SYNC,
  shown,
  THIRD,
  wordOf,
} from './at-work';

const FIELD = 'postcode';
const POSTCODE = 'EX23 8AA';
/** What the formula shows in each row. */
const FORMULA = `=ARRAYFORMULA(UPPER("${POSTCODE.toLowerCase()}"))`;
const HEADER = `={"Postcode";ARRAYFORMULA(UPPER(F2:F))}`;
const BROKEN = '=ARRAYFORMULA(NOSUCH())';

type Anchor = 'header' | 'first row' | 'last row';
const ANCHORS: readonly Anchor[] = ['header', 'first row', 'last row'];

/** A world in which a formula fills the postcodes: the cells below it show them, and hold no formula. */
function spilled(count: number, anchor: Anchor, policy = 'ask'): World {
  const world = pulled(count);
  world.host.callFromDialog('saveSettings', { ...FORM, policy });
  const column = world.column(FIELD);
  world.host.people.setFormat({ row: 1, column, rows: 900, columns: 1 }, '');
  world.host.people.type([anchorRow(anchor, count), column], anchor === 'header' ? HEADER : FORMULA);
  world.click(SYNC);
  world.heatpunk.journal.clear();
  return world;
}

/** Something stands in the way of the formula: it shows an error, and what it filled is blank. */
function breakSpill(world: World, count: number, anchor: Anchor): void {
  const { people } = world.host;
  const column = world.column(FIELD);
  for (let row = 2; row < count + 2; row++) people.clear([row, column]);
  people.type([anchorRow(anchor, count), column], BROKEN);
}

function anchorRow(anchor: Anchor, count: number): number {
  return { header: 1, 'first row': 2, 'last row': count + 1 }[anchor];
}

const there = (world: World) => world.heatpunk.dashboard.leads().map(({ fields }) => fields[FIELD]);
const sentFields = (world: World) => requests(world, 'update').flatMap(({ fields }) => Object.keys(fields ?? {}));

describe.each(ANCHORS)('a column that a formula in its %s fills', (anchor) => {
  test('takes nothing from Heatpunk in any of its cells: that would be in the way of the formula', () => {
    const world = spilled(3, anchor);
    world.heatpunk.dashboard.edit(SECOND, { [FIELD]: 'EX23 9ZZ', customerPhone: PHONE });
    world.click(SYNC);
    expect([shown(world, SECOND, FIELD), shown(world, SECOND, 'customerPhone')]).toEqual([POSTCODE, PHONE]);
    expect(wordOf(world, SECOND)).toBe('Conflict: Postcode');
    expect(inHeatpunk(world, SECOND, FIELD)).toBe('EX23 9ZZ');
  });

  test('has what the formula makes of it sent', () => {
    const world = spilled(3, anchor);
    edit(world, SECOND, FIELD, 'EX23 9ZZ');
    world.click(SYNC);
    expect(there(world)).toEqual([POSTCODE, 'EX23 9ZZ', POSTCODE]);
  });

  test('stays free in the row of a new lead, and nothing of it is sent until the formula fills it', () => {
    const world = spilled(3, anchor);
    const id = '10009';
    world.heatpunk.dashboard.create({ customerName: 'New One', [FIELD]: POSTCODE, customerPhone: PHONE }, { id });
    for (const item of [PULL, SYNC, PUSH]) {
      world.click(item);
      expect([shown(world, id, FIELD), shown(world, id, 'customerPhone')]).toEqual(['', PHONE]);
    }
    expect(rowOf(world, id).number).toBe(5);
    expect(sentFields(world)).toEqual([]);
    edit(world, id, FIELD, POSTCODE);
    world.click(SYNC);
    expect(wordOf(world, id)).toBe('Synced');
    expect(sentFields(world)).toEqual([]);
  });

  describe.each(['ask', 'sheet', 'heatpunk'])('and that is blank as the formula is in error: policy %s', (policy) => {
    test.each([3, 7])('is cleared in Heatpunk for none of %s leads, and other edits are sent', (count) => {
      const world = spilled(count, anchor, policy);
      const isTold = (id: string) => anchor === 'header' || rowOf(world, id).number !== anchorRow(anchor, count);
      breakSpill(world, count, anchor);
      const [id] = [FIRST, SECOND].filter(isTold);
      edit(world, id ?? '', 'customerPhone', PHONE);
      for (const _run of [1, 2]) {
        world.click(SYNC);
        expect(there(world)).toEqual(Array(count).fill(POSTCODE));
        expect(wordOf(world, id ?? '')).toBe('Conflict: Postcode');
        expect(inHeatpunk(world, id ?? '', 'customerPhone')).toBe(PHONE);
      }
      expect(sentFields(world)).toEqual(['customerPhone']);
      const { people } = world.host;
      for (let row = 2; row < count + 2; row++) people.type([row, world.column(FIELD)], POSTCODE);
      people.type([anchorRow(anchor, count), world.column(FIELD)], anchor === 'header' ? HEADER : FORMULA);
      world.click(SYNC);
      expect(world.words()).toEqual(Array(count).fill('Synced'));
    });
  });
});

test('rows that a formula alone fills are free for new leads', () => {
  const world = spilled(3, 'first row');
  for (let row = 5; row < 40; row++) world.host.people.type([row, world.column(FIELD)], POSTCODE);
  world.heatpunk.dashboard.create({ customerName: 'New One', [FIELD]: POSTCODE }, { id: '10009' });
  world.click(SYNC);
  world.click(SYNC);
  expect(rowOf(world, '10009').number).toBe(5);
  expect(world.words()).toEqual(Array(4).fill('Synced'));
});

test('rows that a formula alone fills in a column of the user’s are free for new leads', () => {
  const world = pulled(3);
  const { people } = world.host;
  const column = world.host.workbook.sheets[0]?.maxColumns ?? 0;
  people.type([1, column], '={"No."; ARRAYFORMULA(ROW(A2:A) - 1)}');
  for (let row = 2; row < 40; row++) people.type([row, column], String(row - 1));
  world.heatpunk.dashboard.create({ customerName: 'New One' }, { id: '10009' });
  world.click(SYNC);
  expect(rowOf(world, '10009').number).toBe(5);
});

test('a person may still have a cell that the formula leaves blank cleared in Heatpunk', () => {
  const world = spilled(3, 'header');
  edit(world, THIRD, FIELD, '');
  world.click(SYNC);
  expect(wordOf(world, THIRD)).toBe('Conflict: Postcode');
  world.host.people.select([rowOf(world, THIRD).number, world.column(FIELD)]);
  world.host.ui.respond(() => 'YES');
  world.click('Conflicts > Keep mine');
  expect(there(world)).toEqual([POSTCODE, POSTCODE, null]);
  expect(logLines(world).at(-1)?.action).toBe('Sent');
});
