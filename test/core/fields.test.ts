import { describe, expect, test } from '@jest/globals';
import {
  inColumnOrder,
  isCreatable,
  isFieldName,
  isUpdatable,
  kindOf,
  REQUIRED_FIELDS,
  STANDARD_FIELDS,
  titleOf,
  UPDATABLE_FIELDS,
  wordOf,
} from '../../src/core/fields';

test('what can be updated is what the vendor lists', () => {
  expect([...UPDATABLE_FIELDS].sort()).toEqual(
    [
      'address',
      'buildDate',
      'crmReference',
      'customerEmail',
      'customerName',
      'customerPhone',
      'lat',
      'lng',
      'postcode',
      'projectName',
      'status',
    ].sort(),
  );
});

test('what create takes is what the vendor lists', () => {
  const creatable = [...UPDATABLE_FIELDS, 'dateCreated', 'origin'].filter(isCreatable).sort();
  expect(creatable).toEqual(['address', 'customerEmail', 'customerName', 'customerPhone', 'lat', 'lng', 'postcode']);
});

test('what a new lead needs can be created, and has a column in every sheet', () => {
  expect([...REQUIRED_FIELDS].sort()).toEqual(['address', 'customerEmail', 'customerName', 'customerPhone']);
  for (const field of REQUIRED_FIELDS)
    expect([isCreatable(field), STANDARD_FIELDS.includes(field)]).toEqual([true, true]);
});

test.each(['dateCreated', 'origin', 'roofArea', 'ID', '__proto__', 'constructor', 'toString'])(
  '%s cannot be updated nor created',
  (field) => {
    expect([isUpdatable(field), isCreatable(field)]).toEqual([false, false]);
  },
);

test.each([
  ['customerPhone', 'text'],
  ['buildDate', 'text'],
  ['dateCreated', 'date'],
  ['lat', 'number'],
  ['lng', 'number'],
  ['dateModified', 'date'],
  ['installDate', 'date'],
  ['createdAt', 'date'],
  ['dated', 'raw'],
  ['update', 'raw'],
  ['flat', 'raw'],
  ['AT', 'raw'],
  ['roofArea', 'raw'],
  ['constructor', 'raw'],
])('%s is of the kind %s', (field, kind) => {
  expect(kindOf(field)).toBe(kind);
});

describe('the title of a column', () => {
  test.each([
    ['customerPhone', 'Phone'],
    ['crmReference', 'CRM reference'],
    ['annualUsageKwh', 'Annual usage kwh'],
    ['roof_area.m2', 'Roof area m2'],
    ['UPPER', 'Upper'],
    ['phase3Supply', 'Phase3 supply'],
    ['constructor', 'Constructor'],
    ['__proto__', 'Proto'],
    ['___', '___'],
    ['', ''],
  ])('of %j is %j', (field, title) => {
    expect(titleOf(field)).toBe(title);
  });
});

test('inside a sentence a known field has its own word, any other its title', () => {
  expect(['customerEmail', 'crmReference', 'roofArea'].map(wordOf)).toEqual(['e-mail', 'CRM reference', 'Roof area']);
});

test('columns stand in the order of the known fields, then as they were first seen, each once', () => {
  expect(inColumnOrder(['zeta', 'address', 'alpha', 'status', 'zeta', 'dateCreated', '__proto__'])).toEqual([
    'dateCreated',
    'status',
    'address',
    'zeta',
    'alpha',
    '__proto__',
  ]);
});

test.each(['status', 'annual usage', '__proto__', '', ' ', '=1+1', '(sync', 'a (b)', '🏠', 'x'.repeat(200)])(
  '%j can be the name of a field',
  (name) => {
    expect(isFieldName(name)).toBe(true);
  },
);

test.each<[string, string]>([
  ['the mark of the Sync column', '(sync)'],
  ['the mark of the Lead ID column', '(lead id)'],
  ['two lines', 'two\nlines'],
  ['a line separator', 'two\u2028lines'],
  ['a control character', 'nul\u0000'],
  ['half of a sign', 'half \ud83d'],
  ['a text longer than any name', 'x'.repeat(201)],
])('%s can be no name of a field', (_what, name) => {
  expect(isFieldName(name)).toBe(false);
});
