/** Whatever people do, a page that only hears of changes knows the workbook as it is. */

import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createDocument } from '../../../playground/apps-script/document';
import { noNetwork } from '../../../playground/apps-script/network';
import { createPeople } from '../../../playground/apps-script/people-and-edits';
import { manualClock } from '../../../playground/apps-script/runtime/clock';
import type { Machine } from '../../../playground/apps-script/runtime/scope';
import type { PersonAct } from '../../../playground/protocol';
import { performAct } from '../../../playground/server/perform-act';
import { watchWorkbook } from '../../../playground/server/workbook-watch';
import { type MirroredSheet, mirrorOf } from './mirror';

const ANN = 'ann@example.com';

const document = (rows = 12) => {
  const machine = createDocument({ manifest: {}, network: noNetwork, newSheetRows: rows }, manualClock());
  const person = createPeople(machine, '', () => {});
  const act = (done: PersonAct, sheet = 0) => {
    const model = machine.workbook.sheets[sheet % machine.workbook.sheets.length];
    if (model !== undefined) performAct(machine, person(ANN), model, done);
  };
  return { machine, act };
};

const small = fc.integer({ min: 1, max: 8 });
const few = fc.integer({ min: 1, max: 3 });
const text = fc.constantFrom('x', '7', '=A1+1', '=SUM(A1:B3)', '5/1/2026', 'yes', '');
const area = fc.record({ row: small, column: small, rows: few, columns: few });

const anyAct: fc.Arbitrary<PersonAct> = fc.oneof(
  fc.record({ do: fc.constant('type' as const), row: small, column: small, text }),
  fc.record({ do: fc.constant('clear' as const), area }),
  fc.record({
    do: fc.constant('paste' as const),
    row: small,
    column: small,
    block: fc.array(fc.array(text, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 }),
  }),
  fc.record({ do: fc.constant('paste-cells' as const), from: area, row: small, column: small }),
  fc.record({ do: fc.constant('cut-and-paste' as const), from: area, row: small, column: small }),
  fc.record({ do: fc.constant('fill-down' as const), area }),
  fc.record({ do: fc.constant('duplicate-row' as const), row: small }),
  fc.record({ do: fc.constant('sort' as const), column: small, ascending: fc.boolean() }),
  fc.record({ do: fc.constant('filter' as const), column: small, hide: fc.array(text, { maxLength: 2 }) }),
  fc.record({ do: fc.constant('clear-filter' as const) }),
  fc.record({ do: fc.constant('remove-filter' as const) }),
  fc.record({ do: fc.constant('insert-rows' as const), before: small, count: few }),
  fc.record({ do: fc.constant('insert-columns' as const), before: small, count: few }),
  fc.record({ do: fc.constant('delete-rows' as const), first: small, count: few }),
  fc.record({ do: fc.constant('delete-columns' as const), first: small, count: few }),
  fc.record({ do: fc.constant('move-rows' as const), first: small, count: few, before: small }),
  fc.record({ do: fc.constant('move-columns' as const), first: small, count: few, before: small }),
  fc.record({ do: fc.constant('hide-rows' as const), first: small, count: few, hidden: fc.boolean() }),
  fc.record({ do: fc.constant('hide-columns' as const), first: small, count: few, hidden: fc.boolean() }),
  fc.record({ do: fc.constant('set-note' as const), area, note: fc.constantFrom('', 'a note') }),
  fc.record({ do: fc.constant('set-format' as const), area, format: fc.constantFrom('@', '0.00', '') }),
  fc.record({ do: fc.constant('set-style' as const), area, style: fc.constant({ background: '#ffeeaa' }) }),
  fc.record({ do: fc.constant('add-sheet' as const) }),
  fc.record({ do: fc.constant('rename-sheet' as const), name: fc.constantFrom('One', 'Two', 'Three') }),
  fc.record({ do: fc.constant('delete-sheet' as const) }),
  fc.record({ do: fc.constant('hide-sheet' as const), hidden: fc.boolean() }),
  fc.record({ do: fc.constant('undo' as const) }),
);

const known = (sheets: readonly MirroredSheet[]) =>
  sheets.map(({ id, look, cells }) => ({ id, look, cells: Object.fromEntries([...cells].sort()) }));

const isRefusal = (error: unknown) =>
  error instanceof Error && /^(RefusedAct|Exception|RefusedEdit|Error)$/.test(error.name);

