import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Insights, insightsOf } from '../../src/core/insights';
import type { Lead } from '../../src/core/lead';
import type { Value } from '../../src/core/value';
import { DAY, type Facts, lead, MINUTE, NOW } from './builders';

/** A Sunday at noon. */
const SUNDAY = NOW;

const created = (dateCreated: Value, facts: Facts = {}) => ({ dateCreated, ...facts });
const insights = (...leads: readonly Facts[]): Insights =>
  insightsOf(
    leads.map((facts, index) => lead({ id: String(index + 1), ...facts })),
    SUNDAY,
    '44',
  );
const weeks = (...leads: readonly Facts[]) =>
  insights(...leads).weekly.weeks.map(({ name, monday, count }) => `${name} ${monday} ${count}`);

test('without leads there is nothing, and nothing fails', () => {
  const none = insights();
  expect(none).toMatchObject({
    total: 0,
    weekly: { weeks: [], earlier: 0, undated: 0 },
    statuses: [],
    origins: [],
    households: [],
  });
  expect(none.waiting).toMatchObject({ total: 0, undated: 0, oldest: [] });
  expect(none.waiting.ages.every(({ count }) => count === 0)).toBe(true);
});

describe('leads per week', () => {
  test('one lead is one week', () => {
    expect(weeks(created('2026-11-20T10:00:00Z'))).toEqual(['2026-W47 2026-11-16 1']);
  });

  test('weeks without a lead are there with zero, up to the present one', () => {
    expect(
      weeks(created('2026-10-28T10:00:00Z'), created('2026-10-28T10:00:00Z'), created('2026-11-10T10:00:00Z')),
    ).toEqual(['2026-W44 2026-10-26 2', '2026-W45 2026-11-02 0', '2026-W46 2026-11-09 1', '2026-W47 2026-11-16 0']);
  });

  test('a week changes at midnight on the British clock, in summer an hour before that of Greenwich', () => {
    // Sunday, 12 July 2026, one minute before and after midnight.
    const [first, second] = weeks(created('2026-07-12T22:59:00Z'), created('2026-07-12T23:01:00Z'));
    expect([first, second]).toEqual(['2026-W28 2026-07-06 1', '2026-W29 2026-07-13 1']);
  });

  test('across the new year the weeks have the years of ISO 8601', () => {
    const leads = [lead({ dateCreated: '2020-12-25T10:00:00Z' })];
    const names = insightsOf(leads, Date.parse('2021-01-12T10:00:00Z'), '44').weekly.weeks.map(({ name }) => name);
    expect(names).toEqual(['2020-W52', '2020-W53', '2021-W01', '2021-W02']);
  });

  test('older than two years they are only counted', () => {
    const { weekly } = insights(
      created('2019-01-01T10:00:00Z'),
      created('0001-01-01T00:00:00Z'),
      created('2026-11-20T10:00:00Z'),
    );
    expect(weekly.earlier).toBe(2);
    expect(weekly.weeks).toHaveLength(104);
    expect(weekly.weeks[103]).toEqual({ name: '2026-W47', monday: '2026-11-16', count: 1 });
  });

  test.each<[string, Value]>([
    ['is missing', null],
    ['is no date', 'yesterday'],
    ['does not exist', '2026-02-30T10:00:00Z'],
    ['is still to come', '2026-11-24T12:00:00Z'],
    ['is far in the future', '9999-12-31T23:59:59Z'],
    ['is a number', 1_763_000_000_000],
  ])('a lead whose date %s is counted as one without', (_, dateCreated) => {
    expect(insights(created(dateCreated)).weekly).toEqual({ weeks: [], earlier: 0, undated: 1 });
  });

  test('a lead that Heatpunk’s clock dates a little ahead of ours is of today', () => {
    const { weekly, waiting } = insights(created(new Date(SUNDAY + 13 * 60 * MINUTE).toISOString()));
    expect(weekly.weeks).toEqual([{ name: '2026-W47', monday: '2026-11-16', count: 1 }]);
    expect(waiting.oldest[0]?.days).toBe(0);
  });
});

describe('by status and origin', () => {
  test('the most frequent come first, then by name; those without one are counted too', () => {
    const { statuses } = insights(
      { status: 'Quote' },
      { status: ' new ' },
      { status: 'Sale' },
      { status: 'new' },
      { status: null },
      { status: ' ' },
      { status: 'Lead' },
    );
    expect(statuses).toEqual([
      { text: '', count: 2 },
      { text: 'new', count: 2 },
      { text: 'Lead', count: 1 },
      { text: 'Quote', count: 1 },
      { text: 'Sale', count: 1 },
    ]);
  });

  test('a text with a name of JavaScript’s own is a text like any other', () => {
    expect(insights({ origin: '__proto__' }, { origin: 'constructor' }, { origin: '__proto__' }).origins).toEqual([
      { text: '__proto__', count: 2 },
      { text: 'constructor', count: 1 },
    ]);
  });

  test('what is no text is counted by how it is shown, and a very long one is cut', () => {
    const { origins } = insights({ origin: 7 }, { origin: true }, { origin: '7' }, { origin: 'x'.repeat(5000) });
    expect(origins.map(({ text, count }) => [text.length, count])).toEqual([
      [1, 2],
      [4, 1],
      [200, 1],
    ]);
  });
});

