import { describe, expect, test } from '@jest/globals';
import { UPDATABLE_FIELDS } from '../../src/core/fields';
import {
  agreedByCreate,
  byContact,
  contentKey,
  createFields,
  equalLeads,
  followUpFields,
  mayComeFrom,
} from '../../src/core/new-rows';
import { ADA, DAY, type Facts, fields, lead, NOW, newRow, only, sending, table } from './builders';

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

describe('leads that are equal to what was sent', () => {
  const equal = (sent: Facts, ...facts: readonly Facts[]) => {
    const leads = facts.map((each, index) => lead({ id: String(index + 1), ...each }));
    const reported = new Set(leads.flatMap((each) => [...each.fields.keys()]));
    return equalLeads(fields(sent), byContact(leads), reported).map(({ id }) => id);
  };

  test('hold all of it', () => {
    expect(equal(ADA, ADA, { ...ADA, customerPhone: '1' }, ADA)).toEqual(['1', '3']);
  });

  test('may hold more', () => {
    expect(equal(ADA, { ...ADA, status: 'Sale', lat: 51 })).toEqual(['1']);
  });

  test('are compared after normalising', () => {
    expect(equal({ ...ADA, lat: '51.50' }, { ...ADA, customerName: ' Ada Byron ', lat: 51.5 })).toEqual(['1']);
  });

  test('differ in a field beside the contact details too', () => {
    expect(equal({ ...ADA, postcode: 'SW1Y 4JH' }, { ...ADA, postcode: null })).toEqual([]);
    expect(equal({ ...ADA, lat: 51.5 }, { ...ADA, lat: 51.6 })).toEqual([]);
  });

  test('are not held to fields that no lead reports', () => {
    expect(equal({ ...ADA, lat: 51.5 }, ADA)).toEqual(['1']);
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

describe('the key of a content', () => {
  const names = ['customerName', 'lat'];

  test.each([
    ['blank and missing', { customerName: ' ', lat: null }, {}],
    ['white space', { customerName: 'Ada ' }, { customerName: 'Ada' }],
    ['a number as text', { lat: '51.50' }, { lat: 51.5 }],
    ['fields that it is not asked for', { lat: 1, status: 'a' }, { lat: 1, status: 'b' }],
  ])('does not see %s', (_what, one, other) => {
    expect(contentKey(fields(one), names)).toBe(contentKey(fields(other), names));
  });

  test('keeps texts apart that only together look alike', () => {
    expect(contentKey(fields({ customerName: 'a","b' }), ['customerName', 'address'])).not.toBe(
      contentKey(fields({ customerName: 'a', address: 'b' }), ['customerName', 'address']),
    );
    expect(contentKey(fields({ customerName: 'a' }), names)).not.toBe(contentKey(fields({ customerName: 'b' }), names));
  });
});