test('a page knows the workbook, whatever was done and however seldom it was told', () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ act: anyAct, sheet: fc.nat({ max: 2 }), isTold: fc.boolean() }), { maxLength: 30 }),
      (steps) => {
        const { machine, act } = document();
        const watch = watchWorkbook(machine.workbook);
        const mirror = mirrorOf(watch.sheets(), watch.revision());
        const tell = () => {
          const patch = watch.changes();
          if (patch !== null) mirror.apply(JSON.parse(JSON.stringify(patch)));
        };
        for (const step of steps) {
          try {
            act(step.act, step.sheet);
          } catch (error) {
            if (!isRefusal(error)) throw error;
          }
          if (step.isTold) tell();
        }
        tell();
        const fresh = mirrorOf(watchWorkbook(machine.workbook).sheets(), 0);
        expect(known(mirror.sheets)).toEqual(known(fresh.sheets));
        expect(watch.changes()).toBeNull();
      },
    ),
    { numRuns: 400 },
  );
});

describe('what is told', () => {
  test('of a row that came above many is that row, not all of them', () => {
    const { machine, act } = document(1000);
    act({ do: 'paste', row: 1, column: 1, block: Array.from({ length: 500 }, (_, index) => [`lead ${index}`]) });
    const watch = watchWorkbook(machine.workbook);
    act({ do: 'insert-rows', before: 3, count: 2 });
    act({ do: 'type', row: 3, column: 1, text: 'new' });
    expect(watch.changes()?.sheets).toMatchObject([
      { steps: [{ kind: 'insert-rows', at: 3, count: 2 }], cells: [{ row: 3, column: 1, text: 'new' }] },
    ]);
    act({ do: 'delete-rows', first: 100, count: 3 });
    expect(watch.changes()?.sheets).toMatchObject([{ steps: [{ kind: 'delete-rows', at: 100, count: 3 }], cells: [] }]);
    act({ do: 'insert-columns', before: 1, count: 1 });
    expect(watch.changes()?.sheets).toMatchObject([
      { steps: [{ kind: 'insert-columns', at: 1, count: 1 }], cells: [] },
    ]);
  });

  test('of a formula whose cells changed is its new result', () => {
    const { machine, act } = document();
    act({ do: 'type', row: 1, column: 1, text: '2' });
    act({ do: 'type', row: 1, column: 2, text: '=A1*2' });
    const watch = watchWorkbook(machine.workbook);
    act({ do: 'type', row: 1, column: 1, text: '5' });
    expect(watch.changes()?.sheets[0]?.cells).toEqual([
      { row: 1, column: 1, value: 5, text: '5' },
      { row: 1, column: 2, value: 10, text: '10', formula: '=A1*2' },
    ]);
  });
});

describe('an act that was aimed at rows as they stood before', () => {
  const marked = () => {
    const made = document(30);
    made.act({ do: 'paste', row: 1, column: 1, block: Array.from({ length: 20 }, (_, index) => [`row ${index + 1}`]) });
    const watch = watchWorkbook(made.machine.workbook);
    return { ...made, watch, carried: (act: PersonAct) => watch.carryAlong(0, act, 0) };
  };

  test('finds the row it meant', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(
            fc.record({ do: fc.constant('insert-rows' as const), before: fc.integer({ min: 1, max: 18 }), count: few }),
            fc.record({ do: fc.constant('delete-rows' as const), first: fc.integer({ min: 1, max: 12 }), count: few }),
          ),
          { maxLength: 5 },
        ),
        fc.integer({ min: 1, max: 20 }),
        (changes, row) => {
          const { machine, act, watch, carried } = marked();
          for (const change of changes) {
            act(change);
            watch.changes();
          }
          const rows = machine.workbook.sheets[0]?.rows.map((each) => each?.cells[0]?.value) ?? [];
          const now = rows.indexOf(`row ${row}`) + 1;
          const found = carried({ do: 'type', row, column: 2, text: 'meant' });
          expect(found).toEqual(now === 0 ? null : { do: 'type', row: now, column: 2, text: 'meant' });
        },
      ),
    );
  });

  test.each<[string, PersonAct, PersonAct, PersonAct | null]>([
    [
      'an area takes in what came into it',
      { do: 'insert-rows', before: 4, count: 1 },
      { do: 'clear', area: { row: 3, column: 1, rows: 2, columns: 1 } },
      { do: 'clear', area: { row: 3, column: 1, rows: 3, columns: 1 } },
    ],
    [
      'an area gives up what went',
      { do: 'delete-rows', first: 3, count: 1 },
      { do: 'delete-rows', first: 2, count: 3 },
      { do: 'delete-rows', first: 2, count: 2 },
    ],
    [
      'an area that went is gone',
      { do: 'delete-rows', first: 2, count: 4 },
      { do: 'clear', area: { row: 3, column: 1, rows: 2, columns: 1 } },
      null,
    ],
    [
      'rows to be hidden go along',
      { do: 'insert-rows', before: 1, count: 2 },
      { do: 'hide-rows', first: 3, count: 4, hidden: true },
      { do: 'hide-rows', first: 5, count: 4, hidden: true },
    ],
    [
      'columns are not rows',
      { do: 'insert-columns', before: 1, count: 2 },
      { do: 'type', row: 3, column: 1, text: 'x' },
      { do: 'type', row: 3, column: 3, text: 'x' },
    ],
    [
      'a border stays where its rows go',
      { do: 'delete-rows', first: 1, count: 2 },
      { do: 'move-rows', first: 5, count: 1, before: 2 },
      { do: 'move-rows', first: 3, count: 1, before: 1 },
    ],
  ])('%s', (_, change, meant, expected) => {
    const { act, watch, carried } = marked();
    act(change);
    watch.changes();
    expect(carried(meant)).toEqual(expected);
    expect(watch.carryAlong(0, meant, watch.revision())).toEqual(meant);
  });
});

