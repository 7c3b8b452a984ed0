import { describe, expect, test } from '@jest/globals';
import { type ReviewEntry, review } from '../../src/core/review';
import type { LeadTable } from '../../src/core/table';
import { ADA, agreed, answer, base, fields, JOHN, lead, newRow, only, planFor, row, sending, table } from './builders';

interface Sides {
  readonly base?: ReturnType<typeof base>;
  readonly table: LeadTable;
  readonly answer?: ReturnType<typeof answer>;
}

const reviewOf = ({ table: rows, ...sides }: Sides) => review(planFor({ ...sides, table: rows }), rows);
const entryOf = (sides: Sides): ReviewEntry => only(reviewOf(sides).entries);

const both = (here: Parameters<typeof row>[0], there: Parameters<typeof lead>[0] = {}): Sides => ({
  base: base(agreed()),
  table: table(row(here)),
  answer: answer([lead(there)]),
});

describe('what the review shows', () => {
  test('of a lead on which both sides agree, nothing', () => {
    expect(reviewOf(both({}))).toEqual({ entries: [], totals: { create: 0, update: 0, conflict: 0, problem: 0 } });
  });

  test('of a lead that only Heatpunk changed, nothing: a push does not take it', () => {
    expect(reviewOf(both({}, { postcode: 'EX23 8AA' })).entries).toEqual([]);
  });

  test('of an edited lead each cell, old and new', () => {
    expect(entryOf(both({ customerPhone: '07700 900111', status: null }))).toEqual({
      kind: 'update',
      key: 'id:7',
      count: 1,
      name: 'John Doe',
      id: '7',
      changes: [
        { field: 'status', title: 'Status', old: 'new', new: null },
        { field: 'customerPhone', title: 'Phone', old: '07111 111111', new: '07700 900111' },
      ],
      conflicts: [],
      why: '',
    });
  });

  test('of a name as much as is read at a glance, and the whole of one that would be sent', () => {
    const customerName = ` ${'A'.repeat(400)}`;
    const { name, changes } = entryOf(both({ customerName }));
    expect(name).toBe(`${'A'.repeat(99)}…`);
    expect(changes).toMatchObject([{ new: customerName.trim() }]);
    expect(entryOf({ table: table(newRow({ ...ADA, customerName })) }).name).toBe(name);
  });

  test('of a conflict both values and what was last agreed, beside what can be sent of the row', () => {
    expect(
      entryOf(both({ customerPhone: '07700 900111', status: 'Quote' }, { customerPhone: '07700 900222' })),
    ).toMatchObject({
      kind: 'conflict',
      changes: [{ field: 'status', old: 'new', new: 'Quote' }],
      conflicts: [
        {
          field: 'customerPhone',
          title: 'Phone',
          sheet: '07700 900111',
          remote: '07700 900222',
          isRemoteKnown: true,
          agreed: '07111 111111',
          isAgreedKnown: true,
          choices: ['sheet', 'heatpunk'],
        },
      ],
    });
  });

  test('that what both last agreed on is not known, where they were never compared', () => {
    const rows = table(row({ postcode: 'EX23 8AA' }));
    expect(entryOf({ table: rows, answer: answer([lead()]) }).conflicts).toMatchObject([
      { field: 'postcode', agreed: null, isAgreedKnown: false },
    ]);
  });

  test('that Heatpunk does not list a field, which then has nothing to take', () => {
    const { postcode: _unlisted, ...there } = Object.fromEntries(lead().fields);
    const rows = table(row({ postcode: 'EX23 8AA' }));
    expect(entryOf({ table: rows, answer: answer([{ id: '7', fields: fields(there) }]) }).conflicts).toMatchObject([
      { field: 'postcode', remote: null, isRemoteKnown: false, choices: ['sheet'] },
    ]);
  });

  test('that a formula cannot take Heatpunk’s value', () => {
    const rows = table(row({}, { formulas: ['postcode'] }));
    const sides = { base: base(agreed()), table: rows, answer: answer([lead({ postcode: 'EX23 8AA' })]) };
    expect(entryOf(sides).conflicts).toMatchObject([{ field: 'postcode', choices: ['sheet'] }]);
  });

  test('that a value which is not valid cannot be kept', () => {
    const conflict = both({ customerEmail: 'john@' }, { customerEmail: 'doe@example.com' });
    expect(entryOf(conflict)).toMatchObject({ kind: 'conflict', conflicts: [{ choices: ['heatpunk'] }] });
  });

  test('of a row with a value that cannot be sent, why', () => {
    expect(entryOf(both({ customerEmail: 'john@' }))).toMatchObject({
      kind: 'problem',
      key: 'id:7',
      why: 'e-mail is not complete',
      changes: [{ field: 'customerEmail', new: 'john@' }],
    });
  });

  test('of a new row all that is sent, in the order of the columns', () => {
    expect(entryOf({ table: table(newRow({ ...ADA, status: 'Quote' })) })).toMatchObject({
      kind: 'create',
      name: 'Ada Byron',
      id: '',
      changes: ['status', 'customerName', 'customerPhone', 'customerEmail', 'address'].map((field) => ({
        field,
        old: null,
      })),
    });
  });

  test('of an incomplete row what it needs', () => {
    const rows = table(newRow({ customerName: 'Ada Byron', address: '12 St James Square' }));
    expect(entryOf({ table: rows })).toMatchObject({ kind: 'problem', name: 'Ada Byron', why: 'needs phone, e-mail' });
  });

  test('of a create without an answer its reference, once it may be sent again', () => {
    const rows = table(newRow(ADA, { id: 'pending-1' }));
    expect(entryOf({ base: base(sending()), table: rows })).toMatchObject({ kind: 'create', key: 'id:pending-1' });
  });

  test('of an id that stands in two rows one problem, counted twice', () => {
    const rows = table(row(), row());
    const { entries, totals } = reviewOf({ base: base(agreed()), table: rows, answer: answer([lead()]) });
    expect(only(entries)).toMatchObject({ kind: 'problem', key: 'id:7', count: 2 });
    expect(totals.problem).toBe(2);
  });

  test('of equal new rows one entry, counted; of different ones each', () => {
    const other = newRow({ ...ADA, customerPhone: '07700 900333' });
    const { entries, totals } = reviewOf({
      table: table(newRow(), other, newRow({ ...ADA, address: ` ${ADA.address}` })),
    });
    expect(entries.map(({ count }) => count)).toEqual([2, 1]);
    expect(new Set(entries.map(({ key }) => key)).size).toBe(2);
    expect(totals).toEqual({ create: 3, update: 0, conflict: 0, problem: 0 });
  });

  test('a new row by the same key wherever its columns stand', () => {
    const rows = table(newRow());
    const turned = {
      ...rows,
      fields: [...rows.fields].reverse(),
      rows: rows.rows.map((each) => ({ ...each, values: [...each.values].reverse() })),
    };
    expect(entryOf({ table: turned }).key).toBe(entryOf({ table: rows }).key);
  });

  test('rows in the order of the sheet, whatever is to be done about them', () => {
    const rows = table(newRow(), row({ status: 'Quote' }), newRow({ customerName: 'Nobody' }));
    const { entries } = reviewOf({ base: base(agreed()), table: rows, answer: answer([lead()]) });
    expect(entries.map(({ kind }) => kind)).toEqual(['create', 'update', 'problem']);
  });

  test('nothing that is lost on the way to a page', () => {
    const rows = table(
      newRow({ ...ADA, lat: 51.5, lng: -0.1 }),
      row({ status: null, customerEmail: 'a@example.com' }),
      row({ ...JOHN, postcode: 'X' }, { id: '8', word: '' }),
    );
    const shown = reviewOf({
      base: base(agreed()),
      table: rows,
      answer: answer([lead({ customerEmail: 'b@example.com' }), lead({ id: '8', postcode: 'Y' })]),
    });
    expect(shown.entries).toHaveLength(3);
    expect(JSON.parse(JSON.stringify(shown))).toEqual(shown);
  });
});
