import { expect, test } from '@jest/globals';
import { createdAt, fieldsSeen } from '../../src/core/lead';
import { fields, NOW } from './builders';

test('all fields that any lead carries are seen, in the order in which they came', () => {
  const leads = [
    { id: '1', fields: fields({ status: null, zeta: 1 }) },
    {
      id: '2',
      fields: new Map([
        ['alpha', 1],
        ['__proto__', 2],
        ['status', 3],
      ]),
    },
  ];
  expect([...fieldsSeen(leads)]).toEqual(['status', 'zeta', 'alpha', '__proto__']);
});

test.each([
  ['an instant', '2026-11-22T12:00:00Z', NOW],
  ['a text that is none', '22 November', null],
  ['a number', 45_000, null],
  ['nothing', null, null],
])('the date of creation that is %s', (_what, dateCreated, time) => {
  expect(createdAt(fields({ dateCreated }))).toBe(time);
  expect(createdAt(new Map())).toBeNull();
});
