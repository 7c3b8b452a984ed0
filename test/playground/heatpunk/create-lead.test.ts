import { describe, expect, test } from '@jest/globals';
import { aLead, answered, aService, creating, jsonOf, NEW_LEAD, request, statusOf } from './a-service';

test('a created lead has the given fields, is new, was created now in UTC, and its other fields are null', () => {
  const heatpunk = aService();
  const answer = heatpunk.handle(creating({ postcode: 'EX23 8AA', lat: 50.83, lng: -4.54 }));
  expect(statusOf(answer)).toBe(200);
  const lead = heatpunk.dashboard.leads()[0];
  expect(jsonOf(answer)).toEqual({ leadId: Number(lead?.id) });
  expect(lead?.fields).toEqual({
    ...NEW_LEAD,
    postcode: 'EX23 8AA',
    lat: 50.83,
    lng: -4.54,
    dateCreated: '2026-11-22T12:00:00.000Z',
    status: 'new',
    origin: 'api',
    buildDate: null,
    projectName: null,
    crmReference: null,
  });
});

test('the answer can name the id leadID, as text, with status 201', () => {
  const heatpunk = aService({
    behaviour: { createdIdKey: 'leadID', createdIdType: 'string', createdStatus: 201, wholeSeconds: false },
  });
  const answer = heatpunk.handle(creating());
  expect(statusOf(answer)).toBe(201);
  expect(jsonOf(answer)).toEqual({ leadID: heatpunk.dashboard.leads()[0]?.id });
  expect(heatpunk.dashboard.leads()[0]?.fields.dateCreated).toBe('2026-11-22T12:00:00.250Z');
});

test('the same create sent twice makes two leads', () => {
  const heatpunk = aService({ leads: [aLead('5000')] });
  heatpunk.handle(creating());
  heatpunk.handle(creating());
  const ids = heatpunk.dashboard.leads().map((lead) => Number(lead.id));
  expect(ids).toEqual([...new Set(ids)].sort((a, b) => a - b));
  expect(ids).toHaveLength(3);
});

test('an id is never given again after its lead was removed', () => {
  const heatpunk = aService();
  heatpunk.handle(creating());
  const first = heatpunk.dashboard.leads()[0]?.id ?? '';
  heatpunk.dashboard.remove(first);
  heatpunk.handle(creating());
  expect(heatpunk.dashboard.leads()[0]?.id).not.toBe(first);
});

describe('what a create refuses', () => {
  test.each(Object.keys(NEW_LEAD))('a missing %s, with 400 naming it', (field) => {
    const { [field]: _left, ...rest }: Record<string, string> = NEW_LEAD;
    const answer = answered(aService().handle(request('create', rest)));
    expect(answer.status).toBe(400);
    expect(answer.body).toContain(field);
  });

  test.each([
    ['customerName', '   '],
    ['customerPhone', ''],
    ['customerPhone', 7700900123],
    ['customerEmail', 'nobody'],
    ['customerEmail', 'two words@example.com'],
    ['customerEmail', 'no@domain'],
    ['lat', 90.1],
    ['lat', '50.8'],
    ['lng', -181],
    ['postcode', 5],
  ])('%s being %p, with 422 naming it, and no lead is made', (field, value) => {
    const heatpunk = aService();
    const answer = answered(heatpunk.handle(creating({ [field]: value })));
    expect(answer.status).toBe(422);
    expect(answer.body).toContain(field);
    expect(heatpunk.dashboard.leads()).toEqual([]);
  });
});

describe('a field that create does not take', () => {
  test('is ignored', () => {
    const heatpunk = aService();
    expect(statusOf(heatpunk.handle(creating({ status: 'Sale', colour: 'red' })))).toBe(200);
    expect(heatpunk.dashboard.leads()[0]?.fields).toMatchObject({ status: 'new' });
    expect(heatpunk.dashboard.leads()[0]?.fields).not.toHaveProperty('colour');
  });

  test('is refused with 422 by a service that is strict about it', () => {
    const heatpunk = aService({ behaviour: { unknownFields: 'refuse' } });
    expect(statusOf(heatpunk.handle(creating({ status: 'Sale' })))).toBe(422);
  });
});
