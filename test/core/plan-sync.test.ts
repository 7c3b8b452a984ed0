import { describe, expect, test } from '@jest/globals';
import { fieldsSeen } from '../../src/core/lead';
import { planSync } from '../../src/core/plan-sync';
import { NEW, SYNCED } from '../../src/core/sync-word';
import { MAX_CELL_LENGTH } from '../../src/core/value';
import { afterRuns, applied } from './apply';
import {
  agreed,
  answer,
  base,
  factsOf,
  INSIDE_WINDOW,
  ids,
  lead,
  NOW,
  newRow,
  OUTSIDE_WINDOW,
  only,
  planFor,
  row,
  SAM,
  SYNC_AND_ASK,
  table,
  tableWith,
  wordsOf,
} from './builders';

const NOT_IN_HEATPUNK = 'Not in Heatpunk';

describe('a lead that only Heatpunk has', () => {
  test('becomes a new row', () => {
    const plan = planFor({ answer: answer([lead({ id: '8' }), lead({ id: '9' })]) });
    expect(ids(plan.added)).toEqual(['8', '9']);
  });

  test('has its row back where somebody removed it, and is not deleted', () => {
    const plan = planFor({ base: base(agreed()), answer: answer([lead()]) });
    expect(ids(plan.added)).toEqual(['7']);
    expect(plan.forgotten).toEqual([]);
  });

  test('is not added where a row has its id', () => {
    const plan = planFor({ table: table(row()), answer: answer([lead()]) });
    expect(plan.added).toEqual([]);
    expect(ids(plan.leads)).toEqual(['7']);
  });
});

describe('a lead on both sides without a base', () => {
  test('agrees where all is equal, and has a base from then on', () => {
    const state = { base: base(), table: table(row()), answer: answer([lead()]), now: NOW, member: SAM };
    const plan = planSync(state, SYNC_AND_ASK);
    expect(only(plan.leads)).toMatchObject({ take: [], send: [], conflicts: [] });
    expect(applied(state, plan).base.leads.has('7')).toBe(true);
  });

  test('stays a conflict in every later run, though its other fields agree', () => {
    const sides = { table: table(row({ customerPhone: '07888', status: null })), answer: answer([lead()]) };
    const before = { ...sides, base: base(), now: NOW, member: SAM };
    for (const runs of [0, 1, 2]) {
      const { leads } = planSync(afterRuns(before, runs), SYNC_AND_ASK);
      const { take, send, conflicts } = only(leads);
      expect({ take, send }).toEqual({ take: [], send: [] });
      expect(conflicts.map(({ field, reason }) => [field, reason])).toEqual([
        ['status', 'never compared'],
        ['customerPhone', 'never compared'],
      ]);
    }
  });

  test('does not send, nor call agreed, a field that no lead of the answer reports', () => {
    const sides = { table: table(row({ crmReference: 'CRM-1' })), answer: answer([lead()]) };
    const before = { ...sides, base: base(), now: NOW, member: SAM };
    for (const runs of [0, 1, 2]) {
      const { send, conflicts } = only(planSync(afterRuns(before, runs), SYNC_AND_ASK).leads);
      expect(send).toEqual([]);
      expect(conflicts.map(({ field, reason }) => [field, reason])).toEqual([['crmReference', 'never compared']]);
    }
  });
});

describe('a row with an id that was never filled', () => {
  const sides = {
    base: base(),
    table: table(row({ customerPhone: null, status: 'Quote' }, { word: NEW })),
    answer: answer([lead()]),
    now: NOW,
    member: SAM,
  };

  test.each(['ask', 'sheet', 'heatpunk'] as const)(
    'is left without a word by a push, so that its blank cells never pass for cleared ones: policy %s',
    (policy) => {
      const push = { pull: false, policy };
      const plan = planSync(sides, push);
      expect(plan.leads).toEqual([]);
      expect(wordsOf(plan)).toEqual({ 2: NEW });
      expect(plan.problems.map(({ why }) => why)).toEqual([
        'Lead 7 was not filled in yet. Pull leads first, then push.',
      ]);
      const next = planSync(applied(sides, plan), { ...push, pull: true });
      expect(factsOf(only(next.leads).take)).toMatchObject({ customerPhone: '07111 111111' });
      expect(factsOf(only(next.leads).send)).not.toHaveProperty('customerPhone');
    },
  );
});

describe('the same id in two rows', () => {
  const sides = {
    base: base(agreed()),
    table: table(row({ status: 'Quote' }), row({}, { id: '8' }), row({ customerPhone: '07888' })),
    answer: answer([lead(), lead({ id: '8' })]),
  };

  test('marks all of them, says so of each, and sends none', () => {
    const plan = planFor(sides);
    expect(wordsOf(plan)).toMatchObject({ 2: 'Duplicate', 4: 'Duplicate' });
    expect(plan.problems.map(({ row: { number }, why }) => [number, why])).toEqual([
      [2, 'Lead ID 7 stands in more than one row. Keep one of them and remove the others.'],
      [4, 'Lead ID 7 stands in more than one row. Keep one of them and remove the others.'],
    ]);
    expect(ids(plan.leads)).toEqual(['8']);
  });

  test('adds no third row, and keeps the base for the one that will stay', () => {
    const plan = planFor(sides);
    expect(plan.added).toEqual([]);
    expect(plan.forgotten).toEqual([]);
    expect(planFor({ ...sides, answer: answer([lead({ id: '8' })]) }).forgotten).toEqual([]);
  });

  test('is sent again once one row is left', () => {
    const plan = planFor({ ...sides, table: table(row({ status: 'Quote' }, { word: 'Duplicate' })) });
    expect(factsOf(only(plan.leads.filter(({ id }) => id === '7')).send)).toEqual({ status: 'Quote' });
  });
});

