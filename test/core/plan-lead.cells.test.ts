import { describe, expect, test } from '@jest/globals';
import { NEW, SYNCED } from '../../src/core/sync-word';
import { MAX_CELL_LENGTH, shown } from '../../src/core/value';
import { type Facts, factsOf, fields, JOHN, lead, row } from './builders';
import { base, edited, NOTHING, phone, planOf, summary } from './planned-lead';

describe('a column that is new, or came back', () => {
  const unfilled = new Set(['customerPhone']);
  const neverOf = (...names: readonly string[]) =>
    fields({ ...Object.fromEntries(base()), ...Object.fromEntries(names.map((name) => [name, null])) });

  test('is not filled where somebody may have cleared the cell: a person decides', () => {
    const plan = planOf({ sheet: row({ customerPhone: null }, { word: NEW }), doubtful: ['customerPhone'] });
    expect(summary(plan)).toMatchObject({ take: {}, send: {}, conflicts: { customerPhone: 'never compared' } });
  });

  test('takes what its blank cells lack, though row and lead were never compared', () => {
    const plan = planOf({ sheet: row({ ...phone(null), postcode: null }), both: null, unfilled });
    expect(summary(plan)).toMatchObject({
      take: phone('07111 111111'),
      send: {},
      conflicts: { postcode: 'never compared' },
    });
  });

  test('takes it as well where what was agreed of the field was forgotten', () => {
    const plan = planOf({ sheet: row(phone(null)), both: neverOf('customerPhone'), unfilled });
    expect(summary(plan)).toEqual({ ...NOTHING, take: phone('07111 111111') });
  });

  test('keeps what its cells say differently, as a conflict', () => {
    const plan = planOf({ sheet: row(phone('07888')), both: null, unfilled });
    expect(summary(plan)).toMatchObject({ take: {}, send: {}, conflicts: { customerPhone: 'never compared' } });
  });
});

describe('cells with a formula', () => {
  const calculated = (facts: Facts, word = SYNCED) => row(facts, { formulas: Object.keys(facts), word });
  const heatpunk = lead(phone('07999'));
  const sheet = calculated(phone('07111 111111'));

  test('a formula is never overwritten: what Heatpunk changed is a conflict', () => {
    const plan = planOf({ sheet, heatpunk });
    expect(summary(plan)).toEqual({ ...NOTHING, conflicts: { customerPhone: 'formula' } });
    expect(plan.word).toBe('Conflict: Phone');
  });

  test('not even with the policy that Heatpunk wins', () => {
    expect(summary(planOf({ sheet, heatpunk, policy: 'heatpunk' }))).toEqual({
      ...NOTHING,
      conflicts: { customerPhone: 'formula' },
    });
    const changed = { sheet: calculated(phone('07888')), heatpunk, policy: 'heatpunk' } as const;
    expect(summary(planOf(changed))).toEqual({ ...NOTHING, conflicts: { customerPhone: 'formula' } });
  });

  test('with the policy that the sheet wins its value is sent', () => {
    expect(summary(planOf({ sheet, heatpunk, policy: 'sheet' }))).toEqual({
      ...NOTHING,
      send: phone('07111 111111'),
    });
  });

  test('a formula in a field that cannot be updated is a conflict under every policy', () => {
    for (const policy of ['ask', 'sheet', 'heatpunk'] as const) {
      const plan = planOf({ sheet: calculated({ origin: 'mine' }), heatpunk: lead({ origin: 'web' }), policy });
      expect(summary(plan)).toEqual({ ...NOTHING, conflicts: { origin: 'formula' } });
    }
  });

  test('a blank formula in a row not yet filled is not filled', () => {
    const plan = planOf({ sheet: calculated(phone(null), NEW), both: null });
    expect(summary(plan)).toMatchObject({ take: {}, send: {}, conflicts: { customerPhone: 'formula' } });
  });

  describe.each(['ask', 'sheet', 'heatpunk'] as const)('one that shows nothing clears nothing: policy %s', (policy) => {
    const blank = calculated(phone(null));
    test.each([
      ['where both sides agreed on something', {}],
      ['where Heatpunk has another value since', { heatpunk }],
      ['where nobody knows what both agreed on', { both: null, heatpunk }],
    ])('%s', (_, state) => {
      const plan = planOf({ sheet: blank, policy, ...state });
      expect(summary(plan)).toMatchObject({ take: {}, send: {}, conflicts: { customerPhone: 'formula' } });
    });

    test('unless a person says so', () => {
      const decided = { choice: 'sheet', sheet: null, remote: JOHN.customerPhone ?? null } as const;
      expect(summary(planOf({ sheet: blank, policy, decided }))).toEqual({ ...NOTHING, send: phone(null) });
    });
  });

  test('a new result of a formula is sent like any edit', () => {
    expect(summary(planOf({ sheet: calculated({ status: 'Quote' }) }))).toEqual({
      ...NOTHING,
      send: { status: 'Quote' },
    });
  });

  test('a formula that shows an error makes the row invalid', () => {
    const plan = planOf({ sheet: calculated({ status: '#REF!' }) });
    expect(plan.invalid).toEqual(['the formula in status shows #REF!']);
    expect(plan.word).toBe('Invalid: the formula in status shows #REF!');
  });
});

