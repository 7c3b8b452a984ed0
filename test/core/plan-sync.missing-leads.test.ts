import { describe, expect, test } from '@jest/globals';
import { EDITED, failedWord, SYNCED } from '../../src/core/sync-word';
import { MAX_CELL_LENGTH, shown } from '../../src/core/value';
import {
  agreed,
  answer,
  base,
  factsOf,
  INSIDE_WINDOW,
  ids,
  lead,
  OUTSIDE_WINDOW,
  only,
  planFor,
  reachingBack,
  row,
  table,
  WINDOW_START,
  wordsOf,
} from './builders';

const NOT_IN_HEATPUNK = 'Not in Heatpunk';

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

  test('is looked for where nobody knows what was agreed of one field, until it is told to be gone', () => {
    const [id, known] = agreed({ dateCreated: OUTSIDE_WINDOW });
    const partly = { ...base(), leads: new Map([[id, new Map([...known, ['status', undefined]])]]) };
    const reach = (word: string) =>
      planFor({ base: partly, table: table(row({ dateCreated: OUTSIDE_WINDOW }, { word })) }).reachBackTo;
    expect([reach(SYNCED), reach(NOT_IN_HEATPUNK)]).toEqual(['2025-06-02', null]);
  });

  test('was never compared where there is no base, and is looked for further back', () => {
    const plan = planFor({ table: table(row({ dateCreated: OUTSIDE_WINDOW, status: 'Quote' })) });
    expect([wordsOf(plan), plan.reachBackTo]).toEqual([{ 2: SYNCED }, '2025-06-02']);
  });

  test.each([
    ['without a base', base()],
    ['with one', base(outside)],
  ])('%s and said not to be in Heatpunk is looked for where a person waits: it may be back', (_case, known) => {
    const dateCreated = OUTSIDE_WINDOW;
    const sheet = table(row({ dateCreated }, { word: NOT_IN_HEATPUNK }));
    expect(planFor({ base: known, table: sheet })).toMatchObject({ words: [], problems: [], reachBackTo: null });
    const asked = planFor({ base: known, table: sheet, looksAgain: true });
    expect(asked).toMatchObject({ words: [], problems: [], reachBackTo: '2025-06-02' });
    const older = reachingBack(answer(), [], '2025-06-02');
    const notFound = planFor({ base: known, table: sheet, answer: older, looksAgain: true });
    expect(notFound).toMatchObject({ words: [], problems: [], reachBackTo: null });
    const back = reachingBack(answer(), [lead({ dateCreated })], '2025-06-02');
    expect(wordsOf(planFor({ base: known, table: sheet, answer: back, looksAgain: true }))).toEqual({ 2: SYNCED });
  });

  test('in conflict is looked for further back, and stays so until it was found', () => {
    const dateCreated = OUTSIDE_WINDOW;
    const sheet = table(row({ dateCreated }, { word: 'Conflict: Phone' }));
    const plan = planFor({ base: base(outside), table: sheet });
    expect([wordsOf(plan), plan.reachBackTo]).toEqual([{ 2: 'Conflict: Phone' }, '2025-06-02']);
    const found = reachingBack(answer(), [lead({ dateCreated })], '2025-06-02');
    expect(wordsOf(planFor({ base: base(outside), table: sheet, answer: found }))).toEqual({ 2: SYNCED });
  });

  test.each(['Duplicate', 'typed by somebody'])('is no longer %s once nothing is so', (word) => {
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
    expect(planFor({ base: before, answer: answer([lead({ id: '9' })]) }).forgotten).toEqual(['8']);
    expect(planFor({ base: before, answer: reachingBack(answer(), [older], '2025-01-01') }).forgotten).toEqual([]);
  });
});
