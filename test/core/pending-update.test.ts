import { describe, expect, test } from '@jest/globals';
import { mayStillBeAtWork, takenByHeatpunk } from '../../src/core/pending-update';
import { SYNCED } from '../../src/core/sync-word';
import {
  agreed,
  answer,
  base,
  factsOf,
  fields,
  JOHN,
  lead,
  MINUTE,
  NOW,
  newRow,
  OUTSIDE_WINDOW,
  only,
  planFor,
  row,
  table,
  wordsOf,
} from './builders';

describe('a request without an answer', () => {
  test.each([
    ['just sent', 0, true],
    ['just under two minutes ago', 2 * MINUTE - 1, true],
    ['two minutes ago', 2 * MINUTE, false],
    ['in the future', -1, false],
  ])('may still take effect where it was sent %s', (_when, ago, expected) => {
    expect(mayStillBeAtWork({ at: NOW - ago }, NOW)).toBe(expected);
  });

  test.each([
    ['Heatpunk has what was sent', { status: 'won' }, { status: 'won' }],
    ['Heatpunk has what it had', {}, {}],
    ['a colleague wrote something else', { status: 'lost' }, {}],
  ])('was taken or not: %s', (_case, there, taken) => {
    const update = { at: NOW, sent: fields({ status: 'won' }) };
    expect(factsOf(takenByHeatpunk(update, fields(JOHN), lead(there), new Set(['status'])))).toEqual(taken);
  });
});

describe('an update of a field that no answer lists', () => {
  const { postcode: _unlisted, ...there } = Object.fromEntries(lead().fields);
  const both = { ...JOHN, postcode: 'SW1Y 4JH' };
  const cleared = (at: number) =>
    planFor({
      base: { ...base(agreed(both)), updates: new Map([['7', { at, sent: fields({ postcode: null }) }]]) },
      table: table(row({ postcode: null })),
      answer: answer([{ id: '7', fields: fields(there) }]),
    });

  test('is not taken for done because the lead lacks it, as one that cleared it: it is sent again', () => {
    const plan = cleared(NOW - 2 * MINUTE);
    expect([factsOf(only(plan.leads).send), plan.endedUpdates]).toEqual([{ postcode: null }, ['7']]);
    expect(wordsOf(plan)).not.toEqual({ 2: SYNCED });
  });

  test('is not taken for overtaken either, so that it may still be at work', () => {
    expect(cleared(NOW).endedUpdates).toEqual([]);
  });
});

test('an update is not overtaken by what stood in a field of which nobody knew before', () => {
  const [id, known] = agreed();
  const before = { ...base(), leads: new Map([[id, new Map([...known, ['customerPhone', undefined]])]]) };
  const update = { at: NOW, sent: fields({ customerPhone: '07333', status: 'won' }) };
  const plan = planFor({
    base: { ...before, updates: new Map([['7', update]]) },
    table: table(row({ customerPhone: '07333', status: 'won' })),
    answer: answer([lead()]),
  });
  expect(plan.endedUpdates).toEqual([]);
});

describe('an update that Heatpunk took, of which no answer came', () => {
  const sent = (at: number, facts = { status: 'won' }) => ({
    ...base(agreed()),
    updates: new Map([['7', { at, sent: fields(facts) }]]),
  });

  test('is no edit of a colleague: the cell that was put back since is sent', () => {
    const plan = planFor({ base: sent(NOW), table: table(row()), answer: answer([lead({ status: 'won' })]) });
    const { take, send, agree } = only(plan.leads);
    expect([factsOf(take), factsOf(send), factsOf(agree)]).toEqual([{}, { status: 'new' }, { status: 'won' }]);
    expect(plan.endedUpdates).toEqual(['7']);
  });

  test('is no conflict with what was typed since', () => {
    const sheet = table(row({ status: 'lost' }));
    const plan = planFor({ base: sent(NOW), table: sheet, answer: answer([lead({ status: 'won' })]) });
    expect([only(plan.leads).conflicts, factsOf(only(plan.leads).send)]).toEqual([[], { status: 'lost' }]);
  });

  test('is waited for no longer once a colleague wrote something else there: what they write next is theirs', () => {
    const plan = planFor({
      base: sent(NOW),
      table: table(row({ status: 'won' })),
      answer: answer([lead({ status: 'lost' })]),
    });
    expect(only(plan.leads).conflicts.map(({ field }) => field)).toEqual(['status']);
    expect(plan.endedUpdates).toEqual(['7']);
  });

  test('is waited for as long as Heatpunk may be at work', () => {
    const sides = { table: table(row({ status: 'won' })), answer: answer([lead()]) };
    expect(planFor({ ...sides, base: sent(NOW) }).endedUpdates).toEqual([]);
    expect(planFor({ ...sides, base: sent(NOW - 2 * MINUTE) }).endedUpdates).toEqual(['7']);
  });

  test('is looked for beyond the window also where its row lost its id', () => {
    const old = { dateCreated: OUTSIDE_WINDOW };
    const plan = planFor({
      base: { ...base(agreed(old)), updates: new Map([['7', { at: NOW, sent: fields({ status: 'won' }) }]]) },
      table: table(newRow({ ...JOHN, ...old }, { word: SYNCED })),
      answer: answer(),
    });
    expect(plan.identified).toMatchObject([{ id: '7', by: 'content' }]);
    expect(plan).toMatchObject({ endedUpdates: [], reachBackTo: expect.any(String) });
  });

  test('is looked for beyond the window, even if the cell was put back', () => {
    const old = { dateCreated: OUTSIDE_WINDOW };
    const plan = planFor({
      base: { ...base(agreed(old)), updates: new Map([['7', { at: NOW, sent: fields({ status: 'won' }) }]]) },
      table: table(row(old)),
    });
    expect([plan.reachBackTo, wordsOf(plan)]).toEqual(['2025-06-02', { 2: 'Edited' }]);
  });

  test('is forgotten with its lead, and with its row', () => {
    expect(planFor({ base: sent(NOW), table: table(row()) }).endedUpdates).toEqual(['7']);
    expect(planFor({ base: sent(NOW), answer: answer([lead()]) }).endedUpdates).toEqual(['7']);
  });
});
