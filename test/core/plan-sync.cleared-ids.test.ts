import { describe, expect, test } from '@jest/globals';
import { EDITED, SYNCED } from '../../src/core/sync-word';
import {
  agreed,
  answer,
  base,
  factsOf,
  ids,
  JOHN,
  lead,
  newRow,
  OUTSIDE_WINDOW,
  only,
  planFor,
  row,
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

  test('is known by what it last agreed on, also where Heatpunk changed since', () => {
    const plan = planFor({
      base: base(agreed()),
      table: table(cleared()),
      answer: answer([lead({ customerPhone: '07999' })]),
    });
    expect(ids(plan.identified)).toEqual(['7']);
    expect(factsOf(only(plan.leads).take)).toEqual({ customerPhone: '07999' });
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
