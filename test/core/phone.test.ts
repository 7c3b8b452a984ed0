import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { type DialCode, phoneKey, phoneWords } from '../../src/core/phone';

describe('all ways of writing a number are one', () => {
  test.each([
    '07700900123',
    '07700 900123',
    '07700-900-123',
    ' 07700\u00a0900\u2013123\n',
    '(07700) 900123',
    '07700.900.123',
    '+447700900123',
    '+44 7700 900123',
    '+44 (0)7700 900123',
    '+44(0) 7700 900 123',
    '+4407700900123',
    '(+44) 7700 900123',
    '0044 7700 900123',
    '0044 (0)7700 900123',
    '447700900123',
    '7700900123',
    '\u202a+44 7700 900123\u202c',
  ])('%j', (text) => {
    expect(phoneKey(text, '44')).toBe('+447700900123');
  });

  test.each([
    ['020 7946 0123', '+442079460123'],
    ['0207 946 0123', '+442079460123'],
    ['+44 (0)20 7946 0123', '+442079460123'],
    ['01632 960123', '+441632960123'],
    ['0800 123 456', '+44800123456'],
    ['+353 87 123 4567', '+353871234567'],
    ['00353 (0)87 123 4567', '+353871234567'],
    ['+49 (0)30 1234567', '+49301234567'],
  ])('%s is %s', (text, key) => {
    expect(phoneKey(text, '44')).toBe(key);
  });

  test.each([
    ['087 123 4567', '+353871234567'],
    ['00353 87 123 4567', '+353871234567'],
    ['+353 (0)87 123 4567', '+353871234567'],
    ['353871234567', '+353871234567'],
    ['01 234 5678', '+35312345678'],
    ['07700 900123', null],
    ['+44 7700 900123', '+447700900123'],
    ['0044 (0)7700 900123', '+447700900123'],
  ])('in Ireland %s is %s', (text, key) => {
    expect(phoneKey(text, '353')).toBe(key);
  });
});

describe('what is no number ties nobody together', () => {
  test.each([
    '',
    ' ',
    '-',
    '0',
    '+',
    '+44',
    '0044',
    'n/a',
    'unknown',
    '07700 90012',
    '07700 9001234',
    '07700 900123 ext 4',
    '07700 900123 / 07700 900124',
    'O7700 900123',
    '07700 900123 (wife)',
    '00000000000',
    '01111111111',
    '0000 000 000',
    '+07700900123',
    '1e10',
    '٠٧٧٠٠٩٠٠١٢٣',
    '+44 7700 900123 +44 7700 900124',
    '9'.repeat(50_000),
    '<b>07700 900123</b>',
  ])('%j', (text) => {
    expect(phoneKey(text, '44')).toBeNull();
  });
});

test.each<[string, DialCode, string]>([
  ['+447700900123', '44', '07700900123'],
  ['+353871234567', '44', '+353871234567'],
  ['+353871234567', '353', '0871234567'],
])('%s is told in %s as %s', (key, home, words) => {
  expect(phoneWords(key, home)).toBe(words);
});

/** A national number in the way that one of many people writes it. */
const writings: readonly ((national: string) => string)[] = [
  (national) => `0${national}`,
  (national) => `0${national.slice(0, 4)} ${national.slice(4)}`,
  (national) => `(0${national.slice(0, 3)}) ${national.slice(3)}`,
  (national) => `+44 ${national.slice(0, 4)} ${national.slice(4)}`,
  (national) => `+44 (0)${national}`,
  (national) => `0044${national}`,
  (national) => `0044 ${national.slice(0, 2)}-${national.slice(2)}`,
];

test('agrees with libphonenumber about every British number, however it is written', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('7700900', '2079460', '1632960', '1174960', '2920180'),
      fc.integer({ min: 0, max: 999 }),
      fc.constantFrom(...writings),
      (range, last, write) => {
        const text = write(range + String(last).padStart(3, '0'));
        const known = parsePhoneNumberFromString(text, 'GB');
        expect([text, phoneKey(text, '44')]).toEqual([text, known?.number]);
      },
    ),
    { numRuns: 500 },
  );
});

test('any text gives a number that stays itself, or none', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'0123456789 +-()./x') }), (text) => {
      const key = phoneKey(text, '44');
      if (key === null) return;
      expect(key).toMatch(/^\+[1-9]\d{7,14}$/);
      expect(phoneKey(key, '44')).toBe(key);
      expect(phoneKey(phoneWords(key, '44'), '44')).toBe(key);
    }),
    { numRuns: 2000 },
  );
});
