import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type ApprovedEntry, approve, decisionsIn } from '../../src/core/approval';
import { parseApproval } from '../../src/core/approval-form';
import type { Base } from '../../src/core/base';
import type { ConflictChoice } from '../../src/core/decisions';
import { kindOf } from '../../src/core/fields';
import type { Answer } from '../../src/core/lead';
import type { SyncPlan } from '../../src/core/plan';
import type { FieldChange } from '../../src/core/plan-lead';
import { type ReviewEntry, review } from '../../src/core/review';
import { keyOfCreate, keyOfId } from '../../src/core/row-key';
import type { ConflictPolicy } from '../../src/core/settings';
import type { LeadTable } from '../../src/core/table';
import { sameValue, type Value } from '../../src/core/value';
import {
  ADA,
  agreed,
  answer,
  base,
  type Facts,
  factsOf,
  JOHN,
  lead,
  newRow,
  only,
  planFor,
  type RowDraft,
  row,
  sending,
  table,
} from './builders';

interface Sides {
  readonly base: Base;
  readonly table: LeadTable;
  readonly answer: Answer;
  readonly policy?: ConflictPolicy;
}

const PUSH = { pull: false } as const;

/** What a person ticks of an entry, with the same choice for each of its conflicts. */
function tick(entry: ReviewEntry, choose: (field: string) => ConflictChoice | null = () => null): ApprovedEntry {
  const decisions = entry.conflicts.flatMap(({ field, sheet, remote }) => {
    const choice = choose(field);
    return choice === null ? [] : [{ field, sheet, remote, choice }];
  });
  return { key: entry.key, count: entry.count, changes: entry.changes, decisions };
}

const shownOf = (sides: Sides) => review(planFor({ ...PUSH, ...sides }), sides.table).entries;

/** Plans anew and cuts down to what was ticked, which went to the page and came back. */
function approvedOf(sides: Sides, ticked: readonly ApprovedEntry[]) {
  const approval = parseApproval(JSON.parse(JSON.stringify(ticked)), 1000) ?? [];
  return approve(planFor({ ...PUSH, ...sides, decisions: decisionsIn(approval) }), sides.table, approval);
}

const sides = (here: Facts, there: Facts = {}, more: Partial<Sides> = {}): Sides => ({
  base: base(agreed()),
  table: table(row(here)),
  answer: answer([lead(there)]),
  ...more,
});

const sendOf = (plan: SyncPlan): Facts => factsOf(plan.leads.flatMap(({ send }) => send));
const takeOf = (plan: SyncPlan): Facts => factsOf(plan.leads.flatMap(({ take }) => take));

describe('what was ticked and is as it was shown', () => {
  const shown = sides({ status: 'Quote' });

  test('is sent', () => {
    const { plan, changed } = approvedOf(
      shown,
      shownOf(shown).map((entry) => tick(entry)),
    );
    expect(sendOf(plan)).toEqual({ status: 'Quote' });
    expect(changed).toEqual([]);
  });

  test('is sent alone: a row that was not ticked waits, and nothing is agreed of it', () => {
    const two = {
      ...shown,
      base: base(agreed(), agreed({ id: '8' })),
      table: table(row({ status: 'Quote' }), row({ status: 'Quote' }, { id: '8' })),
      answer: answer([lead(), lead({ id: '8' })]),
    };
    const [first] = shownOf(two);
    const { plan, changed } = approvedOf(two, first ? [tick(first)] : []);
    expect(plan.leads.map(({ send, leftOut }) => [send.length, leftOut])).toEqual([
      [1, undefined],
      [0, ['status']],
    ]);
    expect(changed).toEqual([]);
  });

  test('is sent wherever its row stands by now', () => {
    const moved = { ...shown, table: table(newRow({ customerName: 'Above' }), row({ status: 'Quote' })) };
    const { plan } = approvedOf(
      moved,
      shownOf(shown).map((entry) => tick(entry)),
    );
    expect(sendOf(plan)).toEqual({ status: 'Quote' });
  });

  test('is sent also where Heatpunk changed another field meanwhile, which the sheet does not take', () => {
    const later = sides({ status: 'Quote' }, { postcode: 'EX23 8AA' });
    const { plan } = approvedOf(
      later,
      shownOf(shown).map((entry) => tick(entry)),
    );
    expect(sendOf(plan)).toEqual({ status: 'Quote' });
    expect(takeOf(plan)).toEqual({});
  });
});

