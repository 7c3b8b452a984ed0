import { describe, expect, test } from '@jest/globals';
import type { Decision } from '../../src/core/decisions';
import type { Lead } from '../../src/core/lead';
import type { ConflictPolicy } from '../../src/core/settings';
import { EDITED, failedWord, NEW, SYNCED } from '../../src/core/sync-word';
import { MAX_CELL_LENGTH } from '../../src/core/value';
import { type Facts, fields, JOHN, lead, type RowDraft, row } from './builders';
import { base, edited, NOTHING, phone, planOf, type Sides, summary } from './planned-lead';

const ASKED = { conflicts: { customerPhone: 'both changed' as const } };

describe('field by field', () => {
  test.each<readonly [string, Sides, Partial<ReturnType<typeof summary>>, string]>([
    ['equal sides need nothing', {}, {}, SYNCED],
    ['what Heatpunk changed goes to the sheet', { heatpunk: lead(phone('07999')) }, { take: phone('07999') }, SYNCED],
    ['what the sheet changed goes to Heatpunk', { sheet: row(phone('07999')) }, { send: phone('07999') }, EDITED],
    ['a cleared cell clears the field', { sheet: row(phone(null)) }, { send: phone(null) }, EDITED],
    ['a field cleared in Heatpunk clears the cell', { heatpunk: lead(phone(null)) }, { take: phone(null) }, SYNCED],
    [
      'the same change on both sides only moves the base',
      { sheet: row(phone('07999')), heatpunk: lead(phone('07999')) },
      { agree: phone('07999') },
      SYNCED,
    ],
    [
      'different changes are a conflict',
      { sheet: row(phone('07888')), heatpunk: lead(phone('07999')) },
      { conflicts: { customerPhone: 'both changed' } },
      'Conflict: Phone',
    ],
    [
      'changes of different fields go their ways',
      { sheet: row({ status: 'Quote' }), heatpunk: lead(phone('07999')) },
      { take: phone('07999'), send: { status: 'Quote' } },
      EDITED,
    ],
    [
      'a lead with a conflict and an edit sends the edit and shows the conflict',
      { sheet: row({ customerPhone: '07888', status: 'Quote' }), heatpunk: lead(phone('07999')) },
      { send: { status: 'Quote' }, conflicts: { customerPhone: 'both changed' } },
      'Conflict: Phone',
    ],
    [
      'every conflict of a lead is named',
      {
        sheet: row({ customerPhone: '1', customerEmail: 'a@example.com' }),
        heatpunk: lead({ customerPhone: '2', customerEmail: 'b@example.com' }),
      },
      { conflicts: { customerPhone: 'both changed', customerEmail: 'both changed' } },
      'Conflict: Phone, E-mail',
    ],
    ['white space around a text is no edit', { sheet: row({ customerName: ' John Doe ' }) }, {}, SYNCED],
    [
      'a field that the base does not know was blank',
      { sheet: row({ projectName: null }), heatpunk: lead({ projectName: 'Roof' }) },
      { take: { projectName: 'Roof' } },
      SYNCED,
    ],
    [
      'an edited number is sent as a number',
      { sheet: row({ lat: ' 51.50 ' }), heatpunk: lead({ lat: 50 }), both: base({ lat: 50 }) },
      { send: { lat: 51.5 } },
      EDITED,
    ],
    [
      'an edited text is sent without the white space around it',
      { sheet: row({ customerName: ' Jane\r\nDoe\u0007 ' }) },
      { send: { customerName: 'Jane\nDoe' } },
      EDITED,
    ],
  ])('%s', (_situation, sides, expected, word) => {
    const plan = planOf(sides);
    expect(summary(plan)).toEqual({ ...NOTHING, ...expected });
    expect(plan.word).toBe(word);
  });

  test('a change carries the value that it replaces', () => {
    const plan = planOf({ sheet: row({ status: 'Quote' }), heatpunk: lead(phone('07999')) });
    expect(plan.take).toEqual([{ field: 'customerPhone', value: '07999', was: '07111 111111' }]);
    expect(plan.send).toEqual([{ field: 'status', value: 'Quote', was: 'new' }]);
  });

  test('a conflict tells what each side has and what they had in common', () => {
    const plan = planOf({ sheet: row(phone('07888')), heatpunk: lead(phone('07999')) });
    expect(plan.conflicts).toEqual([
      { field: 'customerPhone', sheet: '07888', remote: '07999', base: '07111 111111', reason: 'both changed' },
    ]);
  });
});

