import { describe, expect, test } from '@jest/globals';
import { planSync } from '../../src/core/plan-sync';
import { DUPLICATE, EDITED, SENDING, SYNCED } from '../../src/core/sync-word';
import { afterRuns, applied } from './apply';
import {
  ADA,
  ALEX,
  agreed,
  answer,
  base,
  DAY,
  factsOf,
  ids,
  JOHN,
  lead,
  MINUTE,
  NOW,
  newRow,
  only,
  planFor,
  reachingBack,
  row,
  SAM,
  SYNC_AND_ASK,
  sending,
  table,
  wordsOf,
} from './builders';

describe('a row whose create had no answer', () => {
  const pending = (facts = {}) => newRow({ ...ADA, ...facts }, { id: 'pending-1', word: SENDING });
  const created = (facts = {}) =>
    lead({ id: '900', postcode: null, ...ADA, dateCreated: '2026-11-22T11:00:01Z', ...facts });
  const waiting = base(sending());
  /** Its lead is there, and its phone was changed there since. */
  const editedThere = {
    base: waiting,
    table: table(pending()),
    answer: answer([created({ customerPhone: '07333' })]),
    now: NOW,
    member: SAM,
  };

  test('becomes the lead that is new, equal and in no row', () => {
    const plan = planFor({ base: waiting, table: table(pending()), answer: answer([created()]) });
    expect(plan.identified).toMatchObject([{ id: '900', by: 'create', row: { number: 2 } }]);
    expect(plan).toMatchObject({ creates: [], added: [], endedCreates: ['pending-1'] });
    expect(factsOf(only(plan.leads).take)).toEqual({ status: 'new', dateCreated: '2026-11-22T11:00:01Z' });
    expect(wordsOf(plan)).toEqual({ 2: SYNCED });
  });

  test('is told apart from another row with its reference, where the base lost what was sent and one of them is like a lead', () => {
    const other = newRow({ ...JOHN, customerName: 'New' }, { id: 'pending-1', word: SYNCED });
    const plan = planFor({ table: table(other, pending()), answer: answer([lead()]) });
    expect(plan).toMatchObject({ identified: [], creates: [] });
    expect(wordsOf(plan)).toEqual({ 2: DUPLICATE, 3: DUPLICATE });
  });

  test('is compared by what was sent, so that what was typed since is an edit', () => {
    const plan = planFor({
      base: waiting,
      table: table(pending({ customerPhone: '07333' })),
      answer: answer([created()]),
    });
    const { send, conflicts } = only(plan.leads);
    expect(factsOf(send)).toEqual({ customerPhone: '07333' });
    expect(conflicts).toEqual([]);
  });

  test('sends its own status as an edit of the first one', () => {
    const plan = planFor({
      base: waiting,
      table: table(pending({ status: 'Quote' })),
      answer: answer([created()]),
    });
    const { send, conflicts } = only(plan.leads);
    expect(factsOf(send)).toEqual({ status: 'Quote' });
    expect(conflicts).toEqual([]);
  });

  test('takes a lead for its own whose date of creation is not told', () => {
    const plan = planFor({ base: waiting, table: table(pending()), answer: answer([created({ dateCreated: null })]) });
    expect(ids(plan.identified)).toEqual(['900']);
  });

  test.each([
    ['that differs in two fields that a new row needs', created({ customerPhone: '07333', customerName: 'Ada King' })],
    ['that was created long before the request', created({ dateCreated: '2026-11-21T10:59:00Z' })],
  ])('does not become a lead %s', (_description, other) => {
    const plan = planFor({ base: waiting, table: table(pending()), answer: answer([other]) });
    expect(plan.identified).toEqual([]);
    expect(plan.creates).toHaveLength(1);
    expect(ids(plan.added)).toEqual(['900']);
  });

  test('becomes a lead created within a day before the request, as clocks differ', () => {
    const early = created({ dateCreated: '2026-11-21T11:00:00Z' });
    expect(ids(planFor({ base: waiting, table: table(pending()), answer: answer([early]) }).identified)).toEqual([
      '900',
    ]);
  });

  test.each([
    ['one field that a new row needs', { customerPhone: '07333' }],
    ['a further field that was sent', { postcode: 'CB24 6YU' }],
  ])(
    'becomes a lead that differs in %s, which is a conflict: it may be an edit made there since, or another lead',
    (_description, edit) => {
      const sent = { ...ADA, postcode: 'SW1Y 4JH' };
      const plan = planFor({
        base: base(sending({ sent })),
        table: table(pending(sent)),
        answer: answer([created({ ...sent, ...edit })]),
      });
      expect(ids(plan.identified)).toEqual(['900']);
      const { take, send, conflicts } = only(plan.leads);
      expect(conflicts.map(({ field, remote }) => [field, remote])).toEqual(Object.entries(edit));
      expect(Object.keys(factsOf([...take, ...send]))).not.toContain(Object.keys(edit)[0]);
    },
  );

  test('is in conflict where its cell was cleared since, and somebody edited the field in Heatpunk', () => {
    const plan = planFor({
      base: waiting,
      table: table(pending({ address: null })),
      answer: answer([created({ address: '9 The Rowans, Milton' })]),
    });
    const { take, send, conflicts } = only(plan.leads);
    expect([factsOf(take).address, factsOf(send).address]).toEqual([undefined, undefined]);
    expect(conflicts.map(({ field, reason }) => [field, reason])).toEqual([['address', 'never compared']]);
  });

  test.each(['sheet', 'heatpunk'] as const)(
    'once the policy %s decided about it, has all the rest agreed',
    (policy) => {
      const next = afterRuns(editedThere, 1, { ...SYNC_AND_ASK, policy });
      const agreedOn = next.base.leads.get('900');
      expect(agreedOn?.get('customerName')).toBe(ADA.customerName);
      expect(agreedOn?.get('address')).toBe(ADA.address);
      expect(agreedOn?.get('customerPhone')).toBe(policy === 'sheet' ? ADA.customerPhone : '07333');
    },
  );

  test('keeps that conflict where somebody clears the field in Heatpunk afterwards', () => {
    const next = { ...afterRuns(editedThere), answer: answer([created({ customerPhone: null })]) };
    const { send, conflicts } = only(planSync(next, SYNC_AND_ASK).leads);
    expect(conflicts.map(({ field }) => field)).toEqual(['customerPhone']);
    expect(send).toEqual([]);
  });

  test('becomes a lead in which somebody cleared a field since, and takes that', () => {
    const sent = { ...ADA, postcode: 'SW1Y 4JH' };
    const plan = planFor({ base: base(sending({ sent })), table: table(pending(sent)), answer: answer([created()]) });
    expect(factsOf(only(plan.leads).take)).toMatchObject({ postcode: null });
    expect(only(plan.leads).conflicts).toEqual([]);
  });

  test('becomes none of several that differ from what was sent', () => {
    const two = [created({ customerPhone: '07333' }), created({ id: '901', customerPhone: '07444' })];
    const plan = planFor({ base: waiting, table: table(pending()), answer: answer(two) });
    expect(plan.identified).toEqual([]);
  });

  test.each([
    ['as many', ['07333', '07444'], 2],
    ['fewer', ['07333'], 1],
    ['more', ['07333', '07444', '07555'], 0],
  ])(
    'beside another that sent the same: %s leads like them, edited since, are their outcome',
    (_how, phones, found) => {
      const leads = phones.map((customerPhone, index) => created({ id: String(900 + index), customerPhone }));
      const plan = planFor({
        base: base(sending(), sending({ reference: 'pending-2' })),
        table: table(pending(), newRow(ADA, { id: 'pending-2', word: SENDING })),
        answer: answer(leads),
      });
      expect(ids(plan.identified)).toEqual(['900', '901'].slice(0, found));
      expect(plan.creates).toHaveLength(2 - found);
    },
  );

  test('beside an equal one that was sent earlier: the later chooses first, as more leads were there before it', () => {
    const leads = [created({ id: '901', customerPhone: '07444' }), created({ customerPhone: '07333' })];
    const later = sending({ reference: 'pending-2', at: NOW - 3 * MINUTE, existing: ['900'] });
    const plan = planFor({
      base: base(sending({ at: NOW - 9 * MINUTE }), later),
      table: table(pending(), newRow(ADA, { id: 'pending-2', word: SENDING })),
      answer: answer(leads),
    });
    expect(new Map(plan.identified.map(({ id, row }) => [row.id, id]))).toEqual(
      new Map([
        ['pending-1', '900'],
        ['pending-2', '901'],
      ]),
    );
  });

  test('becomes the one that is left once another such row is known: an agent’s houses, of which both were edited since', () => {
    const other = { ...ADA, address: '14 St James Square, London' };
    const leads = [
      created({ address: '12 St James Square, Bath' }),
      created({ id: '901', ...other, customerPhone: '07333' }),
    ];
    const plan = planFor({
      base: base(sending(), sending({ reference: 'pending-2', sent: other })),
      table: table(pending(), newRow(other, { id: 'pending-2', word: SENDING })),
      answer: answer(leads),
    });
    expect(plan.identified).toMatchObject([
      { id: '900', row: { id: 'pending-1' } },
      { id: '901', row: { id: 'pending-2' } },
    ]);
    expect(plan.creates).toEqual([]);
  });

  test('becomes the one that it equals by now, where that and another are as much like what was sent: a copy of the row made it', () => {
    const now = { address: '9 The Rowans' };
    const plan = planFor({
      base: waiting,
      table: table(pending(now)),
      answer: answer([created({ customerName: 'Ada L' }), created({ id: '901', ...now })]),
    });
    expect(plan.identified).toMatchObject([{ id: '901', by: 'create' }]);
    expect([plan.creates, only(plan.leads).conflicts]).toEqual([[], []]);
  });

  test('becomes the equal one where another is much like it', () => {
    const two = [created({ customerPhone: '07333' }), created({ id: '901' })];
    const plan = planFor({ base: waiting, table: table(pending()), answer: answer(two) });
    expect(ids(plan.identified)).toEqual(['901']);
  });

  test('takes no lead that another such row has sent, where only the addresses of an agent’s houses differ', () => {
    const other = { ...ADA, address: '14 St James Square, London' };
    const both = base(sending({ reference: 'pending-2', sent: other }), sending());
    const sheet = table(newRow(other, { id: 'pending-2', word: SENDING }), pending());
    const plan = planFor({ base: both, table: sheet, answer: answer([created()]) });
    expect(plan.identified).toMatchObject([{ id: '900', row: { id: 'pending-1' } }]);
    expect(plan.creates.map((create) => create.row.id)).toEqual(['pending-2']);
  });

  test('becomes a lead whatever it sent in a field that no lead reports', () => {
    const sent = base(sending({ sent: { ...ADA, lat: 51.5 } }));
    const plan = planFor({ base: sent, table: table(pending()), answer: answer([created()]) });
    expect(ids(plan.identified)).toEqual(['900']);
  });

  test('does not become a lead that was there before the request', () => {
    const plan = planFor({
      base: base(sending({ existing: ['900'] })),
      table: table(pending()),
      answer: answer([created()]),
    });
    expect(plan.identified).toEqual([]);
  });

  test('does not become a lead that another row has', () => {
    const plan = planFor({
      base: waiting,
      table: table(pending(), row(ADA, { id: '900' })),
      answer: answer([created()]),
    });
    expect(plan.identified).toEqual([]);
  });

  test('does not become a lead that the base knows already', () => {
    const plan = planFor({
      base: base(sending(), agreed({ id: '900', ...ADA })),
      table: table(pending()),
      answer: answer([created()]),
    });
    expect(plan.identified).toEqual([]);
  });

  test('shares no lead with another such row: each becomes one of its own', () => {
    const two = {
      base: base(sending(), sending({ reference: 'pending-2' })),
      table: table(pending(), newRow(ADA, { id: 'pending-2' })),
    };
    const one = planFor({ ...two, answer: answer([created()]) });
    expect(ids(one.identified)).toEqual(['900']);
    expect(one.creates).toHaveLength(1);
    const both = planFor({ ...two, answer: answer([created(), created({ id: '901' })]) });
    expect(ids(both.identified)).toEqual(['900', '901']);
    expect(both.creates).toEqual([]);
  });

  test.each([
    ['at once', 0],
    ['within two minutes', 2 * MINUTE - 1],
  ])('is not sent again %s, as the request may still be at work', (_description, since) => {
    const plan = planFor({ base: base(sending({ at: NOW - since })), table: table(pending()) });
    expect(plan).toMatchObject({ creates: [], identified: [], endedCreates: [] });
    expect(wordsOf(plan)).toEqual({ 2: SENDING });
    expect(only(plan.problems).why).toContain('has not answered yet');
  });

  test('becomes its lead also within two minutes', () => {
    const plan = planFor({
      base: base(sending({ at: NOW - 1000 })),
      table: table(pending()),
      answer: answer([created({ dateCreated: '2026-11-22T11:59:59Z' })]),
    });
    expect(ids(plan.identified)).toEqual(['900']);
  });

  test.each([
    ['after two minutes', -2 * MINUTE],
    ['where the clock was put back since', DAY],
  ])('is sent again %s, with its reference', (_description, since) => {
    const plan = planFor({ base: base(sending({ at: NOW + since })), table: table(pending()) });
    expect(only(plan.creates).row.id).toBe('pending-1');
    expect(plan.endedCreates).toEqual([]);
    expect(wordsOf(plan)).toEqual({ 2: SENDING });
  });

  test('is sent again only by the member who sent it: leads are not shown to every member', () => {
    const sides = { base: base(sending({ by: ALEX })), table: table(pending()) };
    const plan = planFor(sides);
    expect(plan).toMatchObject({ creates: [], endedCreates: [] });
    expect(wordsOf(plan)).toEqual({ 2: SENDING });
    expect(only(plan.problems).why).toContain(ALEX);
    expect(planFor({ ...sides, member: ALEX }).creates).toHaveLength(1);
    expect(planFor({ ...sides, member: 'Alex@Example.com' }).creates).toHaveLength(1);
  });

  test('becomes its lead whoever looks', () => {
    const plan = planFor({
      base: base(sending({ by: ALEX })),
      table: table(pending()),
      answer: answer([created()]),
    });
    expect(ids(plan.identified)).toEqual(['900']);
    expect(plan.problems).toEqual([]);
  });

  describe('sent before the first day that was fetched', () => {
    const sides = {
      base: base(sending({ at: NOW - 10 * DAY })),
      table: table(pending()),
      answer: answer([], { furthestDate: '2026-11-15' }),
    };
    const made = created({ dateCreated: '2026-11-12T12:00:01Z' });

    test('is not sent again before a second fetch has looked for it', () => {
      const plan = planFor(sides);
      expect(plan).toMatchObject({ creates: [], endedCreates: [], problems: [], reachBackTo: '2026-11-11' });
      expect(wordsOf(plan)).toEqual({ 2: SENDING });
    });

    test('becomes the lead that the second fetch found, which gets no further row', () => {
      const plan = planFor({ ...sides, answer: reachingBack(sides.answer, [made], '2026-11-11') });
      expect(ids(plan.identified)).toEqual(['900']);
      expect(plan).toMatchObject({ creates: [], added: [], reachBackTo: null, endedCreates: ['pending-1'] });
      expect(wordsOf(plan)).toEqual({ 2: SYNCED });
    });

    test('becomes the lead that both fetches list and somebody edited since: it is one, not two alike', () => {
      const edited = () => created({ customerPhone: '07333', dateCreated: '2026-11-15T12:00:00Z' });
      const came = answer([edited()], { furthestDate: '2026-11-15' });
      const plan = planFor({ ...sides, answer: reachingBack(came, [edited()], '2026-11-11') });
      expect(ids(plan.identified)).toEqual(['900']);
      expect(plan).toMatchObject({ creates: [], added: [] });
    });

    test('is sent again where the second fetch did not find it either', () => {
      const plan = planFor({ ...sides, answer: reachingBack(sides.answer, [], '2026-11-11') });
      expect(plan.creates).toHaveLength(1);
      expect(plan.reachBackTo).toBeNull();
    });

    test('asks for that fetch as well where it was sent on the first day of it', () => {
      const at = Date.parse('2026-11-15T23:00:00Z');
      expect(planFor({ ...sides, base: base(sending({ at })) }).reachBackTo).toBe('2026-11-14');
      expect(planFor({ ...sides, base: base(sending({ at: at + DAY })) }).reachBackTo).toBeNull();
    });
  });

  test('is found by what it holds where the base lost what was sent', () => {
    const plan = planFor({ table: table(pending()), answer: answer([created()]) });
    expect(ids(plan.identified)).toEqual(['900']);
  });

  test('is not sent again while it is incomplete', () => {
    const plan = planFor({ base: waiting, table: table(pending({ customerPhone: null })) });
    expect(plan.creates).toEqual([]);
    expect(wordsOf(plan)).toEqual({ 2: 'Incomplete: needs phone' });
    expect(plan.endedCreates).toEqual([]);
  });

  test('is not sent where it stands twice', () => {
    const plan = planFor({ base: waiting, table: table(pending(), pending()) });
    expect(plan).toMatchObject({ creates: [], endedCreates: [] });
    expect(wordsOf(plan)).toEqual({ 2: 'Duplicate', 3: 'Duplicate' });
  });

  test('makes no second lead where it stands twice and one of the rows became the lead', () => {
    const state = {
      base: waiting,
      table: table(pending(), pending()),
      answer: answer([created()]),
      now: NOW,
      member: SAM,
    };
    const first = planSync(state, SYNC_AND_ASK);
    expect(first.creates).toEqual([]);
    expect(first.added).toEqual([]);
    expect(planSync(applied(state, first), SYNC_AND_ASK).creates).toEqual([]);
  });
});