describe('values that are too long for a cell', () => {
  const long = 'x'.repeat(MAX_CELL_LENGTH);
  const heatpunk = lead({ address: long });
  const fieldsOf = (list: readonly { readonly field: string }[]) => list.map(({ field }) => field);

  test('come to the sheet', () => {
    expect(summary(planOf({ heatpunk }))).toEqual({ ...NOTHING, take: { address: long } });
  });

  test('are not taken for edited when the cell shows them cut', () => {
    const sides = { sheet: row({ address: shown(long) }), heatpunk };
    expect(summary(planOf({ ...sides, both: base({ address: long }) }))).toEqual(NOTHING);
    expect(summary(planOf(sides))).toEqual({ ...NOTHING, agree: { address: long } });
  });

  test('are not written again each time where the field cannot be updated', () => {
    const sides = { heatpunk: lead({ origin: long, roofPlan: long }) };
    expect(planOf({ ...sides, sheet: row({ origin: shown(long), roofPlan: shown(long) }) }).take).toEqual([]);
    expect(fieldsOf(planOf({ ...sides, sheet: row({ origin: 'web', roofPlan: null }) }).take)).toEqual([
      'origin',
      'roofPlan',
    ]);
  });

  test('never go back to Heatpunk cut', () => {
    for (const policy of ['ask', 'sheet', 'heatpunk'] as const) {
      for (const both of [base({ address: long }), null]) {
        const plan = planOf({ sheet: row({ address: shown(long) }), heatpunk, both, policy });
        expect(fieldsOf(plan.send)).toEqual([]);
      }
    }
  });

  test('are replaced by a shorter one from Heatpunk, as nobody edited the cell', () => {
    const sheet = row({ address: shown(long) });
    const plan = planOf({ sheet, heatpunk: lead({ address: '9 The Rowans' }), both: base({ address: long }) });
    expect(factsOf(plan.take)).toEqual({ address: '9 The Rowans' });
    expect(plan.conflicts).toEqual([]);
  });

  test('are sent a shorter one that was typed over them', () => {
    const sheet = edited({ address: '9 The Rowans' });
    const plan = planOf({ sheet, heatpunk, both: base({ address: long }) });
    expect(factsOf(plan.send)).toEqual({ address: '9 The Rowans' });
    expect(plan.invalid).toEqual([]);
  });

  test('are not sent their visible beginning where only that was edited: the row says so', () => {
    const sheet = edited({ address: `9 The Rowans, ${shown(long)}` });
    const plan = planOf({ sheet, heatpunk, both: base({ address: long }) });
    expect(plan.invalid).toEqual(['address is cut off: it is too long for a cell']);
    expect(fieldsOf(plan.take)).toEqual([]);
  });

  test('are not sent by a formula that shows their beginning', () => {
    const sheet = row({ address: shown(long) }, { formulas: ['address'] });
    const sides = {
      sheet,
      heatpunk: lead({ address: 'short' }),
      both: base({ address: long }),
      policy: 'sheet',
    } as const;
    expect(planOf(sides).invalid).toEqual(['address is cut off: it is too long for a cell']);
  });

  test('are a conflict where the sheet changed as well', () => {
    const plan = planOf({ sheet: edited({ address: '9 The Rowans' }), heatpunk });
    expect(fieldsOf(plan.take)).toEqual([]);
    expect(fieldsOf(plan.conflicts)).toEqual(['address']);
  });

  test('do not silently take the place of what was typed over them', () => {
    const sheet = edited({ address: '9 The Rowans' });
    const plan = planOf({ sheet, heatpunk, both: base({ address: long }) });
    expect(fieldsOf(plan.take)).toEqual([]);
  });
});
