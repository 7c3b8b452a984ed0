import * as v from 'valibot';
import type { Approval } from './approval';

/** A sheet has no more rows than this that could be equal. */
const MAX_ROWS = 1_000_000;

const value = v.union([v.string(), v.pipe(v.number(), v.finite()), v.boolean(), v.null()]);

const entry = v.object({
  key: v.pipe(v.string(), v.nonEmpty()),
  count: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MAX_ROWS)),
  changes: v.array(v.object({ field: v.string(), old: value, new: value })),
  decisions: v.array(
    v.object({ field: v.string(), sheet: value, remote: value, choice: v.picklist(['sheet', 'heatpunk']) }),
  ),
});

/** Checks what the dialog sent as if it came from a stranger; null where it is nothing that could have been shown. */
export function parseApproval(input: unknown, maxEntries: number): Approval | null {
  const parsed = v.safeParse(v.pipe(v.array(entry), v.nonEmpty(), v.maxLength(maxEntries)), input);
  return parsed.success ? parsed.output : null;
}