describe('what changed meanwhile is not sent, but told', () => {
  const before = sides({ status: 'Quote', customerPhone: '07700 900111' });
  const ticked = shownOf(before).map((entry) => tick(entry));

  test.each<[string, Sides, RegExp]>([
    ['the sheet has another value', sides({ status: 'Won', customerPhone: '07700 900111' }), /is no longer what/],
    [
      'one more field was edited',
      sides({ ...JOHN, status: 'Quote', customerPhone: '07700 900111', postcode: 'X' }),
      /is no longer what/,
    ],
    ['one field was put back', sides({ status: 'Quote' }), /is no longer what/],
    ['all was put back', sides({}), /nothing left to send/],
    [
      'Heatpunk has another value',
      sides({ status: 'Quote', customerPhone: '07700 900111' }, { status: 'Lost' }),
      /is no longer what/,
    ],
    ['Heatpunk has the same by now', sides({ status: 'Quote' }, { status: 'Quote' }), /nothing left to send/],
    ['the row is gone', { ...before, table: table() }, /not there any more/],
    [
      'the value is not valid any more',
      sides({ status: 'Quote', customerPhone: '07700 900111', customerEmail: 'x@' }),
      /e-mail is not complete/,
    ],
    ['the lead is gone', { ...before, answer: answer() }, /does not list this lead/],
    [
      'the row was copied',
      { ...before, table: table(row({ status: 'Quote' }), row({ status: 'Quote' })) },
      /in more than one row/,
    ],
  ])('%s', (_, now, words) => {
    const { plan, changed } = approvedOf(now, ticked);
    expect(sendOf(plan)).toEqual({});
    expect(only(changed)).toMatchObject({ key: 'id:7', kind: 'skipped', canRetry: false });
    expect(only(changed).words).toMatch(words);
  });

  test('also where the policy would send a field now that was left to the person', () => {
    const conflict = sides({ status: 'Quote', customerPhone: '07700 900111' }, { status: 'Lost' });
    const entries = shownOf(conflict).map((entry) => tick(entry));
    const { plan, changed } = approvedOf({ ...conflict, policy: 'sheet' }, entries);
    expect(sendOf(plan)).toEqual({});
    expect(changed).toHaveLength(1);
  });
});