describe('a create whose row has no reference any more', () => {
  test('is ended where the row was removed', () => {
    expect(planFor({ base: base(sending()) }).endedCreates).toEqual(['pending-1']);
  });

  test('tells what was agreed for the row that has its id already', () => {
    const sent = { ...ADA, postcode: 'SW1Y 4JH' };
    const made = lead({ id: '900', ...sent, dateCreated: '2026-11-22T11:00:01Z' });
    const plan = planFor({
      base: base(sending({ sent })),
      table: table(newRow({ ...sent, customerPhone: '07333', postcode: null }, { id: '900', word: EDITED })),
      answer: answer([made]),
    });
    const { send, take, conflicts } = only(plan.leads);
    expect(factsOf(send)).toEqual({ customerPhone: '07333', postcode: null });
    expect(factsOf(take)).toEqual({ status: 'new', dateCreated: '2026-11-22T11:00:01Z' });
    expect(conflicts).toEqual([]);
    expect(plan.endedCreates).toEqual(['pending-1']);
  });

  test.each([
    ['another row still waits for it', [newRow(ADA, { id: 'pending-1' })], {}],
    ['the lead was there before', [], { existing: ['900'] }],
    ['the lead is another', [], { sent: { ...ADA, customerName: 'Augusta' } }],
  ])('tells nothing of the row where %s', (_description, others, traits) => {
    const plan = planFor({
      base: base(sending({ at: NOW, ...traits })),
      table: table(newRow({ ...ADA, customerPhone: '07333' }, { id: '900', word: EDITED }), ...others),
      answer: answer([lead({ id: '900', ...ADA, dateCreated: '2026-11-22T12:00:00Z' })]),
    });
    expect(factsOf(only(plan.leads).send)).toEqual({});
    expect(only(plan.leads).conflicts.map(({ reason }) => reason)).toContain('never compared');
  });
});
