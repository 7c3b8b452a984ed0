import { describe, expect, test } from '@jest/globals';
import { guard, type Hold } from '../../src/core/guard';
import type { Answer } from '../../src/core/lead';
import {
  ADA,
  agreed,
  answer,
  base,
  lead,
  newRow,
  OUTSIDE_WINDOW,
  planFor,
  type RowDraft,
  reachingBack,
  row,
  table,
} from './builders';

const BY_CLOCK = { automatic: true, push: true };
const BY_PERSON = { automatic: false, push: true };
const count = (length: number) => Array.from({ length }, (_, index) => String(index + 1));

/** A sheet of so many leads, the first of them edited. */
function holdOf(leads: number, edited: number, run = BY_CLOCK, facts = { status: 'Quote' }): Hold | null {
  const ids = count(leads);
  const agreedBefore = base(...ids.map((id) => agreed({ id })));
  const came = answer(ids.map((id) => lead({ id })));
  const sheet = table(...ids.map((id, index) => row(index < edited ? facts : {}, { id })));
  const plan = planFor({ base: agreedBefore, table: sheet, answer: came });
  return guard(plan, came, run);
}

describe('an automatic run that would change many leads', () => {
  test.each([
    ['26 of 26 leads is held', 26, 26, 'mass change'],
    ['25 of 25 leads goes', 25, 25, null],
    ['26 of 77 leads is held: more than a third', 77, 26, 'mass change'],
    ['26 of 78 leads goes: a third and no more', 78, 26, null],
    ['100 of 1,000 leads goes', 1000, 100, null],
    ['400 of 1,000 leads is held', 1000, 400, 'mass change'],
  ] as const)('%s', (_description, leads, edited, hold) => {
    expect(holdOf(leads, edited)).toBe(hold);
  });

  test("goes where a person's own push does it", () => {
    expect(holdOf(100, 100, BY_PERSON)).toBeNull();
  });

  test('goes where it sends nothing', () => {
    expect(holdOf(100, 100, { automatic: true, push: false })).toBeNull();
  });

  test('counts only leads that would be sent', () => {
    const invalid = { status: 'Quote', customerEmail: 'no address' };
    expect(holdOf(100, 100, BY_CLOCK, invalid)).toBeNull();
  });

  test.each([
    ['26 new rows beside none are held', 0, 26, BY_CLOCK, 'mass change'],
    ['25 new rows beside none go', 0, 25, BY_CLOCK, null],
    ['60 new rows beside 5 leads are held', 5, 60, BY_CLOCK, 'mass change'],
    ["60 new rows beside 5 leads go where a person's own push creates them", 5, 60, BY_PERSON, null],
    ['26 new rows beside 51 leads are held: more than a third of all', 51, 26, BY_CLOCK, 'mass change'],
    ['26 new rows beside 52 leads go: a third and no more', 52, 26, BY_CLOCK, null],
  ] as const)('%s', (_description, leads, creates, run, hold) => {
    const ids = count(leads);
    const drafts = [
      ...ids.map((id) => row({}, { id })),
      ...count(creates).map((n) => newRow({ ...ADA, customerName: n })),
    ];
    const came = answer([...ids.map((id) => lead({ id })), ...(leads === 0 ? [lead({ id: 'other' })] : [])]);
    const plan = planFor({ base: base(...ids.map((id) => agreed({ id }))), table: table(...drafts), answer: came });
    expect(guard(plan, came, run)).toBe(hold);
  });

  test('counts updates and creates together', () => {
    const ids = count(20);
    const came = answer(ids.map((id) => lead({ id })));
    const edited = ids.map((id) => row({ status: 'Quote' }, { id }));
    const created = (length: number) => count(length).map((n) => newRow({ ...ADA, customerName: n }));
    const holdWith = (length: number) =>
      guard(
        planFor({
          base: base(...ids.map((id) => agreed({ id }))),
          table: table(...edited, ...created(length)),
          answer: came,
        }),
        came,
        BY_CLOCK,
      );
    expect([holdWith(5), holdWith(6)]).toEqual([null, 'mass change']);
  });

  test('does not count what the sheet takes', () => {
    const ids = count(100);
    const before = base(...ids.map((id) => agreed({ id })));
    const came = answer(ids.map((id) => lead({ id, status: 'Sale' })));
    const sheet = table(...ids.map((id) => row({}, { id })));
    expect(guard(planFor({ base: before, table: sheet, answer: came }), came, BY_CLOCK)).toBeNull();
  });
});

describe('an answer without any lead', () => {
  const hold = (before = base(), sheet: readonly RowDraft[] = [], came: Answer = answer(), run = BY_PERSON) =>
    guard(planFor({ base: before, table: table(...sheet), answer: came }), came, run);

  test.each([BY_PERSON, BY_CLOCK, { automatic: true, push: false }])(
    'is held where rows stand for leads inside the window, with %j',
    (run) => {
      expect(hold(base(agreed()), [row()], answer(), run)).toBe('empty answer');
    },
  );

  test('is held where nobody knows when the leads were created', () => {
    expect(hold(base(agreed({ dateCreated: null })), [row({ dateCreated: null })])).toBe('empty answer');
  });

  test('is held where one lead among older ones was inside the window', () => {
    const dateCreated = OUTSIDE_WINDOW;
    const before = base(agreed({ id: '1', dateCreated }), agreed({ id: '2' }));
    expect(hold(before, [row({ dateCreated }, { id: '1' }), row({}, { id: '2' })])).toBe('empty answer');
  });

  test('goes where no row stands for a lead any more: there is nothing to mark', () => {
    expect(hold(base(agreed()))).toBeNull();
    expect(hold(base(agreed()), [newRow()])).toBeNull();
  });

  test('goes where there never was one', () => {
    expect(hold()).toBeNull();
  });

  test('goes where all were older than the window', () => {
    const dateCreated = OUTSIDE_WINDOW;
    expect(hold(base(agreed({ dateCreated })), [row({ dateCreated })])).toBeNull();
  });

  test('is held where the base is lost but rows stand for leads inside the window', () => {
    expect(hold(base(), [row(), row({}, { id: '8' })])).toBe('empty answer');
  });
});

describe('a first fetch without any lead, followed by a second one', () => {
  const dateCreated = OUTSIDE_WINDOW;
  const plan = (came: Answer) =>
    planFor({ base: base(agreed({ dateCreated })), table: table(row({ dateCreated, status: 'Quote' })), answer: came });

  test('goes where that found leads: a window in which there is none is no sign of anything', () => {
    const came = reachingBack(answer(), [lead({ id: '8', dateCreated })], '2025-06-02');
    expect(guard(plan(came), came, BY_PERSON)).toBeNull();
  });

  test('is held where that found none either', () => {
    const came = reachingBack(answer(), [], '2025-06-02');
    expect(guard(plan(came), came, BY_PERSON)).toBe('empty answer');
  });
});

test('an answer with at least one lead goes, however many are missing', () => {
  const before = base(...count(100).map((id) => agreed({ id })));
  const came = answer([lead({ id: '1' })]);
  const sheet = table(...count(100).map((id) => row({}, { id })));
  expect(guard(planFor({ base: before, table: sheet, answer: came }), came, BY_CLOCK)).toBeNull();
});
