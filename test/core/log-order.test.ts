import { expect, test } from '@jest/globals';
import { LOG_LENGTH } from '../../src/core/log-line';
import { oldestFirst } from '../../src/core/log-order';
import { NOW } from './builders';
import { line } from './log-lines';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** The key of a run that began some minutes after NOW. */
const keyOf = (minutes: number) => `${(NOW + minutes * MINUTE).toString(36)}-0abc`;

test.each([
  ['sorted the other way round', 0, [20, 5, 0]],
  ['of a time zone further east', 9 * HOUR, [0, 5, 20]],
  ['of a time zone further west, by half hours', -3.5 * HOUR, [0, 5, 20]],
])('lines %s come in the order in which they were written', (_name, shift, minutes) => {
  const lines = minutes.map((each) => {
    // The last run of all wrote after the zone was changed.
    const when = NOW + each * MINUTE + (each === 20 ? 0 : shift);
    return line({ run: keyOf(each), lead: String(each), when: when + 2000 });
  });
  const found = oldestFirst(lines);
  expect(found.map(({ lead }) => lead)).toEqual(['0', '5', '20']);
  expect(found.map(({ when }) => when)).toEqual([0, 5, 20].map((each) => NOW + each * MINUTE + 2000));
});

test('batches of a push stand where they were written, among those of other runs', () => {
  const lines = [
    line({ run: keyOf(0), lead: '1', when: NOW }),
    line({ run: keyOf(40), lead: '2', when: NOW + 40 * MINUTE }),
    line({ run: keyOf(0), lead: '3', when: NOW + 70 * MINUTE }),
  ];
  expect(oldestFirst([...lines].reverse()).map(({ lead }) => lead)).toEqual(['1', '2', '3']);
});

test('of a full log the oldest run, whose first lines were dropped, stays in its place', () => {
  const lines = [
    line({ run: keyOf(0), lead: '1', when: NOW + 8 * MINUTE }),
    line({ run: keyOf(20), lead: '2', when: NOW + 20 * MINUTE }),
    line({ run: keyOf(0), lead: '3', when: NOW + 25 * MINUTE }),
    ...Array.from({ length: LOG_LENGTH - 3 }, () => line({ run: keyOf(30), lead: '4', when: NOW + 30 * MINUTE })),
  ];
  const ids = oldestFirst(lines).map(({ lead }) => lead);
  expect(ids.slice(0, 4)).toEqual(['1', '2', '3', '4']);
});

test('lines without a key, or a time, stay as they are', () => {
  const lines = [
    line({ run: '', lead: '1', when: null }),
    line({ run: '', lead: '2' }),
    line({ run: 'no key', lead: '3' }),
  ];
  expect(oldestFirst(lines)).toEqual(lines);
});
