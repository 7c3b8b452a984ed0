import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Agreed, type Base, isKeptInBase, type PendingCreate } from '../../src/core/base';
import { type Fields, isUpdatable, kindOf } from '../../src/core/fields';
import type { Lead } from '../../src/core/lead';
import type { SyncPlan, SyncState } from '../../src/core/plan';
import { planSync } from '../../src/core/plan-sync';
import type { ConflictPolicy } from '../../src/core/settings';
import type { SyncSwitches } from '../../src/core/sync-switches';
import { EDITED, failedWord, NEW, SYNCED } from '../../src/core/sync-word';
import { fieldsOf, type LeadTable, type Row } from '../../src/core/table';
import { sameValue, type Value } from '../../src/core/value';
import { afterRuns, applied, type Luck, workOf } from './apply';
import {
  ALEX,
  answer,
  DAY,
  type Facts,
  INSIDE_WINDOW,
  MINUTE,
  NOW,
  only,
  reachingBack,
  SAM,
  SYNC_AND_ASK,
} from './builders';

const RUNS = { numRuns: 300 };

/** Every kind of field: standard, known but rare, not updatable, never described, and with a name of JavaScript's own. */
const FIELDS = [
  'dateCreated',
  'status',
  'customerName',
  'customerPhone',
  'customerEmail',
  'address',
  'postcode',
  'lat',
  'origin',
  'buildDate',
  'roofArea',
  '__proto__',
];

/** Few different values, so that the sides often agree; some only look different, some cannot be sent. */
const VALUES: ReadonlyMap<string, readonly Value[]> = new Map<string, readonly Value[]>([
  ['dateCreated', [INSIDE_WINDOW, '2026-10-01T08:00:00.500Z', '2026-10-01T08:00:00Z']],
  ['status', ['new', 'Quote', null, ' Quote ']],
  ['customerName', ['John Doe', 'Jane Doe', '', '=HYPERLINK("x")']],
  ['customerPhone', ['07111', '+447222', null, 7111]],
  ['customerEmail', ['john@example.com', 'jane@example.com', 'jane@', null]],
  ['address', ['8 The Rowans', '8 The Rowans\r\nMilton', '8 The Rowans\nMilton', null]],
  ['postcode', ['CB24 6YU', ' ', null]],
  ['lat', [51.5, '51.50', 0, 'north', null]],
  ['origin', ['web', 'phone', null]],
  ['buildDate', ['pre2000', 'post2006', '1850', null]],
  ['roofArea', [42, '42', '{"a":1}', true, null]],
]);

const valuesOf = (field: string): readonly Value[] => VALUES.get(field) ?? ['x', 'y', null];
const aValueOf = (field: string) => fc.constantFrom(...valuesOf(field));
const factsWith = (names: readonly string[]): fc.Arbitrary<Fields> =>
  fc.tuple(...names.map(aValueOf)).map((values) => new Map(names.map((name, index) => [name, values[index] ?? null])));

const policies = fc.constantFrom<ConflictPolicy>('ask', 'sheet', 'heatpunk');
const words = fc.constantFrom(SYNCED, EDITED, NEW, 'Conflict: Phone', failedWord('no'), 'my own word');

/** How one lead stands: what Heatpunk, the row and the base say of it, null where they say nothing. */
interface Standing {
  readonly remote: Fields | null;
  readonly base: Fields | null;
  readonly row: { readonly fields: Fields; readonly word: string; readonly formulas: readonly string[] } | null;
}

interface StandingTraits {
  readonly base?: boolean;
  readonly formulas?: boolean;
}

const rowFacts = ({ formulas = true }: StandingTraits) =>
  fc.record({
    fields: factsWith(FIELDS),
    word: words,
    formulas: formulas ? fc.subarray(FIELDS, { maxLength: 2 }) : fc.constant([]),
  });

const keptOf = (fields: Fields): Fields => new Map([...fields].filter(([field]) => isKeptInBase(field)));
const baseFacts = fc.subarray(FIELDS, { minLength: 4 }).chain(factsWith).map(keptOf);

