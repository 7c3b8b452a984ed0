import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { householdsIn } from '../../src/core/household';
import type { Lead } from '../../src/core/lead';
import { type Facts, lead } from './builders';

/** A lead that shares nothing with any other but what is given. */
const one = (id: string, facts: Facts = {}): Lead =>
  lead({
    id,
    customerName: `Customer ${id}`,
    dateCreated: `2026-11-0${id}T09:00:00Z`,
    customerPhone: null,
    customerEmail: null,
    address: null,
    postcode: null,
    ...facts,
  });

const tiesOf = (...leads: readonly Lead[]) => householdsIn(leads, '44').flatMap(({ ties }) => ties);
const idsOf = (...leads: readonly Lead[]) => householdsIn(leads, '44').map((each) => each.leads.map(({ id }) => id));

describe('two leads are taken for one household', () => {
  test.each<[string, Facts, Facts, string, string]>([
    [
      'by a phone number, however it is written',
      { customerPhone: '07700 900123' },
      { customerPhone: '+44 (0)7700 900123' },
      'phone',
      '07700900123',
    ],
    [
      'by a phone number that came as a number',
      { customerPhone: 7700900123 },
      { customerPhone: '07700900123' },
      'phone',
      '07700900123',
    ],
    [
      'by an e-mail address, whatever its case and white space',
      { customerEmail: ' John@Example.com' },
      { customerEmail: 'john@ example.COM\n' },
      'email',
      'john@example.com',
    ],
    [
      'by postcode and house number',
      { address: '8 The Rowans, Milton', postcode: 'CB24 6YU' },
      { address: '8, Rowans, Cambridge, cb246yu' },
      'address',
      'CB24 6YU, 8',
    ],
    [
      'by the same flat',
      { address: 'Flat 2, 8 The Rowans', postcode: 'CB24 6YU' },
      { address: '8 The Rowans, flat 2', postcode: 'CB24 6YU' },
      'address',
      'CB24 6YU, 8, flat 2',
    ],
  ])('%s', (_, left, right, kind, value) => {
    expect(tiesOf(one('1', left), one('2', right))).toEqual([{ kind, value, ids: ['1', '2'] }]);
  });
});

describe('two leads are not', () => {
  test.each<[string, Facts, Facts]>([
    ['when both lack everything', {}, {}],
    ['when all they share is a name', { customerName: 'John Doe' }, { customerName: 'John Doe' }],
    ['when both phone numbers are none', { customerPhone: 'n/a' }, { customerPhone: 'n/a' }],
    ['when both e-mail addresses are none', { customerEmail: 'none' }, { customerEmail: 'none' }],
    [
      'next door to each other',
      { address: '8 The Rowans', postcode: 'CB24 6YU' },
      { address: '9 The Rowans', postcode: 'CB24 6YU' },
    ],
    [
      'in two flats of one house',
      { address: 'Flat 1, 8 The Rowans', postcode: 'CB24 6YU' },
      { address: 'Flat 2, 8 The Rowans', postcode: 'CB24 6YU' },
    ],
    [
      'in a flat and in the house',
      { address: 'Flat 1, 8 The Rowans', postcode: 'CB24 6YU' },
      { address: '8 The Rowans', postcode: 'CB24 6YU' },
    ],
    [
      'at the same number elsewhere',
      { address: '8 The Rowans', postcode: 'CB24 6YU' },
      { address: '8 The Rowans', postcode: 'CB24 6YX' },
    ],
    [
      'at the same postcode without a number',
      { address: 'Rose Cottage', postcode: 'EX23 8HE' },
      { address: 'Rose Cottage', postcode: 'EX23 8HE' },
    ],
    [
      'when one has for a phone what the other has for an e-mail',
      { customerPhone: 'a@b.uk' },
      { customerEmail: 'a@b.uk' },
    ],
  ])('%s', (_, left, right) => {
    expect(idsOf(one('1', left), one('2', right))).toEqual([]);
  });
});

test('a pair that shares everything is one household, with every reason', () => {
  expect(
    householdsIn([lead({ id: '8' }), lead({ id: '7', customerPhone: '07700 900123' }), lead({ id: '9' })], '44'),
  ).toEqual([
    {
      leads: ['7', '8', '9'].map((id) => ({ id, name: 'John Doe', created: '2026-11-03' })),
      ties: [
        { kind: 'phone', value: '07111111111', ids: ['8', '9'] },
        { kind: 'email', value: 'john@example.com', ids: ['7', '8', '9'] },
        { kind: 'address', value: 'CB24 6YU, 8', ids: ['7', '8', '9'] },
      ],
    },
  ]);
});

