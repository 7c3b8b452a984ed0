// What the review's page is given in its tests.

import type { ReviewChange, ReviewConflict, ReviewEntry } from '../../src/core/review';
import type { ReviewView } from '../../src/core/review-dialog';

const change = (field: string, old: ReviewChange['old'], value: ReviewChange['new']): ReviewChange => ({
  field,
  title: field === 'customerPhone' ? 'Phone' : 'Status',
  old,
  new: value,
});

export const PHONE_CHANGE = change('customerPhone', '07700 900100', '07700 900111');

export const STATUS_CONFLICT: ReviewConflict = {
  field: 'status',
  title: 'Status',
  sheet: 'Quote',
  remote: 'Lost',
  isRemoteKnown: true,
  agreed: 'new',
  isAgreedKnown: true,
  choices: ['sheet', 'heatpunk'],
};

export const PHONE_CONFLICT: ReviewConflict = {
  ...STATUS_CONFLICT,
  field: 'customerPhone',
  title: 'Phone',
  sheet: '07700 900111',
  remote: '07700 900222',
};

export function entry(key: string, traits: Partial<ReviewEntry> = {}): ReviewEntry {
  return {
    kind: 'update',
    key: `id:${key}`,
    count: 1,
    name: `Customer ${key}`,
    id: key,
    changes: [PHONE_CHANGE],
    conflicts: [],
    why: '',
    ...traits,
  };
}

export const conflict = (key: string, conflicts: readonly ReviewConflict[] = [STATUS_CONFLICT]): ReviewEntry =>
  entry(key, { kind: 'conflict', changes: [], conflicts });

export const created = (key: string, traits: Partial<ReviewEntry> = {}): ReviewEntry =>
  entry(key, { kind: 'create', key: `new:${key}`, id: '', changes: [change('status', null, 'Quote')], ...traits });

export const problem = (key: string): ReviewEntry =>
  entry(key, { kind: 'problem', changes: [], why: 'needs phone, e-mail' });

export function view(entries: readonly ReviewEntry[], batchSize = 30): ReviewView {
  const totals = { create: 0, update: 0, conflict: 0, problem: 0 };
  for (const { kind, count } of entries) totals[kind] += count;
  return { entries, totals, batchSize, run: 'review-0001' };
}