const standing = (traits: StandingTraits = {}): fc.Arbitrary<Standing> =>
  fc.record({
    remote: fc.option(factsWith(FIELDS), { freq: 4 }),
    base: traits.base === true ? baseFacts : fc.option(baseFacts, { freq: 4 }),
    row: fc.option(rowFacts(traits), { freq: 4 }),
  });

/** A lead that is the same everywhere and carries all fields, so that the answer tells of each field. */
const WITNESS: Fields = new Map(FIELDS.map((field) => [field, valuesOf(field)[0] ?? null]));

function stateOf(
  standings: readonly Standing[],
  newRows: readonly Omit<Row, 'number'>[] = [],
  pending = new Map(),
): SyncState {
  const all: readonly Standing[] = [
    { remote: WITNESS, base: keptOf(WITNESS), row: { fields: WITNESS, word: SYNCED, formulas: [] } },
    ...standings,
  ];
  const leads: Lead[] = [];
  const base = new Map<string, Fields>();
  const rows: Omit<Row, 'number'>[] = [];
  all.forEach((each, index) => {
    const id = String(100 + index);
    if (each.remote) leads.push({ id, fields: each.remote });
    if (each.base) base.set(id, each.base);
    if (each.row) {
      const values = FIELDS.map((field) => each.row?.fields.get(field) ?? null);
      rows.push({ id, word: each.row.word, values, formulas: new Set(each.row.formulas) });
    }
  });
  return {
    base: { leads: base, pending, updates: new Map() },
    table: numbered([...rows, ...newRows]),
    answer: answer(leads),
    now: NOW,
    member: SAM,
  };
}

function numbered(rows: readonly Omit<Row, 'number'>[]): LeadTable {
  return { fields: FIELDS, rows: rows.map((row, index) => ({ ...row, number: index + 2 })), hasWords: true };
}

const states = (traits: StandingTraits = {}) =>
  fc.array(standing(traits), { maxLength: 6 }).map((list) => stateOf(list));

/** Rows without an id or with a reference. Each has a name of its own, so that none can pass for another. */
const newRows = fc
  .array(
    fc.record({
      fields: factsWith(FIELDS),
      isComplete: fc.boolean(),
      isPending: fc.boolean(),
      hasCreate: fc.boolean(),
      cameThrough: fc.boolean(),
    }),
    { maxLength: 5 },
  )
  .map((drafts) => {
    const rows: Omit<Row, 'number'>[] = [];
    const pending = new Map<string, PendingCreate>();
    const made: Standing[] = [];
    drafts.forEach((draft, index) => {
      const contact: Facts = {
        customerName: `Person ${index}`,
        customerPhone: '07000',
        customerEmail: 'person@example.com',
        address: 'Somewhere',
        status: null,
        lat: null,
        buildDate: null,
      };
      const fields = new Map(draft.fields);
      fields.set('customerName', `Person ${index}`);
      if (draft.isComplete) for (const [field, value] of Object.entries(contact)) fields.set(field, value);
      const id = draft.isPending ? `pending-${index}` : '';
      rows.push({ id, word: NEW, values: FIELDS.map((field) => fields.get(field) ?? null) });
      if (!draft.isPending || !draft.isComplete) return;
      const sent = new Map<string, Value>(
        ['customerName', 'customerPhone', 'customerEmail', 'address'].map((field) => [field, contact[field] ?? null]),
      );
      if (draft.hasCreate) pending.set(id, { at: NOW - 10 * MINUTE, by: SAM, sent, existing: [] });
      if (draft.cameThrough) {
        const remote = new Map<string, Value>([...sent, ['status', 'new'], ['dateCreated', '2026-11-22T11:50:01Z']]);
        made.push({ remote, base: null, row: null });
      }
    });
    return { rows, pending, made };
  });

const wholeStates = fc
  .tuple(fc.array(standing(), { maxLength: 5 }), newRows)
  .map(([standings, { rows, pending, made }]) => stateOf([...standings, ...made], rows, pending));