describe('a conflict', () => {
  const conflict = sides({ status: 'Quote', customerPhone: '07700 900111' }, { status: 'Lost' });
  const [entry] = shownOf(conflict);
  const decided = (choice: ConflictChoice | null) => (entry ? [tick(entry, () => choice)] : []);

  test('that nobody decided stays, while the rest of its row is sent', () => {
    const { plan } = approvedOf(conflict, decided(null));
    expect(sendOf(plan)).toEqual({ customerPhone: '07700 900111' });
    expect(only(plan.leads).conflicts).toHaveLength(1);
  });

  test('decided for the sheet sends its value', () => {
    const { plan, changed } = approvedOf(conflict, decided('sheet'));
    expect(sendOf(plan)).toEqual({ status: 'Quote', customerPhone: '07700 900111' });
    expect(changed).toEqual([]);
  });

  test('decided for Heatpunk gives the sheet that value, and no other', () => {
    const later = { ...conflict, answer: answer([lead({ status: 'Lost', postcode: 'EX23 8AA' })]) };
    const { plan, changed } = approvedOf(later, decided('heatpunk'));
    expect(sendOf(plan)).toEqual({ customerPhone: '07700 900111' });
    expect(takeOf(plan)).toEqual({ status: 'Lost' });
    expect(changed).toEqual([]);
  });

  test.each<ConflictChoice>(['sheet', 'heatpunk'])(
    'decided for %s is over, whatever else Heatpunk changed',
    (choice) => {
      const word = 'Conflict: Status';
      const said = { ...conflict, table: table(row({ status: 'Quote' }, { word })) };
      const later = { ...said, answer: answer([lead({ status: 'Lost', postcode: 'EX23 8AA' })]) };
      const ticked = shownOf(said).map((each) => tick(each, () => choice));
      const { plan } = approvedOf(later, ticked);
      const { settledWord, leftOut } = only(plan.leads);
      expect([settledWord, leftOut]).toEqual(['Synced', ['postcode']]);
      expect(plan.words.map((each) => each.word)).toEqual([choice === 'sheet' ? 'Edited' : 'Synced']);
      // Where it is left out after all, the row goes on saying so.
      const edited = { ...later, table: table(row({ status: 'Quote', customerPhone: '1' }, { word })) };
      expect(approvedOf(edited, ticked).plan.words.map((each) => each.word)).toEqual([word]);
    },
  );

  test.each<ConflictChoice>(['sheet', 'heatpunk'])(
    'decided for %s is one still where the rest of its row is no longer as it was shown',
    (choice) => {
      const shown = sides({ status: 'Quote', customerPhone: '07700 900111' }, { status: 'Lost', customerPhone: '1' });
      const ticked = shownOf(shown).map((each) => tick(each, () => choice));
      const { plan, changed } = approvedOf({ ...shown, table: table(row({ status: 'Quote' })) }, ticked);
      expect([sendOf(plan), takeOf(plan)]).toEqual([{}, {}]);
      expect(only(changed).words).toMatch(/is no longer what/);
      expect([only(plan.words).word, only(plan.leads).conflicts.map(({ field }) => field)]).toEqual([
        'Conflict: Status',
        ['status'],
      ]);
    },
  );

  test('that was decided and is left out stands in the word beside one that came up since', () => {
    const word = 'Conflict: Status';
    const sheet = { status: 'Quote', customerEmail: 'here@example.com' };
    const said = { ...sides(sheet, { status: 'Lost' }), table: table(row(sheet, { word })) };
    const ticked = shownOf(said).map((each) => tick(each, () => 'heatpunk'));
    const later = { ...said, answer: answer([lead({ status: 'Lost', customerEmail: 'there@example.com' })]) };
    const { plan } = approvedOf(later, ticked);
    expect(takeOf(plan)).toEqual({});
    expect(only(plan.words).word).toBe('Conflict: E-mail, Status');
  });

  test('that the policy would decide and nobody ticked goes on being told of, and no other one', () => {
    const plan = (word: string) => {
      const sheet = { status: 'Quote', customerPhone: '07700 900111' };
      const asked = { ...sides(sheet, { status: 'Lost' }), table: table(row(sheet, { word })) };
      const said = { ...asked, policy: 'heatpunk' } as const;
      return approvedOf(
        said,
        shownOf(said).map((each) => tick(each)),
      ).plan;
    };
    const [still, over] = [plan('Conflict: Status'), plan('Conflict: Postcode')];
    const told = [only(still.words).word, only(still.leads).settledWord];
    expect(told).toEqual(['Conflict: Status', 'Conflict: Status']);
    // What waits to give way is no conflict, and not what Heatpunk has either.
    expect([over.words.length, only(over.leads).settledWord]).toEqual([1, 'Edited']);
  });

  test("that is none any more, as the cell was put back, is no longer told of: Heatpunk's value waits for a pull", () => {
    const back = {
      ...conflict,
      table: table(row({ customerPhone: '07700 900111' }, { word: 'Conflict: Status' })),
    };
    const { plan } = approvedOf(
      back,
      shownOf(back).map((each) => tick(each)),
    );
    expect(sendOf(plan)).toEqual({ customerPhone: '07700 900111' });
    expect(plan.words.map((each) => each.word)).toEqual(['Edited']);
  });

  test('whose value the sheet has taken already does not keep the rest of its row from being sent', () => {
    const here = { status: 'Lost', customerPhone: '07700 900111' };
    const taken = { base: base(agreed({ status: 'Lost' })), table: table(row(here)) };
    const { plan, changed } = approvedOf({ ...taken, answer: answer([lead({ status: 'Lost' })]) }, decided('heatpunk'));
    expect([sendOf(plan), takeOf(plan), changed]).toEqual([{ customerPhone: '07700 900111' }, {}, []]);
    // Not so where either side has another value by now, or where nothing is left to do.
    const edited = {
      ...taken,
      table: table(row({ ...here, status: 'Won' })),
      answer: answer([lead({ status: 'Lost' })]),
    };
    const later = { ...taken, answer: answer([lead({ status: 'Dead' })]) };
    const alone = { ...taken, table: table(row({ status: 'Lost' })), answer: answer([lead({ status: 'Lost' })]) };
    for (const now of [edited, later, alone]) {
      const left = approvedOf(now, decided('heatpunk'));
      expect([sendOf(left.plan), left.changed.length]).toEqual([{}, 1]);
    }
  });

  test.each<ConflictChoice>(['sheet', 'heatpunk'])('decided for %s stays once a value is another one', (choice) => {
    for (const now of [
      sides({ status: 'Won', customerPhone: '07700 900111' }, { status: 'Lost' }),
      sides({ status: 'Quote', customerPhone: '07700 900111' }, { status: 'Dead' }),
      sides({ customerPhone: '07700 900111' }, { status: 'Lost' }),
    ]) {
      const { plan, changed } = approvedOf(now, decided(choice));
      expect([sendOf(plan), takeOf(plan)]).toEqual([{}, {}]);
      expect(changed).toHaveLength(1);
    }
  });

  test('with nothing else in its row and undecided is nothing to send', () => {
    const alone = sides({ status: 'Quote' }, { status: 'Lost' });
    const { changed } = approvedOf(
      alone,
      shownOf(alone).map((each) => tick(each)),
    );
    expect(changed).toHaveLength(1);
  });
});

