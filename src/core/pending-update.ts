import { type Agreed, agreedIn, type PendingUpdate } from './base';
import { kindOf } from './fields';
import type { Lead } from './lead';
import { sameValue, type Value } from './value';

/** A request without an answer may still be at work in Heatpunk for a while. */
const STILL_AT_WORK_MS = 120_000;

/** Whether a request that was sent at some time may yet take effect. A time in the future is a clock put right. */
export function mayStillBeAtWork(sent: { readonly at: number }, now: number): boolean {
  return sent.at <= now && now - sent.at < STILL_AT_WORK_MS;
}

/**
 * The fields of an update without an answer that Heatpunk took: what is there is what was sent, and not what was there before.
 *
 * @param reported the fields of which the answer tells: of any other nobody knows
 */
export function takenByHeatpunk(
  update: PendingUpdate,
  base: Agreed,
  lead: Lead,
  reported: ReadonlySet<string>,
): { field: string; value: Value }[] {
  return [...update.sent]
    .filter(([field, value]) => {
      const kind = kindOf(field);
      const isThere = reported.has(field) && sameValue(kind, lead.fields.get(field), value);
      return isThere && !sameValue(kind, base.get(field), value);
    })
    .map(([field, value]) => ({ field, value }));
}

/**
 * Whether somebody wrote to one of an update's fields since it was sent: what stands there is neither what was sent nor what was
 * there before, as far as that is known. From then on even what was sent may be that person's own.
 *
 * @param reported the fields of which the answer tells
 */
export function isOvertaken({ sent }: PendingUpdate, base: Agreed, lead: Lead, reported: ReadonlySet<string>): boolean {
  return [...sent].some(([field, value]) => {
    const [kind, now, before] = [kindOf(field), lead.fields.get(field), agreedIn(base, field)];
    if (!reported.has(field) || before === undefined) return false;
    return !sameValue(kind, now, value) && !sameValue(kind, now, before);
  });
}