test('acts are cut to the grid, or refused in words, and then nothing is changed', () => {
  const { machine, act } = document();
  const before = JSON.stringify(machine.workbook.sheets);
  const refused: readonly [PersonAct, RegExp][] = [
    [{ do: 'type', row: 9_000_000, column: 5, text: 'far' }, /limit of 10000000 cells/],
    [{ do: 'insert-rows', before: 1, count: 9_000_000 }, /limit of 10000000 cells/],
    [{ do: 'insert-rows', before: 100, count: 1 }, /not on the sheet any more/],
    [{ do: 'delete-rows', first: 1, count: 12 }, /delete all the rows/],
    [{ do: 'delete-columns', first: 20, count: 20 }, /not on the sheet any more/],
    [{ do: 'move-rows', first: 2, count: 3, before: 3 }, /into themselves/],
    [{ do: 'hide-rows', first: 10, count: 4, hidden: true }, /not on the sheet any more/],
    [{ do: 'hide-columns', first: 26, count: 2, hidden: true }, /not on the sheet any more/],
    [{ do: 'clear', area: { row: 500, column: 1, rows: 1, columns: 1 } }, /not on the sheet any more/],
    [{ do: 'delete-sheet' }, /all the sheets/],
    [{ do: 'hide-sheet', hidden: true }, /all the sheets/],
    [{ do: 'rename-sheet', name: '  ' }, /cannot be empty/],
    [{ do: 'undo' }, /nothing to undo/],
  ];
  for (const [done, words] of refused) expect(() => act(done)).toThrow(words);
  expect(JSON.stringify(machine.workbook.sheets)).toBe(before);
  act({ do: 'type', row: 2, column: 2, text: 'x' });
  act({ do: 'clear', area: { row: 1, column: 1, rows: 10_000_000, columns: 18_278 } });
  expect((machine as Machine).workbook.sheets[0]?.maxRows).toBe(12);
});

test('what a person did to many rows at once, or to a whole filter, is taken back as one act', () => {
  const { machine, act } = document(60);
  const [sheet] = machine.workbook.sheets;
  const hidden = () => sheet?.rows.filter((row) => row?.hiddenByUser || row?.hiddenByFilter).length;
  act({ do: 'paste', row: 1, column: 1, block: [['h', 'k'], ...Array.from({ length: 40 }, () => ['a', 'b'])] });
  act({ do: 'type', row: 1, column: 1, text: 'typed last' });
  act({ do: 'hide-rows', first: 3, count: 50, hidden: true });
  expect(hidden()).toBe(50);
  act({ do: 'undo' });
  expect(hidden()).toBe(0);
  act({ do: 'filter', column: 1, hide: ['a'] });
  act({ do: 'filter', column: 2, hide: ['b'] });
  act({ do: 'clear-filter' });
  expect(hidden()).toBe(0);
  act({ do: 'undo' });
  expect(hidden()).toBe(40);
  for (const _ of ['b', 'a', 'typed last']) act({ do: 'undo' });
  expect(sheet?.rows[0]?.cells[0]?.value).toBe('h');
});