describe('base entries', () => {
  test('are forgotten where neither a row nor Heatpunk has the lead any more', () => {
    expect(planFor({ base: base(agreed()), answer: answer([lead({ id: '8' })]) }).forgotten).toEqual(['7']);
  });

  test('are forgotten where nobody knows when the lead was created', () => {
    const came = answer([lead({ id: '9' })]);
    expect(planFor({ base: base(agreed({ dateCreated: null })), answer: came }).forgotten).toEqual(['7']);
  });

  test('are kept where Heatpunk lists no lead at all: that is no word about any of them', () => {
    expect(planFor({ base: base(agreed({ dateCreated: null })) }).forgotten).toEqual([]);
  });

  test('are kept where the lead is older than the window, since Heatpunk may have it', () => {
    const came = answer([lead({ id: '9' })]);
    expect(planFor({ base: base(agreed({ dateCreated: OUTSIDE_WINDOW })), answer: came }).forgotten).toEqual([]);
  });

  test('are kept while a row has the lead', () => {
    expect(planFor({ base: base(agreed()), table: table(row()) }).forgotten).toEqual([]);
  });
});

describe('rows that are no leads', () => {
  test.each([
    ['a row with a formula only', newRow({ customerName: '=A1' }, { formulas: ['customerName'] })],
    ['a row with an unticked box', newRow({ status: false })],
    ['a row with a date of creation only', newRow({ dateCreated: INSIDE_WINDOW })],
    ['a totals row in columns of fields that cannot be updated', newRow({ origin: 'Total', roofArea: 4200 })],
    ['a row of white space', newRow({ customerName: '  ' })],
    ['a row with a word of the user in the Sync column', newRow({}, { word: 'Total' })],
  ])('%s is left alone', (_description, draft) => {
    expect(planFor({ table: table(draft) })).toMatchObject({ creates: [], words: [], problems: [] });
  });

  test.each([
    'Synced',
    'Edited',
    'Sending',
    'Duplicate',
    NOT_IN_HEATPUNK,
    'Conflict: Phone',
    'Failed: no',
    'Incomplete: needs name',
    'Invalid: x',
  ])('an emptied row loses the word %s', (word) => {
    expect(wordsOf(planFor({ table: table(newRow({}, { word })) }))).toEqual({ 2: NEW });
  });
});

describe('a lead with a row', () => {
  test('is a problem in words where it cannot be sent', () => {
    const plan = planFor({
      base: base(agreed()),
      table: table(row({ customerEmail: 'john@', customerName: 'x'.repeat(MAX_CELL_LENGTH) })),
      answer: answer([lead()]),
    });
    expect(only(plan.problems).why).toBe('name is too long; e-mail is not complete');
  });

  test('has its word said, also where it stays the same', () => {
    const plan = planFor({ base: base(agreed()), table: table(row()), answer: answer([lead()]) });
    expect(wordsOf(plan)).toEqual({ 2: SYNCED });
  });

  test.each(['ask', 'sheet', 'heatpunk'] as const)('follows the policy %s', (policy) => {
    const { take, send, conflicts } = only(
      planFor({
        base: base(agreed()),
        table: table(row({ status: 'Quote' })),
        answer: answer([lead({ status: 'Sale' })]),
        policy,
      }).leads,
    );
    expect([conflicts.length, send.length, take.length]).toEqual(
      { ask: [1, 0, 0], sheet: [0, 1, 0], heatpunk: [0, 0, 1] }[policy],
    );
  });

  test('learns from all leads which fields there are', () => {
    const leads = [lead({ crmReference: 'CRM-9', id: '8' }), lead()];
    expect([...fieldsSeen(leads)]).toContain('crmReference');
    const plan = planFor({
      base: base(agreed({ crmReference: 'CRM-1' })),
      table: tableWith(['crmReference'], row({ crmReference: 'CRM-1' })),
      answer: answer(leads),
    });
    expect(factsOf(only(plan.leads).take)).toEqual({ crmReference: null });
  });
});

test.each(['__proto__', 'constructor', 'toString'])('a lead with the id %s is a lead like any other', (id) => {
  const known = planFor({
    base: base(agreed({ id })),
    table: table(row({ status: 'Quote' }, { id })),
    answer: answer([lead({ id })]),
  });
  expect(factsOf(only(known.leads).send)).toEqual({ status: 'Quote' });
  expect(ids(planFor({ answer: answer([lead({ id })]) }).added)).toEqual([id]);
  expect(wordsOf(planFor({ base: base(agreed({ id })), table: table(row({}, { id })) }))).toEqual({
    2: NOT_IN_HEATPUNK,
  });
});

test('nothing on any side is nothing to do', () => {
  expect(planFor({})).toEqual({
    leads: [],
    added: [],
    creates: [],
    identified: [],
    restored: [],
    problems: [],
    words: [],
    forgotten: [],
    endedCreates: [],
    endedUpdates: [],
    reachBackTo: null,
  });
});
