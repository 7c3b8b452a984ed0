import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  isBlank,
  isCut,
  isTooLong,
  type Kind,
  MAX_CELL_LENGTH,
  normalise,
  sameValue,
  shown,
  type Value,
} from '../../src/core/value';

const KINDS: readonly Kind[] = ['text', 'number', 'date', 'raw'];
const anyValue = fc.oneof(fc.string(), fc.double({ noNaN: true }), fc.boolean(), fc.constant(null));
const anyKind = fc.constantFrom(...KINDS);

describe('normalised', () => {
  test.each(KINDS)('a %s that is blank, missing or null is null', (kind) => {
    for (const blank of [null, undefined, '', ' ', '\n\t\u00a0', '\u0000']) expect(normalise(kind, blank)).toBeNull();
  });

  test.each<readonly [string, Kind, Value, Value]>([
    ['white space around a text goes', 'text', '\t John Doe\u00a0\n', 'John Doe'],
    ['white space inside stays', 'text', 'John  Doe', 'John  Doe'],
    ['line ends become one sign', 'text', 'a\r\nb\rc\nd', 'a\nb\nc\nd'],
    ['control characters go', 'text', 'a\u0000b\u0007c\u000bd\u001fe', 'abcde'],
    ['white space behind a control character goes as well', 'text', '\u0001 a \u0002', 'a'],
    ['tab and line break inside stay', 'text', 'a\tb\nc', 'a\tb\nc'],
    ['half a character is what a cell makes of it', 'text', 'a\ud83d b\ude42', 'a\ufffd b\ufffd'],
    ['signs beyond the first plane stay', 'text', '👩‍🔧 Zoë', '👩‍🔧 Zoë'],
    ['a number in a text column is its text', 'text', 7111, '7111'],
    ['a truth value in a text column is what the cell shows', 'text', true, 'TRUE'],
    ['zero is not blank', 'text', 0, '0'],
    ['false is not blank', 'text', false, 'FALSE'],
    ['a number stays', 'number', -0.13, -0.13],
    ['zero stays', 'number', 0, 0],
    ['a number as text becomes one', 'number', ' 51.50 ', 51.5],
    ['with a sign', 'number', '+51', 51],
    ['with no digit before the point', 'number', '-.5', -0.5],
    ['with no digit behind it', 'number', '5.', 5],
    ['with an exponent', 'number', '1e-7', 1e-7],
    ['a comma makes no number', 'number', '51,5', '51,5'],
    ['nor does a hexadecimal', 'number', '0x10', '0x10'],
    ['nor does a word', 'number', 'Infinity', 'Infinity'],
    ['nor does what is beyond all numbers', 'number', '1e400', '1e400'],
    ['nor does a lone sign', 'number', '-', '-'],
    ['nor does a truth value', 'number', true, 'TRUE'],
    ['a date stays as it is written', 'date', ' 2026-03-01T10:00:00.000Z ', '2026-03-01T10:00:00.000Z'],
    ['a number that nobody described stays one', 'raw', 12, 12],
    ['a text that nobody described stays one', 'raw', ' 12 ', '12'],
    ['a truth value that nobody described stays one', 'raw', false, false],
  ])('%s', (_description, kind, value, expected) => {
    expect(normalise(kind, value)).toBe(expected);
  });

  test('twice is once', () => {
    fc.assert(
      fc.property(anyKind, anyValue, (kind, value) => {
        expect(normalise(kind, normalise(kind, value))).toBe(normalise(kind, value));
      }),
    );
  });
});