describe('new rows', () => {
  const rows = (...drafts: RowDraft[]): Sides => ({ base: base(), table: table(...drafts), answer: answer() });
  const ticked = (shown: Sides) => shownOf(shown).map((entry) => tick(entry));

  test('are created as they were shown, as many as were shown', () => {
    const shown = rows(newRow(), newRow());
    const { plan, changed } = approvedOf(rows(newRow(), newRow(), newRow()), ticked(shown));
    expect(plan.creates).toHaveLength(2);
    expect(changed).toEqual([]);
  });

  test('of which fewer are there than were shown are told of', () => {
    const { plan, changed } = approvedOf(rows(newRow()), ticked(rows(newRow(), newRow())));
    expect(plan.creates).toHaveLength(1);
    expect(changed).toHaveLength(1);
  });

  test('that were edited since are not created', () => {
    const { plan, changed } = approvedOf(rows(newRow({ ...ADA, status: 'Quote' })), ticked(rows(newRow())));
    expect(plan.creates).toEqual([]);
    expect(only(changed).words).toMatch(/edited, sent or removed, or is a lead by now/);
  });

  test('that nobody ticked are not created', () => {
    expect(
      approvedOf(rows(newRow(), newRow({ ...ADA, customerName: 'Bo' })), ticked(rows(newRow()))).plan.creates,
    ).toHaveLength(1);
  });

  test('that were sent before and got no answer are sent again only with what was shown', () => {
    const sent = (facts: Facts): Sides => ({ ...rows(newRow(facts, { id: 'pending-1' })), base: base(sending()) });
    expect(approvedOf(sent(ADA), ticked(sent(ADA))).plan.creates).toHaveLength(1);
    const edited = approvedOf(sent({ ...ADA, address: 'Elsewhere' }), ticked(sent(ADA)));
    expect(edited.plan.creates).toEqual([]);
    expect(only(edited.changed).words).toMatch(/is no longer what/);
  });
});

const VALUES: Readonly<Record<string, readonly Value[]>> = {
  status: ['new', 'Quote', ' Quote', null],
  customerName: ['John Doe', 'Jane Doe', ''],
  customerPhone: ['07111 111111', '07222 222222', null],
  customerEmail: ['john@example.com', 'john@', null],
  lat: [51.5, '51.50', 0, null],
  postcode: ['CB24 6YU', null],
};

const factsArbitrary: fc.Arbitrary<Facts> = fc
  .subarray(Object.keys(VALUES))
  .chain((names) =>
    fc.record(Object.fromEntries(names.map((name) => [name, fc.constantFrom(...(VALUES[name] ?? []))]))),
  );

const rowArbitrary = fc.record({
  facts: factsArbitrary,
  id: fc.constantFrom('7', '8', '9', '', '', 'pending-1'),
  formulas: fc.constantFrom<readonly string[]>([], [], ['postcode']),
});

const sidesArbitrary: fc.Arbitrary<Sides> = fc
  .record({
    rows: fc.array(rowArbitrary, { maxLength: 5 }),
    there: fc.array(fc.tuple(fc.constantFrom('7', '8', '9'), factsArbitrary), { maxLength: 3 }),
    agreed: fc.array(fc.tuple(fc.constantFrom('7', '8', '9'), factsArbitrary), { maxLength: 3 }),
    isSending: fc.boolean(),
    policy: fc.constantFrom<ConflictPolicy>('ask', 'ask', 'sheet', 'heatpunk'),
  })
  .map(({ rows, there, agreed: known, isSending, policy }) => ({
    base: base(...known.map(([id, facts]) => agreed({ ...facts, id })), ...(isSending ? [sending()] : [])),
    table: table(...rows.map(({ facts, ...traits }) => row({ ...ADA, ...facts }, { word: '', ...traits }))),
    answer: answer(there.map(([id, facts]) => lead({ ...facts, id }))),
    policy,
  }));