describe('row and lead that were never compared', () => {
  const never = { both: null };

  test('equal fields agree', () => {
    expect(summary(planOf(never))).toEqual({ ...NOTHING, agree: JOHN });
  });

  test('different fields are conflicts and nothing is written on either side', () => {
    const plan = planOf({ ...never, sheet: row(phone('07888')), heatpunk: lead({ status: 'Quote' }) });
    expect(summary(plan)).toMatchObject({
      take: {},
      send: {},
      conflicts: { customerPhone: 'never compared', status: 'never compared' },
    });
    expect(plan.word).toBe('Conflict: Status, Phone');
  });

  test('a blank cell of a row that has been filled before is a conflict, not a cleared or a missing one', () => {
    const plan = planOf({ ...never, sheet: row(phone(null)) });
    expect(summary(plan)).toMatchObject({ take: {}, send: {}, conflicts: { customerPhone: 'never compared' } });
  });

  test('a row with an id and no word takes what its blank cells lack', () => {
    const plan = planOf({ ...never, sheet: row({ customerPhone: null, status: ' ' }, { word: NEW }) });
    expect(summary(plan)).toMatchObject({
      take: { customerPhone: '07111 111111', status: 'new' },
      send: {},
      conflicts: {},
    });
    expect(plan.word).toBe(SYNCED);
  });

  test('a row with an id and no word keeps what it says differently, as a conflict', () => {
    const plan = planOf({ ...never, sheet: row({ customerPhone: null, status: 'Quote' }, { word: NEW }) });
    expect(summary(plan)).toMatchObject({
      take: { customerPhone: '07111 111111' },
      send: {},
      conflicts: { status: 'never compared' },
    });
  });

  test('a blank cell in a sheet without a Sync column is a conflict: no word could tell that the row was filled', () => {
    const plan = planOf({ ...never, sheet: row(phone(null), { word: NEW }), hasWords: false });
    expect(summary(plan)).toMatchObject({ take: {}, send: {}, conflicts: { customerPhone: 'never compared' } });
  });

  test('the blank cells of a row with a base are cleared ones, word or not', () => {
    const plan = planOf({ sheet: row(phone(null), { word: NEW }) });
    expect(summary(plan)).toEqual({ ...NOTHING, send: phone(null) });
  });
});

describe('the first status that Heatpunk gives a lead', () => {
  const neverAgreed = fields({ ...Object.fromEntries(base()), status: null });

  test.each<readonly [string, string | null, string, Partial<ReturnType<typeof summary>>]>([
    ['is no change beside one that was typed, which is sent', 'Quote', 'new', { send: { status: 'Quote' } }],
    ['is taken where the cell is blank', null, 'new', { take: { status: 'new' } }],
    ['agrees where the same was typed', 'new', 'new', { agree: { status: 'new' } }],
    ['that somebody changed there already is a conflict', 'Quote', 'Sale', { conflicts: { status: 'both changed' } }],
  ])('%s', (_description, here, there, expected) => {
    const plan = planOf({ sheet: row({ status: here }), heatpunk: lead({ status: there }), both: neverAgreed });
    expect(summary(plan)).toEqual({ ...NOTHING, ...expected });
  });

  test('is a change like any other where the lead had another one before', () => {
    const sides = {
      sheet: row({ status: 'Quote' }),
      heatpunk: lead({ status: 'new' }),
      both: base({ status: 'Sale' }),
    };
    expect(summary(planOf(sides))).toEqual({ ...NOTHING, conflicts: { status: 'both changed' } });
  });

  test('is a change like any other in another field', () => {
    const both = fields({ ...Object.fromEntries(base()), postcode: null });
    const plan = planOf({ sheet: row({ postcode: 'EX23 8AA' }), heatpunk: lead({ postcode: 'new' }), both });
    expect(summary(plan)).toEqual({ ...NOTHING, conflicts: { postcode: 'both changed' } });
  });
});

