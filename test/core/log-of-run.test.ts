import { describe, expect, test } from '@jest/globals';
import { logEntry } from '../../src/core/log-entry';
import { addedEntries, conflictEntries, problemEntries, sentEntries, takenEntries } from '../../src/core/log-of-run';
import type { LeadPlan } from '../../src/core/plan-lead';
import { EDITED, SYNCED } from '../../src/core/sync-word';
import type { Value } from '../../src/core/value';
import { ADA, agreed, answer, base, lead, newRow, only, planFor, type RowDraft, row, table } from './builders';

const planOf = (sheet: RowDraft, heatpunk = lead(), before = base(agreed())) =>
  only(planFor({ base: before, table: table(sheet), answer: answer([heatpunk]) }).leads);

test('an entry about a whole lead or run has no field and no values', () => {
  expect(logEntry('Created', '7', 'done')).toEqual({
    action: 'Created',
    lead: '7',
    field: '',
    old: null,
    new: null,
    result: 'done',
  });
});

test('what the sheet took is told with old and new, under the title of its column', () => {
  const plan = planOf(row(), lead({ customerPhone: '07999', status: null }));
  expect(takenEntries([plan], (_lead, field) => field === 'customerPhone')).toEqual([
    { action: 'Pulled', lead: '7', field: 'Phone', old: '07111 111111', new: '07999', result: '' },
  ]);
  expect(takenEntries([plan], () => true)).toHaveLength(2);
  expect(takenEntries([plan], () => false)).toEqual([]);
});

test.each([
  ['Sent', null, ''],
  ['Failed', 'postcode unknown', 'postcode unknown'],
])('what was sent is told as %s, with what came of it', (action, failed, result) => {
  const { send } = planOf(row({ status: 'Quote', customerPhone: null }));
  expect(sentEntries('7', send, failed)).toEqual([
    { action, lead: '7', field: 'Status', old: 'new', new: 'Quote', result },
    { action, lead: '7', field: 'Phone', old: '07111 111111', new: null, result },
  ]);
});

describe('new leads', () => {
  const leads = (length: number) => Array.from({ length }, (_, index) => lead({ id: String(index) }));

  test('are told one by one, by their names', () => {
    const entries = addedEntries([lead(), lead({ id: '8', customerName: null })]);
    expect(entries.map((entry) => [entry.action, entry.lead, entry.result])).toEqual([
      ['Added', '7', 'John Doe'],
      ['Added', '8', ''],
    ]);
  });

  test('are told in one line where there are more than a hundred', () => {
    expect(addedEntries(leads(100))).toHaveLength(100);
    expect(addedEntries(leads(101))).toEqual([logEntry('Added', '', '101 new leads')]);
    expect(addedEntries([])).toEqual([]);
  });
});

test('what the sheet took of more than a thousand cells is told in one line for each field', () => {
  const { take: _, ...rest } = planOf(row());
  const leads = (count: number): LeadPlan[] =>
    Array.from({ length: count }, (_each, index) => ({
      ...rest,
      id: String(index),
      take: ['origin', 'status'].map((field) => ({ field, value: 'new', was: 'old' })),
    }));
  expect(takenEntries(leads(500), () => true)).toHaveLength(1000);
  expect(takenEntries(leads(501), ({ id }, field) => field === 'origin' || id !== '7')).toEqual([
    { ...logEntry('Pulled', '', '501 leads: too many to tell one by one.'), field: 'Origin' },
    { ...logEntry('Pulled', '', '500 leads: too many to tell one by one.'), field: 'Status' },
  ]);
});