/** The second is the first with one thing or another changed on any side; often nothing. */
const meanwhile = fc
  .record({
    before: sidesArbitrary,
    other: sidesArbitrary,
    changes: fc.record({ base: fc.boolean(), table: fc.boolean(), answer: fc.boolean(), policy: fc.boolean() }),
  })
  .map(({ before, other, changes }) => ({
    before,
    after: {
      base: changes.base ? other.base : before.base,
      table: changes.table ? other.table : before.table,
      answer: changes.answer ? other.answer : before.answer,
      ...(changes.policy ? { policy: other.policy } : { policy: before.policy }),
    } as Sides,
    isSame: !changes.base && !changes.table && !changes.answer && !changes.policy,
  }));

test('whatever changes meanwhile, nothing is sent or taken but what was shown and ticked, and each tick is answered for', () => {
  fc.assert(
    fc.property(
      meanwhile,
      fc.array(fc.boolean(), { minLength: 6, maxLength: 6 }),
      fc.array(fc.constantFrom<ConflictChoice | null>('sheet', 'heatpunk', null), { minLength: 6, maxLength: 6 }),
      ({ before, after, isSame }, ticks, choices) => {
        const entries = shownOf(before).filter((entry, index) => entry.kind !== 'problem' && ticks[index]);
        const fields = Object.keys(VALUES);
        const ticked = entries
          .map((entry) =>
            tick(entry, (field) => {
              const choice = choices[fields.indexOf(field)] ?? null;
              // A page may send anything, but where nothing changed it is only to be taken at its word for what it offers.
              const offered = entry.conflicts.find((conflict) => conflict.field === field)?.choices;
              return !isSame || (choice && offered?.includes(choice)) ? choice : null;
            }),
          )
          .filter(({ changes, decisions }) => changes.length + decisions.length > 0);
        const { plan, changed } = approvedOf(after, ticked);
        const entryFor = (key: string) => ticked.find((entry) => entry.key === key);

        for (const planned of plan.leads) {
          const entry = entryFor(keyOfId(planned.id));
          for (const change of planned.send) {
            const isShown = entry?.changes.some((shown) => isSameChange(change, shown.field, shown.new, shown.old));
            const isDecided = entry?.decisions.some(
              ({ choice, field, sheet, remote }) => choice === 'sheet' && isSameChange(change, field, sheet, remote),
            );
            expect(isShown || isDecided).toBe(true);
          }
          for (const change of planned.take) {
            const isDecided = entry?.decisions.some(
              ({ choice, field, sheet, remote }) => choice === 'heatpunk' && isSameChange(change, field, remote, sheet),
            );
            expect(isDecided).toBe(true);
          }
        }
        const created = new Map<string, number>();
        for (const create of plan.creates) {
          const key = keyOfCreate(create);
          created.set(key, (created.get(key) ?? 0) + 1);
          const sent = new Map([...create.fields, ...create.followUp]);
          expect(factsOf([...sent].map(([field, value]) => ({ field, value })))).toEqual(
            factsOf((entryFor(key)?.changes ?? []).map(({ field, new: value }) => ({ field, value }))),
          );
        }
        expect(plan.added).toEqual([]);

        for (const { key, count } of ticked) {
          const told = changed.filter((each) => each.key === key).length;
          const isWork = plan.leads.some(({ id, send, take }) => keyOfId(id) === key && send.length + take.length > 0);
          expect(told + (created.get(key) ?? 0) + Number(isWork)).toBe(count);
        }
        // A row with an id that no run has filled yet is the one thing that the choice of a side does not settle.
        if (isSame) expect(changed.filter(({ words }) => !words.includes('was not filled in yet'))).toEqual([]);
      },
    ),
    { numRuns: 2000 },
  );
});

function isSameChange(change: FieldChange, field: string, value: Value, was: Value): boolean {
  const kind = kindOf(field);
  return change.field === field && sameValue(kind, change.value, value) && sameValue(kind, change.was, was);
}
