import { describe, expect, test } from '@jest/globals';
import { guard } from '../../src/core/guard';
import { EDITED, SENDING, SYNCED } from '../../src/core/sync-word';
import {
  ADA,
  ALEX,
  agreed,
  answer,
  base,
  factsOf,
  fields,
  ids,
  JOHN,
  lead,
  MINUTE,
  NOW,
  newRow,
  OUTSIDE_WINDOW,
  only,
  planFor,
  row,
  sending,
  table,
  wordsOf,
} from './builders';

describe('a row whose Lead ID was cleared', () => {
  const cleared = (facts = {}) => newRow({ ...JOHN, ...facts }, { word: SYNCED });

  test('is known by its content, and not created again', () => {
    const plan = planFor({ base: base(agreed()), table: table(cleared()), answer: answer([lead()]) });
    expect(plan.identified).toMatchObject([{ id: '7', by: 'content', row: { number: 2 } }]);
    expect(plan).toMatchObject({ creates: [], added: [], problems: [] });
    expect(wordsOf(plan)).toEqual({ 2: SYNCED });
  });

  test('is known, and not created again, where Heatpunk lists no lead at all: the run is held', () => {
    const plan = planFor({ base: base(agreed()), table: table(cleared()), answer: answer() });
    expect(plan).toMatchObject({ creates: [], forgotten: [] });
    expect(wordsOf(plan)).toEqual({ 2: 'Not in Heatpunk' });
    expect(guard(plan, answer(), { automatic: false, push: true })).toBe('empty answer');
  });

  test('is known by what it last agreed on, also where Heatpunk changed since', () => {
    const plan = planFor({
      base: base(agreed()),
      table: table(cleared()),
      answer: answer([lead({ customerPhone: '07999' })]),
    });
    expect(ids(plan.identified)).toEqual(['7']);
    expect(factsOf(only(plan.leads).take)).toEqual({ customerPhone: '07999' });
  });

  test('is known by what was sent where nobody knows yet whether Heatpunk took it', () => {
    const blank = agreed({ customerName: null, customerPhone: null, customerEmail: null, address: null });
    const sent = fields(JOHN);
    const known = { ...base(blank), updates: new Map([['7', { at: NOW - MINUTE, sent }]]) };
    const plan = planFor({ base: known, table: table(cleared()), answer: answer([lead()]) });
    expect(plan.identified).toMatchObject([{ id: '7', by: 'content' }]);
    expect(plan.creates).toEqual([]);
  });

  test('is known where one of its contact details was edited as well, and the edit is sent', () => {
    const plan = planFor({
      base: base(agreed()),
      table: table(cleared({ customerPhone: '07999', status: 'Quote' })),
      answer: answer([lead()]),
    });
    expect(ids(plan.identified)).toEqual(['7']);
    expect(factsOf(only(plan.leads).send)).toEqual({ customerPhone: '07999', status: 'Quote' });
    expect(plan).toMatchObject({ creates: [], added: [] });
  });

  test('is known where two of its contact details were edited, beside the date of its creation', () => {
    const plan = planFor({
      base: base(agreed()),
      table: table(cleared({ customerPhone: '07999', customerName: 'Jane Doe' })),
      answer: answer([lead()]),
    });
    expect(ids(plan.identified)).toEqual(['7']);
    expect(factsOf(only(plan.leads).send)).toEqual({ customerPhone: '07999', customerName: 'Jane Doe' });
    expect(plan).toMatchObject({ creates: [], added: [] });
  });

  test.each([
    [
      'three of its contact details',
      { customerPhone: '07999', customerName: 'Jane Doe', customerEmail: 'jane@example.com' },
    ],
    ['the date of its creation', { dateCreated: '2026-11-04T09:15:00Z' }],
    ['one of its contact details, and has no date of creation', { dateCreated: null, customerPhone: '07999' }],
  ])('is a new lead where it differs in %s', (_description, facts) => {
    const plan = planFor({ base: base(agreed()), table: table(cleared(facts)), answer: answer([lead()]) });
    expect(plan.identified).toEqual([]);
    expect(plan.creates).toHaveLength(1);
    expect(ids(plan.added)).toEqual(['7']);
  });

  test('is a new lead where another row has the lead', () => {
    const plan = planFor({ base: base(agreed()), table: table(row(), cleared()), answer: answer([lead()]) });
    expect(plan.identified).toEqual([]);
    expect(plan.creates).toHaveLength(1);
  });

  test('is known only once: a copy of it is a new lead', () => {
    const plan = planFor({ base: base(agreed()), table: table(cleared(), cleared()), answer: answer([lead()]) });
    expect(plan.identified).toMatchObject([{ id: '7', row: { number: 2 } }]);
    expect(plan.creates.map((create) => create.row.number)).toEqual([3]);
  });

  describe('and whose lead is older than the window', () => {
    const dateCreated = OUTSIDE_WINDOW;
    const sides = {
      base: base(agreed({ dateCreated })),
      answer: answer([lead({ id: '8', customerName: 'Somebody Else' })]),
    };

    test('has its id back, and is not created again', () => {
      const plan = planFor({ ...sides, table: table(cleared({ dateCreated })) });
      expect(plan.identified).toMatchObject([{ id: '7', by: 'content' }]);
      expect(plan).toMatchObject({ creates: [], problems: [], forgotten: [], reachBackTo: null });
    });

    test('has its edit sent after a second fetch', () => {
      const plan = planFor({ ...sides, table: table(cleared({ dateCreated, customerPhone: '07999' })) });
      expect(plan.reachBackTo).toBe('2025-06-02');
      expect(wordsOf(plan)).toEqual({ 2: EDITED });
    });

    test('is not taken for a row that somebody typed: a customer who comes back is a new lead', () => {
      const { dateCreated: _setByHeatpunk, ...typed } = JOHN;
      const plan = planFor({ ...sides, table: table(newRow({ ...typed, address: '3 New Street' })) });
      expect(plan.identified).toEqual([]);
      expect(plan.creates).toHaveLength(1);
    });
  });

  test('makes no third lead of two that are alike', () => {
    const plan = planFor({
      base: base(agreed(), agreed({ id: '8' })),
      table: table(cleared(), cleared()),
      answer: answer([lead(), lead({ id: '8' })]),
    });
    expect(plan.creates).toEqual([]);
  });

  test('is not known by a lead that Heatpunk does not list any more', () => {
    const plan = planFor({
      base: base(agreed()),
      table: table(cleared()),
      answer: answer([lead({ id: '8', customerName: 'Somebody Else' })]),
    });
    expect(plan.identified).toEqual([]);
    expect(plan.creates).toHaveLength(1);
    expect(plan.forgotten).toEqual(['7']);
  });
});