test('equal sides change nothing, whatever the policy, and with or without a base', () => {
  const equal = fc.array(fc.record({ fields: factsWith(FIELDS), hasBase: fc.boolean() }), { maxLength: 6 });
  fc.assert(
    fc.property(equal, policies, (leads, policy) => {
      const state = stateOf(
        leads.map(({ fields, hasBase }) => ({
          remote: fields,
          base: hasBase ? keptOf(fields) : null,
          row: { fields, word: SYNCED, formulas: [] },
        })),
      );
      const plan = planSync(state, { ...SYNC_AND_ASK, policy });
      expect(workOf(plan)).toEqual([]);
      expect(plan.leads.flatMap(({ conflicts }) => conflicts)).toEqual([]);
    }),
    RUNS,
  );
});

test('after a plan was applied the next one has nothing to do', () => {
  fc.assert(
    fc.property(states(), policies, (state, policy) => {
      const switches: SyncSwitches = { ...SYNC_AND_ASK, policy };
      expect(workOf(planSync(afterRuns(state, 1, switches), switches))).toEqual([]);
    }),
    RUNS,
  );
});

test('with new rows and unanswered creates two runs settle everything, and no row is lost or doubled', () => {
  fc.assert(
    fc.property(wholeStates, policies, (state, policy) => {
      const switches: SyncSwitches = { ...SYNC_AND_ASK, policy };
      const first = planSync(state, switches);
      const settled = afterRuns(applied(state, first), 1, switches);
      expect(workOf(planSync(settled, switches))).toEqual([]);
      expect(settled.table.rows).toHaveLength(state.table.rows.length + first.added.length);
      expect(settled.answer.leads.size).toBe(state.answer.leads.size + first.creates.length);
      const ids = settled.table.rows.map(({ id }) => id).filter((id) => id !== '');
      expect(new Set(ids).size).toBe(ids.length);
    }),
    RUNS,
  );
});

/** A plan in words that do not depend on where its rows stand. */
function withoutOrder(plan: SyncPlan, nameOf: (row: Row) => number) {
  const sorted = <T>(list: readonly T[]) => list.map((each) => JSON.stringify(each)).sort();
  return {
    leads: sorted(plan.leads.map(({ row, base, ...lead }) => ({ ...lead, row: nameOf(row), base: base && [...base] }))),
    added: sorted(plan.added.map(({ id }) => id)),
    creates: sorted(
      plan.creates.map(({ row, fields, followUp, existing }) => [nameOf(row), [...fields], [...followUp], existing]),
    ),
    identified: sorted(plan.identified.map(({ row, id, by }) => [nameOf(row), id, by])),
    problems: sorted(plan.problems.map(({ row, why }) => [nameOf(row), why])),
    words: sorted(plan.words.map(({ row, word }) => [nameOf(row), word])),
    forgotten: sorted(plan.forgotten),
    endedCreates: sorted(plan.endedCreates),
    reachBackTo: plan.reachBackTo,
  };
}

test('the order of the rows is irrelevant', () => {
  const shuffled = wholeStates.chain((state) =>
    fc.tuple(
      fc.constant(state),
      fc.shuffledSubarray([...state.table.rows.keys()], {
        minLength: state.table.rows.length,
        maxLength: state.table.rows.length,
      }),
    ),
  );
  fc.assert(
    fc.property(shuffled, policies, ([state, order], policy) => {
      const switches: SyncSwitches = { ...SYNC_AND_ASK, policy };
      const moved = { ...state, table: numbered(order.map((index) => state.table.rows[index]).filter((row) => !!row)) };
      const asItWas = withoutOrder(planSync(state, switches), (row) => row.number - 2);
      expect(withoutOrder(planSync(moved, switches), (row) => order[row.number - 2] ?? -1)).toEqual(asItWas);
    }),
    RUNS,
  );
});

test('each edit is sent, agreed on, in conflict, or in a row that is said to be a problem', () => {
  fc.assert(
    fc.property(states(), (state) => {
      const plan = planSync(state, SYNC_AND_ASK);
      for (const row of state.table.rows) {
        const agreed = state.base.leads.get(row.id);
        if (agreed === undefined) continue;
        if (plan.problems.some((problem) => problem.row === row)) continue;
        const lead = plan.leads.find(({ id }) => id === row.id);
        for (const [field, value] of fieldsOf(state.table, row)) {
          if (!isUpdatable(field) || sameValue(kindOf(field), value, agreed.get(field))) continue;
          const told = [...(lead?.send ?? []), ...(lead?.agree ?? []), ...(lead?.conflicts ?? [])];
          expect(told.map((each) => each.field)).toContain(field);
        }
      }
    }),
    RUNS,
  );
});

