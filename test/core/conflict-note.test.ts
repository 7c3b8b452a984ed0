import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { quoted, tellsConflict, withConflict, withoutConflict } from '../../src/core/conflict-note';
import type { Conflict } from '../../src/core/plan-lead';

const SEEN = '22/11/2026 09:30';
const LATER = '23/11/2026 10:00';

const conflict: Conflict = {
  field: 'customerPhone',
  sheet: '01632 960001',
  remote: '01632 960002',
  base: '01632 960000',
  reason: 'both changed',
};
const BLOCK = withConflict('', conflict, SEEN);

describe('the note of a cell in conflict', () => {
  test.each<[string, Partial<Conflict>, string]>([
    ['what was agreed', {}, 'Last agreed: “01632 960000”'],
    ['that nothing was', { base: undefined, reason: 'never compared' }, 'Last agreed: not known'],
    ['that a blank was', { base: null }, 'Last agreed: blank'],
    ['what stands here', {}, 'Here: “01632 960001”'],
    ['that nothing stands here', { sheet: null }, 'Here: blank'],
    ['that a formula stands here', { reason: 'formula' }, 'Here: “01632 960001”, from a formula'],
    ['that Heatpunk does not list the field', { remote: undefined }, 'In Heatpunk: not listed'],
    ['that nothing stands there', { remote: null }, 'In Heatpunk: blank'],
    ['a number', { remote: 51.5 }, 'In Heatpunk: “51.5”'],
  ])('tells %s', (_, change, line) => {
    expect(withConflict('', { ...conflict, ...change }, SEEN).split('\n')).toContain(line);
  });

  test('stays as it is while it is of the same values, whenever it is looked at', () => {
    expect(withConflict(BLOCK, conflict, LATER)).toBe(BLOCK);
    expect(withConflict(`Mine\n\n${BLOCK}\nMine too`, conflict, LATER)).toBe(`Mine\n\n${BLOCK}\nMine too`);
  });

  test('is replaced once a value is another, and stands once where it was pasted twice', () => {
    expect(withConflict(withConflict('', { ...conflict, remote: undefined }, SEEN), conflict, SEEN)).toBe(BLOCK);
    const other = { ...conflict, remote: '01632 960009' };
    expect(withConflict(`Mine\n\n${BLOCK}`, other, LATER)).toBe(`Mine\n\n${withConflict('', other, LATER)}`);
    expect(withConflict(`${BLOCK}\n\n${BLOCK}`, conflict, LATER)).toBe(withConflict('', conflict, LATER));
  });

  test.each([
    ['a line that somebody changed', BLOCK.replace('960002”', '960002” or so')],
    ['a line too many', BLOCK.replace('\nIn Heatpunk', '\nRang her\nIn Heatpunk')],
    ['a line too few', BLOCK.replace(/\n[^\n]+$/, '')],
    ['nothing of ours', 'Heatpunk conflict, seen by me'],
  ])('is a person’s with %s', (_, note) => {
    expect(tellsConflict(note)).toBe(false);
    expect(withoutConflict(note)).toBe(note);
    expect(withConflict(note, conflict, LATER)).toBe(`${note}\n\n${withConflict('', conflict, LATER)}`);
  });

  test('can be added to any note and taken out of it again', () => {
    const text = fc.string({ unit: fc.constantFrom('a', ' ', '\n', '“', '”', '=', '😀', ...BLOCK.split('\n')) });
    fc.assert(
      fc.property(text, text, text, (own, sheet, remote) => {
        fc.pre(!tellsConflict(own));
        const note = withConflict(own, { ...conflict, sheet, remote }, SEEN);
        expect(tellsConflict(note)).toBe(true);
        expect(withoutConflict(note)).toBe(own);
        expect(withConflict(note, { ...conflict, sheet, remote }, LATER)).toBe(note);
      }),
    );
  });
});

test.each([
  [null, 'blank'],
  ['  ', 'blank'],
  [0, '“0”'],
  [' padded ', '“padded”'],
  ['two\r\nlines\nand\u2028more', '“two ⏎ lines ⏎ and ⏎ more”'],
  ['a\u0007bell', '“a bell”'],
  ['=1+1', '“=1+1”'],
  ['x'.repeat(300), `“${'x'.repeat(199)}…”`],
])('%j is told as %s', (value, told) => {
  expect(quoted(value)).toBe(told);
});
