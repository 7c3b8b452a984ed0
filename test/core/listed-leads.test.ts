import { describe, expect, test } from '@jest/globals';
import { equalLeads, listLeads } from '../../src/core/listed-leads';
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
    expect(equal({ ...ADA, customerPhone: ' ' }, { ...ADA, customerPhone: null })).toEqual(['1']);
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