describe('who decides a conflict', () => {
  const both = { sheet: row(phone('07888')), heatpunk: lead(phone('07999')) };

  test.each<readonly [ConflictPolicy, Partial<ReturnType<typeof summary>>, string]>([
    ['ask', { conflicts: { customerPhone: 'both changed' } }, 'Conflict: Phone'],
    ['sheet', { send: phone('07888') }, EDITED],
    ['heatpunk', { take: phone('07999') }, SYNCED],
  ])('policy %s', (policy, expected, word) => {
    const plan = planOf({ ...both, policy });
    expect(summary(plan)).toEqual({ ...NOTHING, ...expected });
    expect(plan.word).toBe(word);
  });

  test.each<readonly [ConflictPolicy, Partial<ReturnType<typeof summary>>]>([
    ['ask', { take: {}, send: {}, conflicts: { customerPhone: 'never compared' } }],
    ['sheet', { take: {}, send: phone('07888'), conflicts: {} }],
    ['heatpunk', { take: phone('07999'), send: {}, conflicts: {} }],
  ])('policy %s, where the fields were never compared', (policy, expected) => {
    expect(summary(planOf({ ...both, both: null, policy }))).toMatchObject(expected);
  });

  const seen = { sheet: '07888', remote: '07999' };

  test.each<readonly [string, Decision, Partial<ReturnType<typeof summary>>]>([
    ['for the sheet', { choice: 'sheet', ...seen }, { send: phone('07888') }],
    ['for Heatpunk', { choice: 'heatpunk', ...seen }, { take: phone('07999') }],
    ['by somebody who saw another value in the sheet', { ...seen, choice: 'sheet', sheet: '07777' }, ASKED],
    ['by somebody who saw another value in Heatpunk', { ...seen, choice: 'heatpunk', remote: null }, ASKED],
  ])('a decision %s', (_description, decided, expected) => {
    expect(summary(planOf({ ...both, decided }))).toEqual({ ...NOTHING, ...expected });
  });

  test('a decision goes before the policy', () => {
    const plan = planOf({ ...both, policy: 'heatpunk', decided: { choice: 'sheet', ...seen } });
    expect(summary(plan)).toEqual({ ...NOTHING, send: phone('07888') });
  });

  test.each<ConflictPolicy>(['ask', 'sheet', 'heatpunk'])(
    'policy %s changes nothing where only one side changed',
    (policy) => {
      const plan = planOf({ sheet: row({ status: 'Quote' }), heatpunk: lead(phone('07999')), policy });
      expect(summary(plan)).toEqual({ ...NOTHING, take: phone('07999'), send: { status: 'Quote' } });
    },
  );
});

describe('fields that cannot be updated', () => {
  test.each<readonly [string, Facts, Facts]>([
    ['an edited date of creation', { dateCreated: '2026-11-05T00:00:00Z' }, { dateCreated: '2026-11-03T09:15:00Z' }],
    ['a cleared date of creation', { dateCreated: null }, { dateCreated: '2026-11-03T09:15:00Z' }],
    ['an edited origin', { origin: 'phone' }, { origin: 'web' }],
    ['an edited field that nobody described', { roofArea: 80 }, { roofArea: 42 }],
    ['a field that nobody described, filled where Heatpunk has none', { solarReady: 'yes' }, { solarReady: null }],
  ])('%s is put back', (_description, sheet, remote) => {
    const heatpunk = lead({ origin: 'web', roofArea: 42, solarReady: null, ...remote });
    const plan = planOf({ sheet: row({ origin: 'web', roofArea: 42, solarReady: null, ...sheet }), heatpunk });
    expect(summary(plan)).toEqual({ ...NOTHING, take: remote });
  });

  test.each<ConflictPolicy>(['ask', 'sheet', 'heatpunk'])(
    'are never sent nor in conflict, with policy %s',
    (policy) => {
      const sides = { sheet: row({ origin: 'phone', roofArea: 80 }), heatpunk: lead({ origin: 'web', roofArea: 42 }) };
      for (const both of [base(), null]) {
        const plan = planOf({ ...sides, both, policy });
        expect(summary(plan)).toMatchObject({ take: { origin: 'web', roofArea: 42 }, send: {}, conflicts: {} });
      }
    },
  );

  test('show the same date when only its fraction of a second or the hour of a clock change differs', () => {
    const plan = planOf({ heatpunk: lead({ dateCreated: '2026-11-03T09:15:00.750Z' }) });
    expect(plan.take).toEqual([]);
  });

  test('a date of creation that the base lacks is remembered', () => {
    const both = fields({ ...Object.fromEntries(base()), dateCreated: null });
    expect(summary(planOf({ both }))).toEqual({ ...NOTHING, agree: { dateCreated: '2026-11-03T09:15:00Z' } });
  });
});

