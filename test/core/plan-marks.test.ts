import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Conflict } from '../../src/core/plan-lead';
import { bothMarks, type Looks, MARK_COLOUR, type Marks, NO_COLOUR, planMarks } from '../../src/core/plan-marks';
import { conflictWord, SYNCED } from '../../src/core/sync-word';
import type { LeadTable } from '../../src/core/table';

const FIELDS = ['customerName', 'customerPhone'];
const IDS = ['1', '2', '3'];
const YELLOW = '#ffe599';

type Cells = Map<string, Looks>;

function tableOf(ids: readonly string[], word = SYNCED): LeadTable {
  const rows = ids.map((id, index) => ({ number: index + 2, id, word, values: [`name ${id}`, `phone ${id}`] }));
  return { fields: FIELDS, rows, hasWords: true };
}

function conflictIn(id: string, field: string): Conflict {
  return {
    field,
    sheet: field === 'customerName' ? `name ${id}` : `phone ${id}`,
    remote: 'there',
    base: 'once',
    reason: 'both changed',
  };
}

function looksIn(cells: Cells, row: number, field: string): Looks {
  return cells.get(`${row} ${field}`) ?? { note: '', background: NO_COLOUR };
}

/** Plans and carries out; where `writes` is given only that many changes come through, and what is remembered is of both. */
function run(
  table: LeadTable,
  compared: ReadonlyMap<string, readonly Conflict[]>,
  marks: Marks,
  cells: Cells,
  writes?: number,
) {
  const looksAt = (row: number, field: string) => looksIn(cells, row, field);
  const plan = planMarks(table, compared, marks, { height: 8, looksAt }, '22/11/2026 09:30');
  for (const { row, field, ...change } of plan.changes.slice(0, writes)) {
    cells.set(`${row} ${field}`, { ...looksIn(cells, row, field), ...change });
  }
  return { ...plan, marks: writes === undefined ? plan.marks : bothMarks(marks, plan.marks) };
}

const compared = (conflicts: readonly string[]) =>
  new Map(
    IDS.map((id) => [
      id,
      FIELDS.filter((field) => conflicts.includes(`${id} ${field}`)).map((field) => conflictIn(id, field)),
    ]),
  );

const anyConflicts = fc.subarray(IDS.flatMap((id) => FIELDS.map((field) => `${id} ${field}`)));
const anyLooks = fc.record({
  note: fc.constantFrom('', 'Mine', 'Two\nlines\n'),
  background: fc.constantFrom(NO_COLOUR, YELLOW),
});

test('marks come and go with conflicts, in any order, through killed runs and sorted rows; then each cell looks as it did', () => {
  const steps = fc.array(
    fc.record({ conflicts: anyConflicts, writes: fc.nat(6), order: fc.shuffledSubarray(IDS, { minLength: 3 }) }),
    {
      maxLength: 6,
    },
  );
  fc.assert(
    fc.property(fc.array(anyLooks, { minLength: 6, maxLength: 6 }), steps, (looks, history) => {
      const own = new Map(
        IDS.flatMap((id) => FIELDS.map((field) => `${id} ${field}`)).map((key, index) => [key, looks[index]]),
      );
      let ids: readonly string[] = IDS;
      let cells: Cells = new Map();
      let marks: Marks = new Map();
      const move = (order: readonly string[], lookOf: (id: string, field: string) => Looks | undefined) => {
        const moved = order.flatMap((id, index) =>
          FIELDS.map((field): [string, Looks] => [
            `${index + 2} ${field}`,
            lookOf(id, field) ?? looksIn(cells, 0, field),
          ]),
        );
        ids = order;
        cells = new Map(moved);
      };
      move(IDS, (id, field) => own.get(`${id} ${field}`));
      for (const { conflicts, writes, order } of history) {
        marks = run(tableOf(ids), compared(conflicts), marks, cells, writes).marks;
        const before = ids;
        move(order, (id, field) => looksIn(cells, before.indexOf(id) + 2, field));
        marks = run(tableOf(ids), compared(conflicts), marks, cells).marks;
        for (const id of ids) {
          for (const field of FIELDS) {
            const { background } = looksIn(cells, ids.indexOf(id) + 2, field);
            expect(background === MARK_COLOUR).toBe(conflicts.includes(`${id} ${field}`));
          }
        }
        expect(run(tableOf(ids), compared(conflicts), marks, cells).changes).toEqual([]);
      }
      marks = run(tableOf(ids), compared([]), marks, cells).marks;
      expect(marks).toEqual(new Map());
      for (const id of ids) {
        for (const field of FIELDS) {
          expect(looksIn(cells, ids.indexOf(id) + 2, field)).toEqual(own.get(`${id} ${field}`));
        }
      }
    }),
  );
});

test('a lead that was not compared keeps its mark as long as its word says so', () => {
  const cells: Cells = new Map();
  const { marks } = run(tableOf(['1']), compared(['1 customerPhone']), new Map(), cells);
  const before = new Map(cells);
  const later = run(tableOf(['1'], conflictWord(['Phone'])), new Map(), marks, cells);
  expect([later.changes, later.marks, cells]).toEqual([[], marks, before]);
  expect(run(tableOf(['1'], SYNCED), new Map(), marks, cells).changes).toHaveLength(1);
});

test('a cell in which somebody has typed since is left to the next run', () => {
  const cells: Cells = new Map();
  const conflict = { ...conflictIn('1', 'customerPhone'), sheet: 'what stood there' };
  expect(run(tableOf(['1']), new Map([['1', [conflict]]]), new Map(), cells)).toEqual({
    changes: [],
    marks: new Map(),
  });
});

test.each([
  ['a number in a column of texts', 28, '28'],
  ['a text with white space around it', ' phone 1 ', 'phone 1'],
])('%s is the cell of a conflict that tells of it as it would be sent', (_what, cell, sheet) => {
  const table = { ...tableOf(['1']), fields: ['customerPhone'] };
  const rows = table.rows.map((row) => ({ ...row, values: [cell] }));
  const conflict = { ...conflictIn('1', 'customerPhone'), sheet };
  const { changes } = run({ ...table, rows }, new Map([['1', [conflict]]]), new Map(), new Map());
  expect(changes).toEqual([expect.objectContaining({ row: 2, field: 'customerPhone', background: MARK_COLOUR })]);
});
