import { describe, expect, test } from '@jest/globals';
import { advanceBase } from '../../src/core/advance';
import { BaseDraft } from '../../src/core/base';
import type { SyncState } from '../../src/core/plan';
import { planSync } from '../../src/core/plan-sync';
import type { Value } from '../../src/core/value';
import { written } from './apply';
import {
  ADA,
  agreed,
  answer,
  base,
  JOHN,
  lead,
  NOW,
  newRow,
  only,
  type RowDraft,
  row,
  SAM,
  SYNC_AND_ASK,
  sending,
  table,
} from './builders';

const NOTHING_TAKEN = () => false;
const ALL_TAKEN = () => true;

/** The base entry of lead 7 after its plan came about so far, step by step; undefined where there is none. */
function entryAfter(
  sides: { readonly base?: SyncState['base']; readonly row: RowDraft; readonly lead?: ReturnType<typeof lead> },
  ...steps: readonly Parameters<typeof advanceBase>[2][]
): Readonly<Record<string, Value | undefined>> | undefined {
  const state = {
    base: sides.base ?? base(agreed()),
    table: table(sides.row),
    answer: answer([sides.lead ?? lead()]),
    now: NOW,
    member: SAM,
  };
  const plan = only(planSync(state, SYNC_AND_ASK).leads);
  const draft = new BaseDraft(state.base);
  for (const step of steps) advanceBase(draft, plan, step);
  const entry = written(state.base, draft).leads.get('7');
  return entry && Object.fromEntries(entry);
}

describe('a lead with a base', () => {
  const bothChanged = { row: row({ status: 'Quote' }), lead: lead({ customerPhone: '07999' }) };

  test.each([
    ['nothing', { taken: NOTHING_TAKEN, sent: false }, JOHN],
    ['what the sheet took', { taken: ALL_TAKEN, sent: false }, { ...JOHN, customerPhone: '07999' }],
    ['what Heatpunk took', { taken: NOTHING_TAKEN, sent: true }, { ...JOHN, status: 'Quote' }],
    ['both', { taken: ALL_TAKEN, sent: true }, { ...JOHN, customerPhone: '07999', status: 'Quote' }],
  ])('moves by %s', (_what, confirmed, expected) => {
    expect(entryAfter(bothChanged, confirmed)).toEqual(expected);
  });

  test('moves by the fields that the sheet took, and not by the others', () => {
    const sides = { row: row(), lead: lead({ customerPhone: '07999', status: 'Quote' }) };
    const confirmed = { taken: (field: string) => field === 'status', sent: false };
    expect(entryAfter(sides, confirmed)).toEqual({ ...JOHN, status: 'Quote' });
  });

  test('moves first by what the sheet took and then by what Heatpunk took', () => {
    const steps = [
      { taken: ALL_TAKEN, sent: false },
      { taken: ALL_TAKEN, sent: true },
    ];
    expect(entryAfter(bothChanged, ...steps)).toEqual({ ...JOHN, customerPhone: '07999', status: 'Quote' });
  });

  test('moves by what became the same on both sides, with nothing written', () => {
    const sides = { row: row({ status: 'Quote' }), lead: lead({ status: 'Quote' }) };
    expect(entryAfter(sides, { taken: NOTHING_TAKEN, sent: false })).toEqual({ ...JOHN, status: 'Quote' });
  });

  test('does not move by a conflict', () => {
    const sides = { row: row({ status: 'Quote' }), lead: lead({ status: 'Sale' }) };
    expect(entryAfter(sides, { taken: ALL_TAKEN, sent: true })).toEqual(JOHN);
  });

  test('remembers a cleared field as blank', () => {
    const sides = { row: row({ customerPhone: null }) };
    expect(entryAfter(sides, { taken: ALL_TAKEN, sent: true })).toEqual({ ...JOHN, customerPhone: null });
  });

  test('remembers nothing of fields that Heatpunk alone can change, but the date of creation', () => {
    const dateCreated = '2026-10-01T08:00:00Z';
    const sides = { row: row({ origin: 'mine' }), lead: lead({ origin: 'web', dateCreated }) };
    expect(entryAfter(sides, { taken: ALL_TAKEN, sent: false })).toEqual({ ...JOHN, dateCreated });
  });
});

describe('a lead that row and base never met', () => {
  const empty = base();

  test('gets its entry once all of it agrees', () => {
    expect(entryAfter({ base: empty, row: row() }, { taken: NOTHING_TAKEN, sent: false })).toEqual(JOHN);
  });

  test('has an entry that knows nothing of a field in conflict', () => {
    const sides = { base: empty, row: row({ status: 'Quote' }) };
    expect(entryAfter(sides, { taken: ALL_TAKEN, sent: true })).toStrictEqual({ ...JOHN, status: undefined });
  });

  test('has one in the place of whatever the base said of it', () => {
    const plan = only(
      planSync(
        { base: empty, table: table(row({ status: 'Quote' })), answer: answer([lead()]), now: NOW, member: SAM },
        SYNC_AND_ASK,
      ).leads,
    );
    const draft = new BaseDraft(base(agreed({ status: 'Sale', lat: 51 })));
    advanceBase(draft, plan, { taken: ALL_TAKEN, sent: false });
    expect(Object.fromEntries(draft.changes().leads.get('7') ?? [])).toStrictEqual({ ...JOHN, status: undefined });
  });

  test('has one in which its blank cells are blank until they are filled', () => {
    const sides = { base: empty, row: row({ status: null, customerPhone: null }, { word: '' }) };
    const { customerPhone: _phone, ...rest } = JOHN;
    expect(entryAfter(sides, { taken: (field) => field === 'status', sent: false })).toStrictEqual(rest);
    expect(entryAfter(sides, { taken: ALL_TAKEN, sent: false })).toStrictEqual(JOHN);
  });

  test('knows nothing of what a policy sends before Heatpunk took it', () => {
    const state = {
      base: empty,
      table: table(row({ status: 'Quote' })),
      answer: answer([lead()]),
      now: NOW,
      member: SAM,
    };
    const plan = only(planSync(state, { ...SYNC_AND_ASK, policy: 'sheet' }).leads);
    const draft = new BaseDraft(empty);
    advanceBase(draft, plan, { taken: ALL_TAKEN, sent: false });
    expect(Object.fromEntries(draft.changes().leads.get('7') ?? [])).toStrictEqual({ ...JOHN, status: undefined });
    advanceBase(draft, plan, { taken: ALL_TAKEN, sent: true });
    expect(Object.fromEntries(draft.changes().leads.get('7') ?? [])).toEqual({ ...JOHN, status: 'Quote' });
  });
});

test('a row that turned out to be a lead has a whole entry at once: what was sent, and what came about since', () => {
  const sheet = table(newRow({ ...ADA, customerPhone: '07333' }, { id: 'pending-1' }));
  const made = lead({ ...ADA, id: '900', postcode: null, dateCreated: '2026-11-22T11:00:01Z' });
  const before = base(sending());
  const plan = only(
    planSync({ base: before, table: sheet, answer: answer([made]), now: NOW, member: SAM }, SYNC_AND_ASK).leads,
  );
  const draft = new BaseDraft(before);
  advanceBase(draft, plan, { taken: ALL_TAKEN, sent: false });
  const entry = Object.fromEntries(written(before, draft).leads.get('900') ?? []);
  expect(entry).toMatchObject({ ...ADA, status: 'new', postcode: null, dateCreated: '2026-11-22T11:00:01Z' });
});
