import { describe, expect, test } from '@jest/globals';
import { fieldsSeen } from '../../src/core/lead';
import { agreedByCreate } from '../../src/core/new-rows';
import { planSync } from '../../src/core/plan-sync';
import { EDITED, failedWord, NEW, SENDING, SYNCED } from '../../src/core/sync-word';
import { MAX_CELL_LENGTH, shown } from '../../src/core/value';
import { afterRuns, applied, workOf } from './apply';
import {
  ADA,
  ALEX,
  agreed,
  answer,
  base,
  DAY,
  factsOf,
  fields,
  INSIDE_WINDOW,
  JOHN,
  lead,
  MINUTE,
  NOW,
  newRow,
  OUTSIDE_WINDOW,
  only,
  planFor,
  reachingBack,
  row,
  SAM,
  SYNC_AND_ASK,
  sending,
  table,
  tableWith,
  WINDOW_START,
  wordsOf,
} from './builders';

const ids = (leads: readonly { readonly id: string }[]) => leads.map(({ id }) => id);
const NOT_IN_HEATPUNK = 'Not in Heatpunk';

describe('what a second fetch found', () => {
  const older = lead({ id: '8', dateCreated: OUTSIDE_WINDOW });

  test('gets no row where it has none: it is older than what was asked for', () => {
    const plan = planFor({ answer: reachingBack(answer([lead()]), [older], '2025-01-01') });
    expect(ids(plan.added)).toEqual(['7']);
  });

  test('serves a row that has it, edited or not', () => {
    const plan = planFor({
      base: base(agreed({ id: '8', dateCreated: OUTSIDE_WINDOW })),
      table: table(row({ dateCreated: OUTSIDE_WINDOW }, { id: '8' })),
      answer: reachingBack(
        answer(),
        [lead({ ...Object.fromEntries(older.fields), id: '8', status: 'Sale' })],
        '2025-01-01',
      ),
    });
    expect(factsOf(only(plan.leads).take)).toEqual({ status: 'Sale' });
  });

  test('keeps the base entry of a lead without a row', () => {
    const before = base(agreed({ id: '8', dateCreated: INSIDE_WINDOW }));
    expect(planFor({ base: before }).forgotten).toEqual(['8']);
    expect(planFor({ base: before, answer: reachingBack(answer(), [older], '2025-01-01') }).forgotten).toEqual([]);
  });
});

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

  test('does not send, in a second run, a field that no lead of the answer reports', () => {
    const state = {
      base: base(),
      table: table(row({ crmReference: 'CRM-1' })),
      answer: answer([lead()]),
      now: NOW,
      member: SAM,
    };
    expect(workOf(planSync(state, SYNC_AND_ASK))).toEqual([]);
    expect(workOf(planSync(afterRuns(state), SYNC_AND_ASK))).toEqual([]);
  });
});

