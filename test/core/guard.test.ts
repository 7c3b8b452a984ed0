import { describe, expect, test } from '@jest/globals';
import { guard, type Hold } from '../../src/core/guard';
import type { Answer } from '../../src/core/lead';
import { agreed, answer, base, lead, OUTSIDE_WINDOW, planFor, type RowDraft, row, table } from './builders';

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
  return guard(plan, agreedBefore, came, run);
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

  test('does not count what the sheet takes', () => {
    const ids = count(100);
    const before = base(...ids.map((id) => agreed({ id })));
    const came = answer(ids.map((id) => lead({ id, status: 'Sale' })));
    const sheet = table(...ids.map((id) => row({}, { id })));
    expect(guard(planFor({ base: before, table: sheet, answer: came }), before, came, BY_CLOCK)).toBeNull();
  });
});

describe('an answer without any lead', () => {
  const hold = (before = base(), sheet: readonly RowDraft[] = [], came: Answer = answer()) =>
    guard(planFor({ base: before, table: table(...sheet), answer: came }), before, came, BY_PERSON);

  test('is held where there were some inside the window, for a person and for the clock', () => {
    expect(hold(base(agreed()), [row()])).toBe('empty answer');
    expect(guard(planFor({ base: base(agreed()) }), base(agreed()), answer(), BY_CLOCK)).toBe('empty answer');
    expect(guard(planFor({ base: base(agreed()) }), base(agreed()), answer(), { automatic: true, push: false })).toBe(
      'empty answer',
    );
  });

  test('is held where nobody knows when the leads were created', () => {
    expect(hold(base(agreed({ dateCreated: null })))).toBe('empty answer');
  });

  test('is held where one lead among older ones was inside the window', () => {
    expect(hold(base(agreed({ id: '1', dateCreated: OUTSIDE_WINDOW }), agreed({ id: '2' })))).toBe('empty answer');
  });

  test('goes where there never was one', () => {
    expect(hold()).toBeNull();
  });

  test('goes where all were older than the window', () => {
    expect(hold(base(agreed({ dateCreated: OUTSIDE_WINDOW })))).toBeNull();
  });

  test('is held where the base is lost but rows stand for leads inside the window', () => {
    expect(hold(base(), [row(), row({}, { id: '8' })])).toBe('empty answer');
  });
});

test('an answer with at least one lead goes, however many are missing', () => {
  const before = base(...count(100).map((id) => agreed({ id })));
  const came = answer([lead({ id: '1' })]);
  expect(guard(planFor({ base: before, answer: came }), before, came, BY_CLOCK)).toBeNull();
});
