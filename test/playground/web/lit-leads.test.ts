/** Leads that just changed, in Heatpunk's own list. */

import { expect, test } from '@jest/globals';
import type { LeadsChanged } from '../../../playground/protocol';
import { litBy, unlit } from '../../../playground/web/leads-state';

const change = (id: string, field: string | null): LeadsChanged['changes'][number] => ({
  id,
  field,
  who: 'colleague@example.com',
  through: 'dashboard',
});

test('what changed at the same time is told together', () => {
  const lit = litBy(new Map(), [change('1', 'status'), change('1', 'postcode')], 1000);
  expect([...(lit.get('1')?.fields ?? [])]).toEqual(['status', 'postcode']);
});

test('a lead is told as any other again once its time is over, unless it changed since', () => {
  const first = litBy(new Map(), [change('1', 'status'), change('2', 'status')], 1000);
  const lit = unlit(litBy(first, [change('2', 'postcode')], 5000), 1000);
  expect([...lit.keys()]).toEqual(['2']);
  expect([...(lit.get('2')?.fields ?? [])]).toEqual(['postcode']);
  expect(unlit(lit, 5000).size).toBe(0);
});