describe('a row whose reference was cleared while its create was on its way', () => {
  const cleared = (facts = {}) => newRow({ ...ADA, ...facts }, { word: SENDING });
  const created = (facts = {}) =>
    lead({ id: '900', postcode: null, ...ADA, dateCreated: '2026-11-22T11:00:01Z', ...facts });

  test('is known as the lead that it became', () => {
    const plan = planFor({ base: base(sending()), table: table(cleared()), answer: answer([created()]) });
    expect(plan.identified).toMatchObject([{ id: '900', by: 'create', row: { number: 2 } }]);
    expect(plan).toMatchObject({ creates: [], added: [], restored: [], endedCreates: ['pending-1'] });
    expect(wordsOf(plan)).toEqual({ 2: SYNCED });
  });

  test('is known by what was sent, so that what was typed since is an edit', () => {
    const sheet = table(cleared({ customerPhone: '07333', postcode: 'SW1Y 4JH' }));
    const plan = planFor({ base: base(sending()), table: sheet, answer: answer([created()]) });
    expect(ids(plan.identified)).toEqual(['900']);
    expect(factsOf(only(plan.leads).send)).toEqual({ customerPhone: '07333', postcode: 'SW1Y 4JH' });
    expect(only(plan.leads).conflicts).toEqual([]);
  });

  test('has a conflict where that lead differs since: neither side is overwritten', () => {
    const plan = planFor({
      base: base(sending()),
      table: table(cleared()),
      answer: answer([created({ customerPhone: '07333' })]),
    });
    expect(ids(plan.identified)).toEqual(['900']);
    expect(only(plan.leads).conflicts).toMatchObject([{ field: 'customerPhone', remote: '07333' }]);
    expect(only(plan.leads).send).toEqual([]);
  });

  test.each([
    ['while Heatpunk may be at work', { at: NOW - 2 * MINUTE + 1 }, 'has not answered yet'],
    ['where another member sent it', { by: ALEX }, ALEX],
  ])('gets its reference back, and waits, %s', (_case, traits, why) => {
    const plan = planFor({ base: base(sending(traits)), table: table(cleared()) });
    expect(plan.restored).toMatchObject([{ row: { number: 2 }, reference: 'pending-1' }]);
    expect(plan).toMatchObject({ creates: [], identified: [], endedCreates: [] });
    expect(wordsOf(plan)).toEqual({ 2: SENDING });
    expect(only(plan.problems).why).toContain(why);
  });

  test('is sent again after that, under the same reference', () => {
    const plan = planFor({ base: base(sending()), table: table(cleared()) });
    expect(plan.creates).toMatchObject([{ row: { number: 2 }, reference: 'pending-1' }]);
    expect(plan.endedCreates).toEqual([]);
    expect(wordsOf(plan)).toEqual({ 2: SENDING });
  });

  test('leaves the reference to a row in which it stands: a copy of that is a new row', () => {
    const plan = planFor({
      base: base(sending({ at: NOW })),
      table: table(newRow(ADA, { id: 'pending-1', word: SENDING }), newRow()),
    });
    expect(plan.restored).toEqual([]);
    expect(plan.creates).toMatchObject([{ row: { number: 3 }, reference: null }]);
  });

  test('is a new row, under a reference of its own, where it was filled with another customer since', () => {
    const other = { customerName: 'Ada Lovelace', customerPhone: '07333 333333' };
    const plan = planFor({ base: base(sending()), table: table(cleared(other)), answer: answer([created()]) });
    expect(plan.creates).toMatchObject([{ row: { number: 2 }, reference: null }]);
    expect(ids(plan.added)).toEqual(['900']);
    expect(plan).toMatchObject({ identified: [], restored: [], endedCreates: ['pending-1'] });
  });
});