describe('the same', () => {
  const SUMMER = '2026-10-25T00:30:00Z';

  test.each<readonly [string, Kind, Value | undefined, Value | undefined]>([
    ['missing and blank', 'text', undefined, ''],
    ['a phone number with and without white space around it', 'text', '07111 ', '07111'],
    ['a number and its text', 'number', 51.5, '51.500'],
    ['zero and minus zero', 'number', 0, '-0'],
    ['a fraction of a second apart', 'date', '2026-03-01T10:00:00.999Z', '2026-03-01T10:00:00Z'],
    ['one instant in two zones', 'date', '2026-07-01T10:00:00Z', '2026-07-01T11:00:00+01:00'],
    ['an hour apart, as after the clocks went back', 'date', SUMMER, '2026-10-25T01:30:00Z'],
    ['an hour and a fraction of a second apart', 'date', SUMMER, '2026-10-25T01:30:00.500Z'],
    ['an hour apart, the other way', 'date', '2026-10-25T01:30:00Z', SUMMER],
    ['a number and its text that nobody described', 'raw', 12, '12'],
    ['a truth value and its text that nobody described', 'raw', true, 'TRUE'],
    ['the same nested value', 'raw', '{"a":1}', '{"a":1} '],
  ])('%s', (_description, kind, left, right) => {
    expect(sameValue(kind, left, right)).toBe(true);
    expect(sameValue(kind, right, left)).toBe(true);
  });

  test.each<readonly [string, Kind, Value | undefined, Value | undefined]>([
    ['a leading zero', 'text', '07111', '7111'],
    ['another case', 'text', 'Doe', 'doe'],
    ['zero and blank', 'number', 0, null],
    ['false and blank', 'raw', false, null],
    ['a little apart', 'number', 51.5, 51.500001],
    ['a second apart', 'date', '2026-03-01T10:00:01Z', '2026-03-01T10:00:00Z'],
    ['an hour and a second apart', 'date', SUMMER, '2026-10-25T01:30:01Z'],
    ['two hours apart', 'date', SUMMER, '2026-10-25T02:30:00Z'],
    ['a day apart', 'date', '2026-03-01T10:00:00Z', '2026-03-02T10:00:00Z'],
    ['a date and a word', 'date', '2026-03-01T10:00:00Z', 'soon'],
    ['two words where a date belongs', 'date', 'soon', 'later'],
    ['another case of a text that nobody described', 'raw', 'abc', 'ABC'],
    ['a number and a blank that nobody described', 'raw', 0, ''],
  ])('not: %s', (_description, kind, left, right) => {
    expect(sameValue(kind, left, right)).toBe(false);
    expect(sameValue(kind, right, left)).toBe(false);
  });

  test('in either order, and each value with itself and its normal form', () => {
    fc.assert(
      fc.property(anyKind, anyValue, anyValue, (kind, left, right) => {
        expect(sameValue(kind, left, right)).toBe(sameValue(kind, right, left));
        expect(sameValue(kind, left, left)).toBe(true);
        expect(sameValue(kind, left, normalise(kind, left))).toBe(true);
      }),
    );
  });
});

test.each<readonly [Value | undefined, boolean]>([
  [null, true],
  [undefined, true],
  ['', true],
  [' \r\n', true],
  ['\u0003', true],
  ['x', false],
  [0, false],
  [false, false],
])('%j is blank: %j', (value, expected) => {
  expect(isBlank(value)).toBe(expected);
});

describe('a value that is too long for a cell', () => {
  const long = `${'x'.repeat(999)}${'y'.repeat(MAX_CELL_LENGTH)}`;

  test('is shown cut, and says so', () => {
    expect(shown(long)).toBe(`${'x'.repeat(999)}… [too long for a cell: 50999 characters]`);
    expect(isTooLong(shown(long))).toBe(false);
  });

  test.each([null, 0, false, '', 'short', 'x'.repeat(MAX_CELL_LENGTH - 1)])('any other is shown as it is', (value) => {
    expect(isTooLong(value)).toBe(false);
    expect(shown(value)).toBe(value);
  });

  test('is known as cut, also where its beginning was edited', () => {
    expect(isCut(shown(long))).toBe(true);
    expect(isCut(String(shown(long)).replace('x', 'X'))).toBe(true);
  });

  test.each([null, 7, 'short', 'so on…', 'so on… [too long for a cell: 7 characters] it said'])(
    '%j is not cut',
    (value) => {
      expect(isCut(value)).toBe(false);
    },
  );

  test('is not cut through the middle of a sign', () => {
    const signs = `x${'😀'.repeat(MAX_CELL_LENGTH)}`;
    expect(shown(signs)).not.toMatch(/\p{Surrogate}/u);
  });
});
