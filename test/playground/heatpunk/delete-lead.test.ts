import { expect, test } from '@jest/globals';
import { aLead, answered, aService, deleting, request, SAM, statusOf } from './a-service';

test('a deleted lead is gone, answered with 200; a second time it is a 404', () => {
  const heatpunk = aService({ leads: [aLead('7'), aLead('12')] });
  expect(statusOf(heatpunk.handle(deleting(7)))).toBe(200);
  expect(heatpunk.dashboard.leads().map((lead) => lead.id)).toEqual(['12']);
  expect(statusOf(heatpunk.handle(deleting('7')))).toBe(404);
});

test('the answer can be without a body', () => {
  const heatpunk = aService({ leads: [aLead('7')], behaviour: { deletedBody: 'empty' } });
  expect(answered(heatpunk.handle(deleting('7')))).toMatchObject({ status: 200, body: '' });
});

test('a lead that the member cannot see is a 404 and stays', () => {
  const heatpunk = aService({ leads: [aLead('7')] });
  heatpunk.dashboard.hideFrom(SAM, '7');
  expect(statusOf(heatpunk.handle(deleting('7')))).toBe(404);
  expect(heatpunk.dashboard.leads()).toHaveLength(1);
});

test('without a leadID it is a 400', () => {
  expect(statusOf(aService().handle(request('delete', { userEmail: SAM })))).toBe(400);
});