test('who shares a phone with one and an e-mail with another is in one household with both', () => {
  const leads = [
    one('1', { customerPhone: '07700 900123' }),
    one('2', { customerPhone: '07700900123', customerEmail: 'john@example.com' }),
    one('3', { customerEmail: 'john@example.com' }),
    one('4', { customerEmail: 'jane@example.com' }),
  ];
  expect(householdsIn(leads, '44')).toMatchObject([
    {
      leads: [{ id: '1' }, { id: '2' }, { id: '3' }],
      ties: [
        { kind: 'phone', ids: ['1', '2'] },
        { kind: 'email', ids: ['2', '3'] },
      ],
    },
  ]);
});

test('the household that got a lead last comes first, and in it the oldest lead', () => {
  const phone = { customerPhone: '07700 900123' };
  const email = { customerEmail: 'john@example.com' };
  expect(idsOf(one('4', phone), one('3', email), one('1', email), one('2', phone))).toEqual([
    ['2', '4'],
    ['1', '3'],
  ]);
});

test('a lead without a name, or with one that never ends, is named all the same', () => {
  const email = { customerEmail: 'john@example.com' };
  const [household] = householdsIn(
    [one('1', { ...email, customerName: null }), one('2', { ...email, customerName: 'x'.repeat(5000) })],
    '44',
  );
  expect(household?.leads[0]?.name).toBe('');
  expect(household?.leads[1]?.name).toHaveLength(100);
});

test('numbers without a country code are those of the country that is asked for', () => {
  const leads = [one('1', { customerPhone: '087 123 4567' }), one('2', { customerPhone: '+353 87 123 4567' })];
  expect(householdsIn(leads, '353')).toHaveLength(1);
  expect(householdsIn(leads, '44')).toHaveLength(0);
});

const someLeads = fc
  .array(
    fc.record({
      customerPhone: fc.constantFrom(null, '07700 900123', '+447700900123', '07700 900124', '07700900125', 'n/a'),
      customerEmail: fc.constantFrom(null, 'a@example.com', 'A@example.com ', 'b@example.com', 'c@example.com', '-'),
      address: fc.constantFrom(null, '8 The Rowans', '8 Rowans', '9 The Rowans', 'Flat 1, 8 The Rowans'),
      postcode: fc.constantFrom(null, 'CB24 6YU', 'cb246yu', 'EX23 8HE'),
      dateCreated: fc.constantFrom(null, 'soon', '2026-11-03T09:15:00Z', '2026-10-03T09:15:00Z'),
    }),
    { maxLength: 12 },
  )
  .map((facts) => facts.map((each, index) => lead({ id: String(index), ...each })));

test('the order of the leads makes no difference', () => {
  fc.assert(
    fc.property(
      someLeads.chain((leads) => fc.tuple(fc.constant(leads), fc.shuffledSubarray(leads, { minLength: leads.length }))),
      ([leads, shuffled]) => {
        expect(householdsIn(shuffled, '44')).toEqual(householdsIn(leads, '44'));
      },
    ),
    { numRuns: 300 },
  );
});

test('no lead is in two households, each has two or more, held together by its ties, and none is missed that shares anything', () => {
  fc.assert(
    fc.property(someLeads, (leads) => {
      const households = householdsIn(leads, '44');
      const ids = households.flatMap((each) => each.leads.map(({ id }) => id));
      expect(new Set(ids).size).toBe(ids.length);
      for (const { leads: members, ties } of households) {
        const known = members.map(({ id }) => id);
        expect(known.length).toBeGreaterThan(1);
        expect(new Set(ties.flatMap((tie) => tie.ids))).toEqual(new Set(known));
        for (const tie of ties) expect(tie.ids.length).toBeGreaterThan(1);
      }
      // Each pair that is one household by itself is one among others too.
      const together = (left: string, right: string) =>
        households.some((each) => [left, right].every((id) => each.leads.some((other) => other.id === id)));
      for (const left of leads) {
        for (const right of leads) {
          if (left.id >= right.id || householdsIn([left, right], '44').length === 0) continue;
          expect([left.id, right.id, together(left.id, right.id)]).toEqual([left.id, right.id, true]);
        }
      }
    }),
    { numRuns: 200 },
  );
});