describe('conflicts', () => {
  const sides = (word: string) => planOf(row({ status: 'Quote' }, { word }), lead({ status: 'Sale' }));

  test('are told with what Heatpunk has, what the sheet has, why, and what to do', () => {
    const line = { action: 'Conflict', lead: '7', field: 'Status', old: 'Sale', new: 'Quote' };
    expect(conflictEntries(sides(EDITED))).toEqual([
      { ...line, result: 'Both sides changed it. To decide: select its cell, then Heatpunk Leads > Conflicts.' },
    ]);
  });

  test('are told with why nobody could decide them but a person', () => {
    const theirs = lead({ status: 'Sale' });
    const unknown = planOf(row({ status: 'Quote' }, { word: EDITED }), theirs, base());
    expect(conflictEntries(unknown)[0]?.result).toMatch(/^The two sides differ, and nobody knows which .+ To decide: /);
    const filled = planOf(row({ status: null }, { word: EDITED, formulas: ['status'] }), theirs);
    const unlisted = { ...unknown, conflicts: [{ ...only(unknown.conflicts), remote: undefined }] };
    const result = expect.stringMatching(/^Heatpunk does not list this field, so nobody .+ To decide: /);
    expect(conflictEntries(unlisted)).toMatchObject([{ old: null, result }]);
    expect(conflictEntries(filled)[0]?.result).toMatch(/^A formula of your own fills the cell.+ To decide: /);
  });

  test('are told once while they wait for a decision', () => {
    expect(conflictEntries(sides('Conflict: Status'))).toEqual([]);
  });

  test('are told again where another field joins them', () => {
    const plan = planOf(
      row({ status: 'Quote', customerPhone: '1' }, { word: 'Conflict: Status' }),
      lead({ status: 'Sale', customerPhone: '2' }),
    );
    expect(conflictEntries(plan)).toHaveLength(2);
  });

  test('are not told where there are none', () => {
    expect(conflictEntries(planOf(row({}, { word: EDITED })))).toEqual([]);
    expect(conflictEntries(planOf(row({}, { word: SYNCED })))).toEqual([]);
  });
});

describe('rows that cannot be sent', () => {
  const entriesOf = (...drafts: readonly RowDraft[]) => {
    const sheet = table(...drafts);
    return problemEntries(planFor({ base: base(agreed()), table: sheet, answer: answer([lead()]) }), sheet);
  };

  test('are told with their reason, under their id, or by their name where they have none', () => {
    expect(entriesOf(newRow({ ...ADA, customerPhone: null }), row({ customerEmail: 'john@' }))).toEqual([
      logEntry('Not sent', '7', 'e-mail is not complete'),
      logEntry('Not sent', '', 'Ada Byron: needs phone'),
    ]);
  });

  test('are told once: not again while the row says so', () => {
    expect(entriesOf(newRow({ ...ADA, customerPhone: null }, { word: 'Incomplete: needs phone' }))).toEqual([]);
    expect(entriesOf(newRow({ ...ADA, address: null }, { word: 'Incomplete: needs phone' }))).toEqual([
      logEntry('Not sent', '', 'Ada Byron: needs address'),
    ]);
  });

  test.each<[string, Value, string]>([
    ['none', null, 'needs name, phone'],
    ['a blank one', ' ', 'needs name, phone'],
    ['one in several lines', 'Ada\n Byron', 'Ada Byron: needs phone'],
    ['a very long one', 'x'.repeat(5000), `${'x'.repeat(99)}…: needs phone`],
  ])('of a row with a name that is %s tell in one line that can be read', (_, customerName, result) => {
    expect(entriesOf(newRow({ ...ADA, customerName, customerPhone: null }))).toEqual([
      logEntry('Not sent', '', result),
    ]);
  });

  describe('since Heatpunk does not list their leads', () => {
    const ids = (count: number) => Array.from({ length: count }, (_, index) => String(100 + index));
    const told = (count: number, edited: readonly RowDraft[] = []) => {
      const known = [...ids(count), ...edited.map(({ id }) => id)].map((id) => [id, agreed()[1]] as const);
      const rows = table(...ids(count).map((id) => row({}, { id })), ...edited);
      const plan = planFor({ base: base(agreed(), ...known), table: rows, answer: answer([lead()]) });
      return problemEntries(plan, rows).map(({ lead, result }) => [lead, result]);
    };
    const WHY = 'Heatpunk does not list this lead: it was deleted there, or is not shared with you.';
    const MANY = '11 leads that Heatpunk does not list: they were deleted there, or are not shared with you.';

    test('are told one by one up to ten', () => {
      expect(told(10)).toEqual(ids(10).map((id) => [id, WHY]));
    });

    test('are told in one line beyond that, but for those with an edit', () => {
      expect(told(11)).toEqual([['', MANY]]);
      expect(told(11, [row({ status: 'Quote' }, { id: '8', word: EDITED })])).toEqual([
        ['8', WHY],
        ['', MANY],
      ]);
    });
  });

  test('are none where all can be sent', () => {
    expect(entriesOf(row({ status: 'Quote' }), newRow())).toEqual([]);
  });
});
