import { describe, expect, test } from '@jest/globals';
import { type FieldOutcome, mergeField } from '../../src/core/merge';
import type { Kind, Value } from '../../src/core/value';

type Case = readonly [situation: string, base: Value, sheet: Value, remote: Value, outcome: FieldOutcome];

/** Three different values of each kind, as A, B and C of the table. */
const VALUES: readonly (readonly [Kind, Value, Value, Value])[] = [
  ['text', 'new', 'Quote', 'Sale'],
  ['number', 51.5, 52.25, -0.1],
  ['date', '2026-03-01T10:00:00Z', '2026-03-02T10:00:00Z', '2026-03-03T10:00:00Z'],
  ['raw', 12, 'twelve', true],
];

describe.each(VALUES)('a %s', (kind, a, b, c) => {
  test.each<Case>([
    ['that nobody changed is left as it is', a, a, a, 'same'],
    ['changed in Heatpunk goes to the sheet', a, a, b, 'take'],
    ['changed in the sheet goes to Heatpunk', a, b, a, 'send'],
    ['changed to the same on both sides only moves the base', a, b, b, 'agree'],
    ['changed differently on both sides is a conflict', a, b, c, 'conflict'],
    ['cleared in Heatpunk is cleared in the sheet', a, a, null, 'take'],
    ['cleared in the sheet is cleared in Heatpunk', a, null, a, 'send'],
    ['cleared on both sides only moves the base', a, null, null, 'agree'],
    ['cleared in the sheet and changed in Heatpunk is a conflict', a, null, c, 'conflict'],
    ['changed in the sheet and cleared in Heatpunk is a conflict', a, b, null, 'conflict'],
    ['that was blank and is filled in Heatpunk goes to the sheet', null, null, b, 'take'],
    ['that was blank and is filled in the sheet goes to Heatpunk', null, b, null, 'send'],
    ['that was blank and is filled alike on both sides only moves the base', null, b, b, 'agree'],
    ['that was blank and is filled differently is a conflict', null, b, c, 'conflict'],
    ['that is blank everywhere is left as it is', null, null, null, 'same'],
  ])('%s', (_situation, base, sheet, remote, outcome) => {
    expect(mergeField(kind, base, sheet, remote)).toBe(outcome);
  });

  test.each([
    ['equal values agree', b, b, 'agree'],
    ['different values are a conflict', b, c, 'conflict'],
    ['a value in the sheet and none in Heatpunk are a conflict', b, null, 'conflict'],
    ['none in the sheet and a value in Heatpunk are a conflict', null, c, 'conflict'],
    ['blank on both sides agrees', null, null, 'agree'],
  ] as const)('never agreed on: %s', (_situation, sheet, remote, outcome) => {
    expect(mergeField(kind, undefined, sheet, remote)).toBe(outcome);
  });
});

describe('what counts as unchanged', () => {
  test.each<readonly [string, Kind, Value, Value]>([
    ['blank and null', 'text', '', null],
    ['blank and white space', 'text', null, ' \n\t'],
    ['a blank number and an empty cell', 'number', '', null],
    ['white space around a text', 'text', 'John Doe', '  John Doe \n'],
    ['the ways of ending a line', 'text', '8 The Rowans\r\nMilton\rCambridge', '8 The Rowans\nMilton\nCambridge'],
    ['a number and its text', 'number', 51.5, '51.50'],
    ['a number in a text column', 'text', '12', 12],
    ['a truth value in a text column', 'text', 'TRUE', true],
    ['a fraction of a second', 'date', '2026-03-01T10:00:00.250Z', '2026-03-01T10:00:00Z'],
    ['an instant in another zone', 'date', '2026-03-01T10:00:00Z', '2026-03-01T12:00:00+02:00'],
    ['a number and its text where nobody described the field', 'raw', 12, '12'],
  ])('%s', (_description, kind, one, other) => {
    expect(mergeField(kind, one, other, one)).toBe('same');
    expect(mergeField(kind, one, one, other)).toBe('same');
    expect(mergeField(kind, undefined, one, other)).toBe('agree');
  });

  test.each<readonly [string, Kind, Value, Value]>([
    ['another case', 'text', 'john doe', 'John Doe'],
    ['white space inside of a text', 'text', 'John  Doe', 'John Doe'],
    ['a leading zero of a text', 'text', '07111', '7111'],
    ['zero and blank', 'number', 0, null],
    ['false and blank', 'raw', false, null],
    ['the text null', 'text', 'null', null],
    ['two seconds', 'date', '2026-03-01T10:00:00Z', '2026-03-01T10:00:02Z'],
    ['two texts where nobody described the field', 'raw', 'a', 'A'],
  ])('not: %s', (_description, kind, one, other) => {
    expect(mergeField(kind, one, other, one)).toBe('send');
    expect(mergeField(kind, one, one, other)).toBe('take');
    expect(mergeField(kind, undefined, one, other)).toBe('conflict');
  });
});
