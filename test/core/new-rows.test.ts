import { describe, expect, test } from '@jest/globals';
import { UPDATABLE_FIELDS } from '../../src/core/fields';
import { agreedByCreate, createFields, followUpFields, mayComeFrom } from '../../src/core/new-rows';
import { ADA, DAY, fields, lead, NOW, newRow, only, sending, table } from './builders';

const [, CREATE] = sending();

describe('a new row', () => {
  const sheet = table(
    newRow({ ...ADA, lng: ' -0.130 ', postcode: '', status: ' Quote ', crmReference: null, origin: 'fair' }),
  );
  const row = only(sheet.rows);

  test('sends with create what create takes, normalised, without what is blank', () => {
    expect(Object.fromEntries(createFields(sheet, row))).toEqual({ ...ADA, lng: -0.13 });
  });

  test('sends afterwards what can only be updated', () => {
    expect(Object.fromEntries(followUpFields(sheet, row))).toEqual({ status: 'Quote' });
  });
});

describe('what is agreed once a row is a lead', () => {
  test('is what was sent, and blank in all else that can be changed', () => {
    const agreed = agreedByCreate(fields(ADA), NOW);
    expect([...agreed.keys()].sort()).toEqual([...UPDATABLE_FIELDS, 'dateCreated'].sort());
    const dateCreated = '2026-11-22T12:00:00.000Z';
    expect(Object.fromEntries([...agreed].filter(([, value]) => value !== null))).toEqual({ ...ADA, dateCreated });
  });
});

describe('the outcome of a create', () => {
  const made = (dateCreated: string | null) => lead({ id: '900', dateCreated });

  test.each([
    ['right after the request', '2026-11-22T11:00:01Z', true],
    ['a day before it, as clocks differ', new Date(CREATE.at - DAY).toISOString(), true],
    ['longer before it', new Date(CREATE.at - DAY - 1).toISOString(), false],
    ['at a time that is not told', null, true],
  ])('can be a lead created %s', (_when, dateCreated, expected) => {
    expect(mayComeFrom(CREATE, made(dateCreated))).toBe(expected);
  });

  test('is no lead that was there before', () => {
    const [, create] = sending({ existing: ['900'] });
    expect(mayComeFrom(create, made('2026-11-22T11:00:01Z'))).toBe(false);
  });
});