describe('how long new leads wait', () => {
  const aged = (days: number, facts: Facts = {}) => created(new Date(SUNDAY - days * DAY).toISOString(), facts);

  test.each([
    [0, 0],
    [1, 0],
    [2, 2],
    [3, 2],
    [4, 4],
    [7, 4],
    [8, 8],
    [14, 8],
    [15, 15],
    [28, 15],
    [29, 29],
    [90, 29],
    [91, 91],
    [3000, 91],
  ])('after %i days a lead is among those from %i days on', (days, from) => {
    const { ages } = insights(aged(days)).waiting;
    expect(ages.filter(({ count }) => count > 0)).toMatchObject([{ from, count: 1 }]);
  });

  test('days are those of the calendar: yesterday evening is one day ago', () => {
    expect(insights(created('2026-11-21T23:59:00Z')).waiting.oldest[0]?.days).toBe(1);
  });

  test('only leads count that have the status they came with', () => {
    const { total, oldest } = insights(aged(3), aged(30, { status: 'Quote' }), aged(40, { status: null })).waiting;
    expect(total).toBe(1);
    expect(oldest.map(({ id }) => id)).toEqual(['1']);
  });

  test('the ten oldest are named, with the day they came and their age', () => {
    const { oldest, total } = insights(
      ...Array.from({ length: 12 }, (_, index) => aged(index, { customerName: `Customer ${index}` })),
    ).waiting;
    expect(total).toBe(12);
    expect(oldest).toHaveLength(10);
    expect(oldest[0]).toEqual({ id: '12', name: 'Customer 11', created: '2026-11-11', days: 11 });
    expect(oldest.map(({ days }) => days)).toEqual([11, 10, 9, 8, 7, 6, 5, 4, 3, 2]);
  });

  test('one whose age is not known is counted apart', () => {
    const { total, undated, ages } = insights(created(null), aged(2)).waiting;
    expect([total, undated, ages.reduce((sum, { count }) => sum + count, 0)]).toEqual([2, 1, 1]);
  });
});

const someLeads: fc.Arbitrary<Lead[]> = fc
  .array(
    fc.record({
      dateCreated: fc.oneof(
        fc
          .date({ min: new Date('2023-01-01'), max: new Date('2027-06-01'), noInvalidDate: true })
          .map((date) => date.toISOString()),
        fc.constantFrom<Value>(null, '', 'soon', 7),
      ),
      status: fc.constantFrom<Value>('new', 'new ', 'New', 'Quote', null, '', 3),
      origin: fc.oneof(fc.constantFrom<Value>('api', null, true), fc.string()),
      customerPhone: fc.constantFrom<Value>('07700 900123', '07700 900124', null),
    }),
    { maxLength: 40 },
  )
  .map((facts) => facts.map((each, index) => lead({ id: String(index), customerEmail: null, address: null, ...each })));

const totalOf = (counts: readonly { readonly count: number }[]) => counts.reduce((sum, { count }) => sum + count, 0);

test('every list adds up to the number of leads', () => {
  fc.assert(
    fc.property(someLeads, (leads) => {
      const { total, weekly, statuses, origins, waiting } = insightsOf(leads, SUNDAY, '44');
      expect(total).toBe(leads.length);
      expect(totalOf(weekly.weeks) + weekly.earlier + weekly.undated).toBe(total);
      expect(totalOf(statuses)).toBe(total);
      expect(totalOf(origins)).toBe(total);
      expect(waiting.total).toBe(statuses.find(({ text }) => text === 'new')?.count ?? 0);
      expect(totalOf(waiting.ages) + waiting.undated).toBe(waiting.total);
    }),
    { numRuns: 300 },
  );
});

test('the order of the leads makes no difference', () => {
  fc.assert(
    fc.property(
      someLeads.chain((leads) => fc.tuple(fc.constant(leads), fc.shuffledSubarray(leads, { minLength: leads.length }))),
      ([leads, shuffled]) => {
        expect(insightsOf(shuffled, SUNDAY, '44')).toEqual(insightsOf(leads, SUNDAY, '44'));
      },
    ),
    { numRuns: 200 },
  );
});

test('the weeks are one after another, and end with the present one', () => {
  fc.assert(
    fc.property(someLeads, (leads) => {
      const mondays = insightsOf(leads, SUNDAY, '44').weekly.weeks.map(({ monday }) => Date.parse(monday));
      mondays.forEach((monday, index) => {
        expect(monday).toBe(Date.parse('2026-11-16') - (mondays.length - 1 - index) * 7 * DAY);
      });
    }),
  );
});

test('all of it survives the way to a dialog', () => {
  fc.assert(
    fc.property(someLeads, (leads) => {
      const counted = insightsOf(leads, SUNDAY, '44');
      expect(JSON.parse(JSON.stringify(counted))).toEqual(counted);
    }),
  );
});
