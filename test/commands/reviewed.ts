// The review's page as the tests of its commands play it: what it is shown, what it ticks, and what it is answered.

import type { RunOptions } from '../../playground/apps-script/host';
import type { ApprovedEntry } from '../../src/core/approval';
import type { ConflictChoice } from '../../src/core/decisions';
import type { ReviewEntry } from '../../src/core/review';
import type { PushAnswer, ReviewView } from '../../src/core/review-dialog';
import type { World } from '../world';
import { ALEX, COMPLETE, edit, FIRST, freeRow, PHONE, pulled, SECOND, THIRD, typeLead } from './at-work';

/** What the page is shown now. */
export function load(world: World): ReviewView {
  const answer = world.host.callFromDialog('loadReview');
  if (!answer.ok) throw new Error(answer.error);
  // What the function answers crossed as the page would get it.
  return answer.value as ReviewView;
}

export function entryOf(view: ReviewView, name: string): ReviewEntry {
  const found = view.entries.find((entry) => entry.name === name);
  if (!found) throw new Error(`nothing is shown of ${name}, only of: ${view.entries.map((entry) => entry.name)}`);
  return found;
}

/** What the page sends of an entry that is ticked, with one choice for all its conflicts. */
export function ticked(
  { key, count, changes, conflicts }: ReviewEntry,
  choice: ConflictChoice | null = null,
): ApprovedEntry {
  const decisions = conflicts.map(({ field, sheet, remote }) => ({ field, sheet, remote, choice: choice ?? 'sheet' }));
  return {
    key,
    count,
    changes: changes.map(({ field, old, new: value }) => ({ field, old, new: value })),
    decisions: choice === null ? [] : decisions,
  };
}

/** Sends a batch, with whatever happens between the service calls of its execution. */
export function push(
  world: World,
  batch: readonly ApprovedEntry[],
  options: RunOptions = {},
  ...run: readonly string[]
): PushAnswer {
  const record = world.host.run('pushReviewed', { ...options, args: [batch, ...run], trigger: 'dialog' });
  if (record.error) throw new Error(record.error.message);
  return JSON.parse(JSON.stringify(record.value));
}

/** What is told of each lead, in short. */
export function told({ outcomes }: PushAnswer): string[] {
  return outcomes.map(({ kind, words }) => (words === '' ? kind : `${kind}: ${words}`));
}

/** Leads of which each kind of entry is shown: an edit, a conflict, a new row, and one that cannot be sent. */
export function deskWithAll(): World {
  const world = pulled(4);
  edit(world, FIRST, 'customerPhone', PHONE);
  edit(world, SECOND, 'status', 'Quote');
  world.heatpunk.dashboard.edit(SECOND, { status: 'Lost' }, ALEX);
  edit(world, THIRD, 'customerEmail', 'nobody@');
  typeLead(world, freeRow(world), COMPLETE);
  world.heatpunk.journal.clear();
  return world;
}

export const nameOf = (id: string) => `Customer ${id}`;
