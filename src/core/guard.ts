import type { Base } from './base';
import { dateOf } from './dates';
import { type Answer, createdAt } from './lead';
import type { SyncPlan } from './plan';
import { NOT_IN_HEATPUNK } from './sync-word';

/** An automatic run that would change more leads than this, and more than this share of all, is held. */
const MANY_LEADS = 25;
const LARGE_SHARE = 1 / 3;

export type Hold = 'empty answer' | 'mass change';

/**
 * Stops what looks like an accident before anything is done about it: an answer without any lead where there were some,
 * and an automatic run that would change a large part of all leads at once. null where nothing looks wrong.
 */
export function guard(
  plan: SyncPlan,
  base: Base,
  answer: Answer,
  run: { automatic: boolean; push: boolean },
): Hold | null {
  if (answer.leads.size === 0 && (hadLeads(base, answer) || wouldMarkRows(plan))) return 'empty answer';
  const changed = plan.leads.filter((lead) => lead.send.length > 0 && lead.invalid.length === 0).length;
  const isMany = changed > MANY_LEADS && changed > plan.leads.length * LARGE_SHARE;
  return run.automatic && run.push && isMany ? 'mass change' : null;
}

/** Whether both sides agreed on any lead of the dates that were fetched. */
function hadLeads(base: Base, answer: Answer): boolean {
  for (const fields of base.leads.values()) {
    const created = createdAt(fields);
    if (created === null || dateOf(created) > answer.furthestDate) return true;
  }
  return false;
}

/** Whether rows stand for leads of those dates, though the base knows nothing of them. */
function wouldMarkRows(plan: SyncPlan): boolean {
  return plan.words.some(({ word }) => word === NOT_IN_HEATPUNK);
}