describe('a row whose lead is not in the answer', () => {
  const inside = agreed({ dateCreated: INSIDE_WINDOW });
  const outside = agreed({ dateCreated: OUTSIDE_WINDOW });

  test('is marked and kept where the lead was created inside the window', () => {
    const plan = planFor({ base: base(inside), table: table(row()) });
    expect(wordsOf(plan)).toEqual({ 2: NOT_IN_HEATPUNK });
    expect(only(plan.problems).why).toContain('Heatpunk does not list this lead');
    expect(plan).toMatchObject({ leads: [], creates: [], added: [], forgotten: [], reachBackTo: null });
  });

  test('is marked and not sent where it was edited', () => {
    const plan = planFor({ base: base(inside), table: table(row({ status: 'Quote' }, { word: EDITED })) });
    expect(wordsOf(plan)).toEqual({ 2: NOT_IN_HEATPUNK });
    expect(plan).toMatchObject({ leads: [], creates: [], reachBackTo: null });
  });

  test('is left alone where the lead is older than the window', () => {
    const plan = planFor({ base: base(outside), table: table(row({ dateCreated: OUTSIDE_WINDOW })) });
    expect(plan).toMatchObject({ words: [], problems: [], forgotten: [], reachBackTo: null });
  });

  test('is left alone where the lead was created on the first day of the window', () => {
    const created = `${WINDOW_START}T23:59:59Z`;
    const plan = planFor({ base: base(agreed({ dateCreated: created })), table: table(row({ dateCreated: created })) });
    expect(plan.words).toEqual([]);
  });

  test('is marked where the lead was created a day later', () => {
    const created = '2026-01-02T00:00:00Z';
    const plan = planFor({ base: base(agreed({ dateCreated: created })), table: table(row({ dateCreated: created })) });
    expect(wordsOf(plan)).toEqual({ 2: NOT_IN_HEATPUNK });
  });

  test('counts as created when the base says so, whatever its cell says', () => {
    const sheet = table(row({ dateCreated: INSIDE_WINDOW }));
    expect(planFor({ base: base(outside), table: sheet }).words).toEqual([]);
  });

  test('counts as created when its cell says so, where there is no base', () => {
    expect(wordsOf(planFor({ table: table(row({ dateCreated: OUTSIDE_WINDOW })) }))).toEqual({ 2: SYNCED });
    expect(wordsOf(planFor({ table: table(row({ dateCreated: INSIDE_WINDOW })) }))).toEqual({ 2: NOT_IN_HEATPUNK });
  });

  test.each([
    ['is blank', null],
    ['is no date', 'last spring'],
    ['lacks its zone', '2025-06-03T09:15:00'],
  ])('is marked where the date of its creation %s', (_description, dateCreated) => {
    expect(wordsOf(planFor({ table: table(row({ dateCreated })) }))).toEqual({ 2: NOT_IN_HEATPUNK });
  });

  test('asks for a second fetch where it was edited and is older than the window', () => {
    const sheet = table(row({ dateCreated: OUTSIDE_WINDOW, status: 'Quote' }));
    const plan = planFor({ base: base(outside), table: sheet });
    expect(plan.reachBackTo).toBe('2025-06-02');
    expect(wordsOf(plan)).toEqual({ 2: EDITED });
    expect(plan.problems).toEqual([]);
  });

  test('asks for a fetch back to the oldest of the edited leads', () => {
    const older = '2024-02-29T00:30:00Z';
    const plan = planFor({
      base: base(outside, agreed({ id: '8', dateCreated: older })),
      table: table(
        row({ dateCreated: OUTSIDE_WINDOW, status: 'Quote' }),
        row({ dateCreated: older, status: 'Sale' }, { id: '8' }),
      ),
    });
    expect(plan.reachBackTo).toBe('2024-02-28');
  });

  test('keeps the words of a refusal while it waits for that fetch', () => {
    const word = failedWord('try later');
    const sheet = table(row({ dateCreated: OUTSIDE_WINDOW, status: 'Quote' }, { word }));
    expect(wordsOf(planFor({ base: base(outside), table: sheet }))).toEqual({ 2: word });
  });

  test('is no longer Edited where the edit was taken back', () => {
    const sheet = table(row({ dateCreated: OUTSIDE_WINDOW }, { word: EDITED }));
    expect(wordsOf(planFor({ base: base(outside), table: sheet }))).toEqual({ 2: SYNCED });
  });

  test('stays Edited where nobody knows what was agreed, and asks for a second fetch', () => {
    const sheet = table(row({ dateCreated: OUTSIDE_WINDOW, status: 'Quote' }, { word: EDITED }));
    const plan = planFor({ table: sheet });
    expect(wordsOf(plan)).toEqual({ 2: EDITED });
    expect(plan.reachBackTo).toBe('2025-06-02');
  });

  test('was never compared where there is no base, and is looked for further back', () => {
    const plan = planFor({ table: table(row({ dateCreated: OUTSIDE_WINDOW, status: 'Quote' })) });
    expect([wordsOf(plan), plan.reachBackTo]).toEqual([{ 2: SYNCED }, '2025-06-02']);
  });

  test('without a base and known not to be in Heatpunk is not looked for again', () => {
    const plan = planFor({ table: table(row({ dateCreated: OUTSIDE_WINDOW }, { word: NOT_IN_HEATPUNK })) });
    expect(plan).toMatchObject({ words: [], reachBackTo: null });
  });

  test.each(['Conflict: Phone', 'Duplicate', 'typed by somebody'])('is no longer %s once nothing is so', (word) => {
    const sheet = table(row({ dateCreated: OUTSIDE_WINDOW }, { word }));
    expect(wordsOf(planFor({ base: base(outside), table: sheet }))).toEqual({ 2: SYNCED });
  });

  test('is sent once the second fetch found it', () => {
    const dateCreated = OUTSIDE_WINDOW;
    const plan = planFor({
      base: base(outside),
      table: table(row({ dateCreated, status: 'Quote' })),
      answer: reachingBack(answer(), [lead({ dateCreated })], '2025-06-02'),
    });
    expect(factsOf(only(plan.leads).send)).toEqual({ status: 'Quote' });
    expect(plan.reachBackTo).toBeNull();
  });

  test('is marked where the second fetch did not find it either, and asks for no third', () => {
    const plan = planFor({
      base: base(outside),
      table: table(row({ dateCreated: OUTSIDE_WINDOW, status: 'Quote' })),
      answer: reachingBack(answer(), [], '2025-06-02'),
    });
    expect(wordsOf(plan)).toEqual({ 2: NOT_IN_HEATPUNK });
    expect(plan.reachBackTo).toBeNull();
  });

  test('is left alone where the second fetch was not made for it', () => {
    const plan = planFor({
      base: base(outside),
      table: table(row({ dateCreated: OUTSIDE_WINDOW })),
      answer: reachingBack(answer(), [], '2024-01-01'),
    });
    expect(plan.words).toEqual([]);
  });

  test('is not edited where only a field differs that cannot be updated', () => {
    const sheet = table(row({ dateCreated: INSIDE_WINDOW, origin: 'mine' }));
    expect(planFor({ base: base(outside), table: sheet }).reachBackTo).toBeNull();
  });

  test('is not edited where its cell shows a value cut that is too long for it', () => {
    const address = 'x'.repeat(MAX_CELL_LENGTH);
    const plan = planFor({
      base: base(agreed({ dateCreated: OUTSIDE_WINDOW, address })),
      table: table(row({ dateCreated: OUTSIDE_WINDOW, address: shown(address) })),
    });
    expect({ reachBackTo: plan.reachBackTo, words: wordsOf(plan) }).toEqual({ reachBackTo: null, words: {} });
  });
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
    expect(planFor({ base: base(agreed({ dateCreated: null })) }).forgotten).toEqual(['7']);
  });

  test('are kept where the lead is older than the window, since Heatpunk may have it', () => {
    expect(planFor({ base: base(agreed({ dateCreated: OUTSIDE_WINDOW })) }).forgotten).toEqual([]);
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

describe('a new row', () => {
  test('is created with what create takes, and the rest follows', () => {
    const plan = planFor({
      table: table(newRow({ ...ADA, postcode: ' SW1Y 4JH ', status: 'Quote', crmReference: 'CRM-1', lat: '51.5' })),
    });
    const create = only(plan.creates);
    expect(Object.fromEntries(create.fields)).toEqual({ ...ADA, postcode: 'SW1Y 4JH', lat: 51.5 });
    expect(Object.fromEntries(create.followUp)).toEqual({ status: 'Quote', crmReference: 'CRM-1' });
    expect(wordsOf(plan)).toEqual({ 2: NEW });
    expect(plan.problems).toEqual([]);
  });

  test('sends neither blank fields nor those that Heatpunk sets itself', () => {
    const sheet = table(
      newRow({ ...ADA, postcode: ' ', origin: 'trade fair', dateCreated: INSIDE_WINDOW, roofArea: 42 }),
    );
    const create = only(planFor({ table: sheet }).creates);
    expect(Object.fromEntries(create.fields)).toEqual(ADA);
    expect(create.followUp.size).toBe(0);
  });

  test.each([
    ['its phone', { customerPhone: null }, 'Incomplete: needs phone'],
    ['its name', { customerName: ' ' }, 'Incomplete: needs name'],
    ['its e-mail', { customerEmail: '' }, 'Incomplete: needs e-mail'],
    ['its address', { address: null }, 'Incomplete: needs address'],
    [
      'all but its postcode',
      { customerName: null, customerPhone: null, customerEmail: null, address: null, postcode: 'CB24 6YU' },
      'Incomplete: needs name, phone, e-mail, address',
    ],
  ])('without %s is not created, and says so', (_what, facts, word) => {
    const plan = planFor({ table: table(newRow({ ...ADA, ...facts })) });
    expect(plan.creates).toEqual([]);
    expect(wordsOf(plan)).toEqual({ 2: word });
    expect(`Incomplete: ${only(plan.problems).why}`).toBe(word);
  });

  test.each([
    ['an invalid e-mail', { customerEmail: 'ada' }, 'Invalid: e-mail is not complete'],
    ['a latitude out of range', { lat: -90.5 }, 'Invalid: latitude must be a number from -90 to 90'],
    [
      'an invalid field that would follow',
      { buildDate: '1850' },
      'Invalid: build date must be one of pre2000, post2000, post2006',
    ],
    [
      'several',
      { customerEmail: 'ada', lng: 181 },
      'Invalid: e-mail is not complete; longitude must be a number from -180 to 180',
    ],
  ])('with %s is not created, and says so', (_what, facts, word) => {
    const plan = planFor({ table: table(newRow({ ...ADA, ...facts })) });
    expect(plan.creates).toEqual([]);
    expect(wordsOf(plan)).toEqual({ 2: word });
    expect(`Invalid: ${only(plan.problems).why}`).toBe(word);
  });

  test('whose formula shows an error is not created, and says so', () => {
    const plan = planFor({ table: table(newRow({ ...ADA, postcode: '#N/A' }, { formulas: ['postcode'] })) });
    expect(plan.creates).toEqual([]);
    expect(wordsOf(plan)).toEqual({ 2: 'Invalid: the formula in postcode shows #N/A' });
  });

  test('that Heatpunk refused keeps its words until it is sent again', () => {
    const word = failedWord('phone unknown');
    const plan = planFor({ table: table(newRow(ADA, { word })) });
    expect(wordsOf(plan)).toEqual({ 2: word });
    expect(plan.creates).toHaveLength(1);
  });

  test('that was completed loses its word', () => {
    const plan = planFor({ table: table(newRow(ADA, { word: 'Incomplete: needs phone' })) });
    expect(wordsOf(plan)).toEqual({ 2: NEW });
  });

  test('notes which equal leads are there already, as none of them can be its outcome', () => {
    const there = answer([
      lead({ id: '8', ...ADA }),
      lead({ id: '9', ...ADA, customerPhone: '1' }),
      lead({ id: '10', ...ADA }),
    ]);
    expect(only(planFor({ table: table(newRow()), answer: there }).creates).existing).toEqual(['8', '10']);
  });

  test('is created in the order of the sheet, together with those that are sent again', () => {
    const sheet = table(
      newRow({ ...ADA, customerName: 'A' }),
      newRow(ADA, { id: 'pending-1' }),
      newRow({ ...ADA, customerName: 'B' }),
    );
    expect(planFor({ table: sheet }).creates.map((create) => create.row.number)).toEqual([2, 3, 4]);
  });
});

describe('a row whose create had no answer', () => {
  const pending = (facts = {}) => newRow({ ...ADA, ...facts }, { id: 'pending-1', word: SENDING });
  const created = (facts = {}) =>
    lead({ id: '900', postcode: null, ...ADA, dateCreated: '2026-11-22T11:00:01Z', ...facts });
  const waiting = base(sending());

  test('becomes the lead that is new, equal and in no row', () => {
    const plan = planFor({ base: waiting, table: table(pending()), answer: answer([created()]) });
    expect(plan.identified).toMatchObject([{ id: '900', by: 'create', row: { number: 2 } }]);
    expect(plan).toMatchObject({ creates: [], added: [], endedCreates: ['pending-1'] });
    expect(factsOf(only(plan.leads).take)).toEqual({ status: 'new', dateCreated: '2026-11-22T11:00:01Z' });
    expect(wordsOf(plan)).toEqual({ 2: SYNCED });
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
  ])('becomes a lead in which somebody edited %s since, and takes the edit', (_description, edit) => {
    const sent = { ...ADA, postcode: 'SW1Y 4JH' };
    const plan = planFor({
      base: base(sending({ sent })),
      table: table(pending(sent)),
      answer: answer([created({ ...sent, ...edit })]),
    });
    expect(ids(plan.identified)).toEqual(['900']);
    expect(factsOf(only(plan.leads).take)).toMatchObject(edit);
    expect(only(plan.leads).send).toEqual([]);
  });

  test('becomes none of several that differ from what was sent', () => {
    const two = [created({ customerPhone: '07333' }), created({ id: '901', customerPhone: '07444' })];
    const plan = planFor({ base: waiting, table: table(pending()), answer: answer(two) });
    expect(plan.identified).toEqual([]);
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

describe('a lead created here', () => {
  const at = NOW - 10 * DAY;
  const sheet = table(newRow({ ...ADA, status: 'new' }, { id: '900', word: SYNCED }));

  test('is left alone once it has left the window, though its row never showed the date of its creation', () => {
    const before = base(['900', agreedByCreate(fields(ADA), at)]);
    const plan = planFor({ base: before, table: sheet, answer: answer([], { furthestDate: '2026-11-15' }) });
    expect(wordsOf(plan)).not.toMatchObject({ 2: NOT_IN_HEATPUNK });
    expect(plan.problems).toEqual([]);
  });

  test('has its status sent where one was typed since, and takes the first one where none was', () => {
    const before = base(['900', agreedByCreate(fields(ADA), NOW)]);
    const there = answer([lead({ id: '900', postcode: null, ...ADA, dateCreated: '2026-11-22T12:00:00Z' })]);
    const planned = (status: string | null) =>
      only(
        planFor({ base: before, table: table(newRow({ ...ADA, status }, { id: '900', word: SYNCED })), answer: there })
          .leads,
      );
    expect(planned('Quote')).toMatchObject({ conflicts: [], send: [{ field: 'status', value: 'Quote' }] });
    expect(planned(null)).toMatchObject({ conflicts: [], send: [] });
    expect(factsOf(planned(null).take)).toMatchObject({ status: 'new' });
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
    problems: [],
    words: [],
    forgotten: [],
    endedCreates: [],
    endedUpdates: [],
    reachBackTo: null,
  });
});