test('each field ends as the side that changed it has it, and as it was on both sides where both changed it differently', () => {
  const oneLead = fc.record({ remote: factsWith(FIELDS), base: baseFacts, row: rowFacts({ formulas: false }) });
  fc.assert(
    fc.property(oneLead, (standing) => {
      const state = stateOf([standing]);
      const plan = planSync(state, SYNC_AND_ASK);
      const isInvalid = plan.leads.some(({ id, invalid }) => id === '101' && invalid.length > 0);
      const after = applied(state, plan);
      const row = only(after.table.rows.filter(({ id }) => id === '101'));
      const remote = after.answer.leads.get('101')?.fields ?? new Map();
      for (const [field, value] of fieldsOf(after.table, row)) {
        const same = (left: Value | undefined, right: Value | undefined) => sameValue(kindOf(field), left, right);
        const was = {
          sheet: standing.row.fields.get(field),
          remote: standing.remote.get(field),
          base: standing.base.get(field),
        };
        const changedInSheet = isUpdatable(field) && !same(was.sheet, was.base);
        const isHeld = isConflict(field, was) || (changedInSheet && isInvalid);
        expect([field, same(value, isHeld || changedInSheet ? was.sheet : was.remote)]).toEqual([field, true]);
        expect([field, same(remote.get(field), isHeld || !changedInSheet ? was.remote : was.sheet)]).toEqual([
          field,
          true,
        ]);
      }
    }),
    RUNS,
  );
});

/** What one field is on each side, and was when they last agreed. */
interface Sides {
  readonly sheet: Value | undefined;
  readonly remote: Value | undefined;
  readonly base: Value | undefined;
}

/** Whether both sides changed a field since they last agreed, to different values. */
function isConflict(field: string, { sheet, remote, base }: Sides): boolean {
  const same = (left: Value | undefined, right: Value | undefined) => sameValue(kindOf(field), left, right);
  // Heatpunk gives each lead its first status: nobody chose that one there.
  const isFirstStatus = field === 'status' && same(base, null) && remote === 'new' && !same(sheet, null);
  const changedRemotely = !same(remote, base) && !isFirstStatus;
  return isUpdatable(field) && !same(sheet, base) && changedRemotely && !same(sheet, remote);
}

test('whatever of a plan comes about, the next runs bring the rest, and lose no edit of either side', () => {
  const unlucky = fc.record({ cells: fc.integer(), updates: fc.integer() }).map(
    ({ cells, updates }): Luck => ({
      cell: (lead, field) => (hash(lead + field) ^ cells) % 2 === 0,
      update: (lead) => (hash(lead) ^ updates) % 2 === 0,
    }),
  );
  fc.assert(
    fc.property(states(), unlucky, policies, (state, luck, policy) => {
      const switches: SyncSwitches = { ...SYNC_AND_ASK, policy };
      const straight = afterRuns(state, 2, switches);
      const detour = afterRuns(applied(state, planSync(state, switches), luck), 2, switches);
      expect(contentOf(detour)).toEqual(contentOf(straight));
    }),
    RUNS,
  );
});

/** The three sides as they are to be compared: values normalised by writing both with the same hand. */
function contentOf({ table, answer: { leads }, base }: SyncState) {
  const plain = (fields: Agreed) =>
    Object.entries(Object.fromEntries([...fields].map(([field, value]) => [field, value ?? null])))
      .filter(([, value]) => value !== null && String(value).trim() !== '')
      .map(([field, value]) => `${field}: ${comparable(field, value)}`)
      .sort();
  return {
    sheet: Object.fromEntries(table.rows.map((row) => [row.id, plain(fieldsOf(table, row))])),
    heatpunk: Object.fromEntries([...leads].map(([id, { fields }]) => [id, plain(fields)])),
    base: Object.fromEntries([...base.leads].map(([id, fields]) => [id, plain(fields)])),
  };
}

function comparable(field: string, value: Value): string {
  return String(valuesOf(field).find((other) => sameValue(kindOf(field), other, value)) ?? value);
}

