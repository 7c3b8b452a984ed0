import { describe, expect, test } from '@jest/globals';
import { ALEX, aLead, answered, aService, request, SAM, statusOf, updating } from './a-service';

const leads = [aLead('1001')];

test('an update is answered with 204 and nothing, and changes what it names only', () => {
  const heatpunk = aService({ leads });
  const answer = answered(heatpunk.handle(updating('1001', { status: 'Quote', lat: 51.5 })));
  expect([answer.status, answer.body]).toEqual([204, '']);
  expect(heatpunk.dashboard.lead('1001')?.fields).toEqual({ ...leads[0]?.fields, status: 'Quote', lat: 51.5 });
});

test('the id may be a number', () => {
  expect(statusOf(aService({ leads }).handle(updating(1001, { status: 'Quote' })))).toBe(204);
});

test.each([null, ''])('%p clears a field', (blank) => {
  const heatpunk = aService({ leads });
  expect(statusOf(heatpunk.handle(updating('1001', { customerPhone: blank, lat: blank, buildDate: blank })))).toBe(204);
  expect(heatpunk.dashboard.lead('1001')?.fields).toMatchObject({ customerPhone: null, lat: null, buildDate: null });
});

test.each([
  ['dateCreated', '2026-01-01T00:00:00.000Z'],
  ['origin', 'elsewhere'],
  ['roofType', 'flat'],
  ['__proto__', 'x'],
  ['customerEmail', 'nobody'],
  ['lat', 91],
  ['lng', '0.1'],
  ['buildDate', 'post1900'],
  ['customerName', 5],
  ['address', ['a', 'b']],
])('%s being %p is refused with 422 naming it, and the good fields beside it are not stored', (field, value) => {
  const heatpunk = aService({ leads });
  const fields = Object.fromEntries([
    ['status', 'Sale'],
    [field, value],
  ]);
  const answer = answered(heatpunk.handle(updating('1001', fields)));
  expect(answer.status).toBe(422);
  expect(answer.body).toContain(field);
  expect(heatpunk.dashboard.lead('1001')).toEqual(leads[0]);
});

test.each(['pre2000', 'post2000', 'post2006'])('buildDate may be %s', (buildDate) => {
  expect(statusOf(aService({ leads }).handle(updating('1001', { buildDate })))).toBe(204);
});

describe('a lead that is not there', () => {
  test('is a 404 when unknown', () => {
    expect(statusOf(aService({ leads }).handle(updating('9', { status: 'Sale' })))).toBe(404);
  });

  test('is a 404 when the member may not see it, and untouched', () => {
    const heatpunk = aService({ leads });
    heatpunk.dashboard.hideFrom(SAM, '1001');
    expect(statusOf(heatpunk.handle(updating('1001', { status: 'Sale' })))).toBe(404);
    expect(heatpunk.dashboard.lead('1001')).toEqual(leads[0]);
    expect(statusOf(heatpunk.handle(updating('1001', { status: 'Sale' }, ALEX)))).toBe(204);
  });
});

test.each([
  [{ leadID: '1001' }, 400],
  [{ leadID: '1001', fields: [] }, 422],
  [{ leadID: '1001', fields: {} }, 422],
  [{ fields: { status: 'Sale' } }, 400],
  [{ leadID: {}, fields: { status: 'Sale' } }, 422],
])('a body of %j is refused with %i', (body, status) => {
  expect(statusOf(aService({ leads }).handle(request('update', { userEmail: SAM, ...body })))).toBe(status);
});