describe('fields that no lead of the answer reports', () => {
  const both = base({ crmReference: 'CRM-1' });

  test('an untouched cell stays as it is: their absence is no clearing', () => {
    expect(summary(planOf({ sheet: row({ crmReference: 'CRM-1' }), both }))).toEqual(NOTHING);
  });

  test('an edited cell is sent', () => {
    const plan = planOf({ sheet: row({ crmReference: 'CRM-2' }), both });
    expect(summary(plan)).toEqual({ ...NOTHING, send: { crmReference: 'CRM-2' } });
  });

  test('a field nobody described keeps what its cell shows', () => {
    expect(summary(planOf({ sheet: row({ roofArea: 42 }) }))).toEqual(NOTHING);
  });

  test('a field that only other leads report is blank in this one', () => {
    const plan = planOf({ sheet: row({ crmReference: 'CRM-1' }), both, others: [lead({ crmReference: 'CRM-9' })] });
    expect(summary(plan)).toEqual({ ...NOTHING, take: { crmReference: null } });
  });

  test('a standard field is none that is told of all the same: an answer may have no postcodes', () => {
    const { postcode: _absent, ...rest } = Object.fromEntries(lead().fields);
    const heatpunk = { id: '7', fields: fields(rest) };
    expect(summary(planOf({ heatpunk }))).toEqual(NOTHING);
    expect(summary(planOf({ heatpunk, others: [lead()] }))).toEqual({ ...NOTHING, take: { postcode: null } });
  });

  test('tell nothing of a row that was never compared, so a person decides about what stands here', () => {
    const plan = planOf({ sheet: row({ crmReference: 'CRM-1' }), both: null });
    expect(summary(plan)).toMatchObject({ take: {}, send: {} });
    const conflict = { field: 'crmReference', sheet: 'CRM-1', remote: undefined, base: undefined };
    expect(plan.conflicts).toEqual([{ ...conflict, reason: 'never compared' }]);
  });

  test('are not taken from there by a decision either, which can only keep what stands here', () => {
    const { customerPhone: _unlisted, ...rest } = Object.fromEntries(lead().fields);
    const sides = { sheet: row({ customerPhone: '07888' }), heatpunk: { id: '7', fields: fields(rest) }, both: null };
    const seen = { sheet: '07888', remote: undefined };
    const taken = planOf({ ...sides, decided: { ...seen, choice: 'heatpunk' } });
    expect(summary(taken)).toMatchObject({ take: {}, send: {}, conflicts: { customerPhone: 'never compared' } });
    const kept = planOf({ ...sides, decided: { ...seen, choice: 'sheet' } });
    expect(summary(kept)).toMatchObject({ take: {}, send: phone('07888'), conflicts: {} });
  });

  test('are not taken from there by the policy that Heatpunk wins, nor cleared by it', () => {
    const sides = { sheet: row({ crmReference: 'CRM-1' }), both: null } as const;
    const plan = planOf({ ...sides, policy: 'heatpunk' });
    expect(summary(plan)).toMatchObject({ take: {}, send: {}, conflicts: { crmReference: 'never compared' } });
    expect(summary(planOf({ ...sides, policy: 'sheet' })).send).toEqual({ crmReference: 'CRM-1' });
  });

  test('are agreed on where a row that was never compared is blank in them, or nobody can edit them', () => {
    for (const facts of [{ crmReference: null }, { roofArea: 42 }]) {
      expect(summary(planOf({ sheet: row(facts), both: null }))).toMatchObject({ take: {}, send: {}, conflicts: {} });
    }
  });
});