function hash(text: string): number {
  return [...text].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) | 0, 7);
}

test('the base never gets ahead of what came about', () => {
  fc.assert(
    fc.property(states(), (state) => {
      const plan = planSync(state, SYNC_AND_ASK);
      const nothing = applied(state, plan, { cell: () => false, update: () => false });
      for (const [id, fields] of nothing.base.leads) {
        const before = state.base.leads.get(id);
        const lead = plan.leads.find((each) => each.id === id);
        for (const [field, value] of fields) {
          const isAgreed = lead?.agree.some((each) => each.field === field && each.value === value) ?? false;
          const isAdded = plan.added.some((each) => each.id === id);
          const isOld = before !== undefined && sameValue(kindOf(field), before.get(field), value);
          const isOpen = lead?.conflicts.some((each) => each.field === field && each.base === undefined) ?? false;
          const isUnknown = value === undefined && isOpen;
          expect([id, field, isAgreed || isAdded || isOld || isUnknown]).toEqual([id, field, true]);
        }
      }
    }),
    RUNS,
  );
});

/** Leads that were edited in the sheet alone: nothing that comes from Heatpunk keeps their rows from being sent. */
const editedHere = fc.array(fc.record({ base: baseFacts, row: rowFacts({}) }), { maxLength: 6 }).map((list) =>
  stateOf(
    list.map(({ base, row }) => ({
      base,
      row,
      remote: new Map([...row.fields, ...[...base].filter(([field]) => isUpdatable(field))]),
    })),
  ),
);

test('a run without luck changes neither side and the same plan comes again', () => {
  fc.assert(
    fc.property(fc.oneof(states({ base: true }), editedHere), policies, (state, policy) => {
      const switches: SyncSwitches = { ...SYNC_AND_ASK, policy };
      const plan = planSync(state, switches);
      const nothing = applied(state, plan, { cell: () => false, update: () => false });
      // Words are written whatever comes of the rest, and leads without a row are added below.
      const cellsOf = ({ rows }: LeadTable) => rows.slice(0, state.table.rows.length).map(({ word, ...row }) => row);
      expect(cellsOf(nothing.table)).toEqual(cellsOf(state.table));
      expect(nothing.answer).toEqual(state.answer);
      const workOfEach = (each: SyncPlan) =>
        each.leads
          .filter(({ take, send }) => take.length + send.length > 0)
          .map(({ id, take, send }) => ({ id, take, send }));
      expect(workOfEach(planSync(nothing, switches))).toEqual(workOfEach(plan));
    }),
    RUNS,
  );
});

test('a formula is never overwritten', () => {
  fc.assert(
    fc.property(states(), policies, (state, policy) => {
      for (const { row, take, send } of planSync(state, { ...SYNC_AND_ASK, policy }).leads) {
        for (const { field } of take) expect(row.formulas?.has(field) ?? false).toBe(false);
        for (const { field } of send) expect(isUpdatable(field)).toBe(true);
      }
    }),
    RUNS,
  );
});

test('what both sides changed differently, or have differently without a base, is in conflict and stays on both until somebody decides', () => {
  fc.assert(
    fc.property(states(), policies, (state, policy) => {
      for (const { id, row, take, send, conflicts } of planSync(state, { ...SYNC_AND_ASK, policy }).leads) {
        const inConflict = conflicts.map(({ field }) => field);
        const moved = [...take, ...send].map(({ field }) => field);
        expect(moved.filter((field) => inConflict.includes(field))).toEqual([]);
        const asked = conflicts.filter(({ reason }) => reason !== 'formula').map(({ field }) => field);
        const expected = policy === 'ask' ? clashingFields(state, id, row) : [];
        expect(expected).toEqual(expect.arrayContaining(asked));
        expect(inConflict).toEqual(expect.arrayContaining(expected));
      }
    }),
    RUNS,
  );
});

