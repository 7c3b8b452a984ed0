import type { Answer } from './lead';
import type { SyncPlan } from './plan';
import { NOT_IN_HEATPUNK } from './sync-word';

/** An automatic run that would change more leads than this, and more than this share of all, is held. */
const MANY_LEADS = 25;
const LARGE_SHARE = 1 / 3;

/** Why a run was stopped: Heatpunk listed no lead at all, or a run by itself would have sent a large part of all leads. */
export const HOLDS = ['empty answer', 'mass change'] as const;
export type Hold = (typeof HOLDS)[number];

/**
 * Stops what looks like an accident before anything is done about it: an answer without any lead where rows stand for some,
 * and an automatic run that would change or create a large part of all leads at once. null where nothing looks wrong.
 */
export function guard(plan: SyncPlan, answer: Answer, run: { automatic: boolean; push: boolean }): Hold | null {
  const listed = answer.leads.size + (answer.older?.leads.size ?? 0);
  if (listed === 0 && plan.words.some(({ word }) => word === NOT_IN_HEATPUNK)) return 'empty answer';
  const updates = plan.leads.filter((lead) => lead.send.length > 0 && lead.invalid.length === 0).length;
  const changed = updates + plan.creates.length;
  const isMany = changed > MANY_LEADS && changed > (plan.leads.length + plan.creates.length) * LARGE_SHARE;
  return run.automatic && run.push && isMany ? 'mass change' : null;
}
