import { describe, expect, test } from '@jest/globals';
import { contentKey, equalLeads, listLeads } from '../../src/core/listed-leads';
import { ADA, type Facts, fields, lead } from './builders';

describe('leads that are equal to what was sent', () => {
  const equal = (sent: Facts, ...facts: readonly Facts[]) => {
    const leads = facts.map((each, index) => lead({ id: String(index + 1), ...each }));
    const reported = new Set(leads.flatMap((each) => [...each.fields.keys()]));
    return equalLeads(fields(sent), listLeads(leads, reported)).map(({ id }) => id);
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