describe('what cannot be sent', () => {
  test.each<readonly [string, Facts, string]>([
    ['an incomplete e-mail address', { customerEmail: 'john@' }, 'e-mail is not complete'],
    ['a latitude out of range', { lat: 90.1 }, 'latitude must be a number from -90 to 90'],
    ['a longitude that is no number', { lng: '4°W' }, 'longitude must be a number from -180 to 180'],
    ['an unknown build date', { buildDate: '1999' }, 'build date must be one of pre2000, post2000, post2006'],
    ['a text that is too long', { address: 'x'.repeat(MAX_CELL_LENGTH) }, 'address is too long'],
  ])('%s makes the row invalid, in words', (_description, facts, why) => {
    const others = [lead({ lat: 1, lng: 1, buildDate: 'pre2000' })];
    const plan = planOf({ sheet: edited(facts), others });
    expect(plan.invalid).toEqual([why]);
    expect(plan.word).toBe(`Invalid: ${why}`);
  });

  test('a value that both sides agreed on is not judged', () => {
    const facts = { customerEmail: 'not an address' };
    const plan = planOf({ sheet: row(facts), heatpunk: lead(facts), both: base(facts) });
    expect(plan.invalid).toEqual([]);
    expect(plan.word).toBe(SYNCED);
  });

  test('an invalid row with a conflict says first what is invalid', () => {
    const sheet = edited({ customerPhone: '07888', customerEmail: 'john@' });
    const plan = planOf({ sheet, heatpunk: lead(phone('07999')) });
    expect(plan.word).toBe('Invalid: e-mail is not complete');
    expect(plan.conflicts.map(({ field }) => field)).toEqual(['customerPhone']);
  });
});

describe('the Sync word', () => {
  const failed = failedWord('postcode unknown');

  test.each<readonly [string, RowDraft, Lead, string, string]>([
    ['a row with an edit is Edited, and Synced once it was sent', row(phone('1')), lead(), EDITED, SYNCED],
    [
      'a refused edit keeps the refusal until it is sent again',
      row(phone('1'), { word: failed }),
      lead(),
      failed,
      SYNCED,
    ],
    ['a refused edit that was taken back is Synced', row({}, { word: failed }), lead(), SYNCED, SYNCED],
    ['an edit that was taken back is Synced', row({}, { word: EDITED }), lead(), SYNCED, SYNCED],
    ['a conflict that was solved is Synced', row({}, { word: 'Conflict: Phone' }), lead(), SYNCED, SYNCED],
    ['a lead that is back in Heatpunk is Synced', row({}, { word: 'Not in Heatpunk' }), lead(), SYNCED, SYNCED],
    [
      'a conflict beside a sent edit remains',
      row({ customerPhone: '1', status: 'Quote' }),
      lead(phone('2')),
      'Conflict: Phone',
      'Conflict: Phone',
    ],
  ])('%s', (_situation, sheet, heatpunk, word, settledWord) => {
    const plan = planOf({ sheet, heatpunk });
    expect({ word: plan.word, settledWord: plan.settledWord }).toEqual({ word, settledWord });
  });
});

test.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])(
  'a field named %s is a field like any other',
  (name) => {
    const plan = planOf({ sheet: row({ [name]: 'mine' }), heatpunk: lead({ [name]: 'theirs' }) });
    expect(plan.take).toEqual([{ field: name, value: 'theirs', was: 'mine' }]);
    expect(summary(planOf({ sheet: row({ [name]: 'same' }), heatpunk: lead({ [name]: 'same' }) }))).toEqual(NOTHING);
  },
);
