import { describe, expect, test } from '@jest/globals';
import { agreedByCreate } from '../../src/core/new-rows';
import { conflictWord, EDITED, failedWord, NEW, SYNCED } from '../../src/core/sync-word';
import {
  ADA,
  answer,
  base,
  DAY,
  type Facts,
  factsOf,
  fields,
  INSIDE_WINDOW,
  lead,
  NOW,
  newRow,
  only,
  planFor,
  row,
  table,
  wordsOf,
} from './builders';

const NOT_IN_HEATPUNK = 'Not in Heatpunk';

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
    const sheet = table(newRow(), row(ADA, { id: '8' }), row(ADA, { id: '10' }));
    expect(only(planFor({ table: sheet, answer: there }).creates).existing).toEqual(['8', '10']);
  });

  test.each<[string, Facts, Facts]>([
    ['is equal in all that it sends', ADA, ADA],
    ['has more than the row', ADA, { ...ADA, postcode: 'X', status: 'Quote' }],
    ['was made with what create does not take', { ...ADA, status: 'Quote' }, ADA],
  ])('is the lead without a row that %s', (_, here, there) => {
    const plan = planFor({ table: table(newRow(here)), answer: answer([lead({ id: '8', ...there })]) });
    expect(plan.identified).toMatchObject([{ id: '8', reference: '' }]);
    expect([plan.creates, plan.added]).toEqual([[], []]);
    expect(only(plan.leads).conflicts).toEqual([]);
  });

  test('that is the lead, and has what the answer tells of no lead, still has to send that', () => {
    const plan = planFor({ table: table(newRow({ ...ADA, lat: 10 })), answer: answer([lead({ id: '8', ...ADA })]) });
    expect(plan.identified).toMatchObject([{ id: '8' }]);
    expect(factsOf(only(plan.leads).send)).toEqual({ lat: 10 });
    expect(only(plan.leads).agree.map(({ field }) => field)).not.toContain('lat');
  });

  test.each([
    ['date', { dateCreated: INSIDE_WINDOW }, NEW],
    ['word', {}, SYNCED],
    ['word', {}, EDITED],
    ['word', {}, conflictWord(['Phone'])],
  ])(
    'that was the lead before, as its %s says, is in conflict where they differ: nobody knows what was agreed',
    (...told) => {
      const [, facts, word] = told;
      const here = newRow({ ...ADA, ...facts, status: 'new' }, { word });
      const plan = planFor({
        table: table(here),
        answer: answer([lead({ id: '8', ...ADA, status: null, postcode: null })]),
      });
      expect(only(plan.leads)).toMatchObject({ send: [], conflicts: [{ field: 'status', base: undefined }] });
    },
  );

  test('is created in the order of the sheet, together with those that are sent again', () => {
    const sheet = table(
      newRow({ ...ADA, customerName: 'A' }),
      newRow(ADA, { id: 'pending-1' }),
      newRow({ ...ADA, customerName: 'B' }),
    );
    expect(planFor({ table: sheet }).creates.map((create) => create.row.number)).toEqual([2, 3, 4]);
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
