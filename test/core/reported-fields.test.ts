import { expect, test } from '@jest/globals';
import { reportedFields } from '../../src/core/reported-fields';
import { agreed, base, lead } from './builders';

const LAT = new Set(['lat']);

/** Whether an answer without any latitude tells of it, where so many of its leads held one. */
function isTold(held: number, before: ReadonlySet<string> = LAT): boolean {
  const ids = Array.from({ length: 8 }, (_, index) => String(index));
  const known = base(...ids.map((id, index) => agreed({ id, lat: index < held ? 51.5 : null })));
  return reportedFields(
    ids.map((id) => lead({ id })),
    before,
    known,
  ).has('lat');
}

test('the fields that any lead carries are told, blank ones too', () => {
  const reported = reportedFields([lead({ lat: null }), lead({ id: '8', origin: 'web' })], new Set(), base());
  expect([reported.has('lat'), reported.has('origin'), reported.has('lng')]).toEqual([true, true, false]);
});

test.each([0, 1, 4])(
  'a field that was listed before, and left out now where %i leads held one, is blank in all',
  (held) => {
    expect(isTold(held)).toBe(true);
  },
);

test.each([5, 8])('a field that was listed before, and left out now where %i leads held one, is not told', (held) => {
  expect(isTold(held)).toBe(false);
});

test.each([
  ['nobody knows', new Map([['lat', undefined]])],
  ['no entry tells', null],
])('a field of which %s what many of the leads held is not told', (_, entry) => {
  const ids = Array.from({ length: 5 }, (_each, index) => String(index));
  const known = { ...base(), leads: new Map(entry ? ids.map((id) => [id, entry]) : []) };
  const leads = ids.map((id) => lead({ id }));
  expect(reportedFields(leads, LAT, known).has('lat')).toBe(false);
  expect(reportedFields(leads.slice(1), LAT, known).has('lat')).toBe(true);
});

test('a field that was never listed is not told, however few leads hold one here', () => {
  expect([0, 1, 8].map((held) => isTold(held, new Set(['lng'])))).toEqual([false, false, false]);
});

test('leads that are not in the answer do not count among those that were cleared', () => {
  const ids = ['1', '2', '3', '4', '5'];
  const known = base(...ids.map((id) => agreed({ id, lat: 51.5 })));
  expect(reportedFields([lead({ id: '1' })], LAT, known).has('lat')).toBe(true);
});