/** The fields of a row for which neither side's value may be written unasked, by what sheet, Heatpunk and base say of them. */
function clashingFields({ table, answer: { leads }, base }: SyncState, id: string, row: Row): string[] {
  const known = base.leads.get(id);
  return [...fieldsOf(table, row)].flatMap(([field, sheet]) => {
    const remote = leads.get(id)?.fields.get(field);
    // A blank cell of a row that was never filled is none that somebody cleared.
    const isUnfilled = !known && row.word === NEW && sameValue(kindOf(field), sheet, null);
    const isClash =
      known || isUnfilled
        ? isConflict(field, { sheet, remote, base: known?.get(field) })
        : isUpdatable(field) && !sameValue(kindOf(field), sheet, remote);
    return isClash ? [field] : [];
  });
}

test('planning changes none of its inputs and is the same each time', () => {
  fc.assert(
    fc.property(wholeStates, (state) => {
      const before = structuredClone(state);
      const plan = planSync(state, SYNC_AND_ASK);
      expect(state).toEqual(before);
      expect(planSync(state, SYNC_AND_ASK)).toEqual(plan);
    }),
    RUNS,
  );
});

test('a plan comes of anything that a sheet, a base and an answer can hold', () => {
  const value = fc.oneof(fc.string({ maxLength: 12 }), fc.double(), fc.boolean(), fc.constant(null));
  const name = fc.oneof(fc.constantFrom(...FIELDS, 'constructor', 'toString', ''), fc.string({ maxLength: 6 }));
  const id = fc.constantFrom('', '1', '2', '3', 'pending-1', 'pending-2', 'pending-', '__proto__');
  const fields = fc.array(fc.tuple(name, value)).map((entries): Fields => new Map(entries));
  const instant = fc.integer({ min: -1_000 * DAY, max: 100_000 * DAY });
  const create = fc.record({ at: instant, by: fc.constantFrom('', SAM, ALEX), sent: fields, existing: fc.array(id) });
  const anything = fc
    .record({
      columns: fc.uniqueArray(name, { maxLength: 8 }),
      rows: fc.array(fc.record({ id, word: fc.oneof(words, fc.string()), values: fc.array(value, { maxLength: 8 }) }), {
        maxLength: 8,
      }),
      leads: fc.array(fc.tuple(id, fields)),
      base: fc.array(fc.tuple(id, fields)),
      pending: fc.array(fc.tuple(id, create)),
      now: fc.integer(),
      older: fc.option(fc.array(fc.tuple(id, fields))),
      unfilled: fc.uniqueArray(name, { maxLength: 3 }),
    })
    .map(({ columns, rows, leads, base, pending, now, older, unfilled }): SyncState => {
      const agreed: Base = { leads: new Map(base), pending: new Map(pending), updates: new Map() };
      const table = {
        fields: columns,
        rows: rows.map((row, index) => ({ ...row, number: index + 2 })),
        hasWords: true,
      };
      const leadsOf = (list: readonly (readonly [string, Fields])[]) =>
        list.map(([key, each]) => ({ id: key, fields: each }));
      const came = answer(leadsOf(leads));
      return {
        base: agreed,
        table,
        answer: older ? reachingBack(came, leadsOf(older), '2020-01-01') : came,
        now,
        member: SAM,
        unfilled: new Set(unfilled),
      };
    });
  fc.assert(
    fc.property(anything, policies, (state, policy) => {
      const plan = planSync(state, { ...SYNC_AND_ASK, policy });
      const named = plan.words.map(({ row }) => row.number);
      expect(new Set(named).size).toBe(named.length);
    }),
    { numRuns: 500 },
  );
});

test('the properties see every kind of outcome', () => {
  const seen = {
    take: 0,
    send: 0,
    agree: 0,
    conflicts: 0,
    added: 0,
    creates: 0,
    identified: 0,
    problems: 0,
    forgotten: 0,
  };
  for (const state of fc.sample(wholeStates, { numRuns: 200, seed: 1 })) {
    const plan = planSync(state, SYNC_AND_ASK);
    for (const lead of plan.leads) {
      seen.take += lead.take.length;
      seen.send += lead.send.length;
      seen.agree += lead.agree.length;
      seen.conflicts += lead.conflicts.length;
    }
    seen.added += plan.added.length;
    seen.creates += plan.creates.length;
    seen.identified += plan.identified.length;
    seen.problems += plan.problems.length;
    seen.forgotten += plan.forgotten.length;
  }
  for (const [outcome, count] of Object.entries(seen)) expect([outcome, count > 5]).toEqual([outcome, true]);
});
