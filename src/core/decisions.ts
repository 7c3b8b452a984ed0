import { kindOf } from './fields';
import { sameValue, type Value } from './value';

/** Whose value stands, where both sides have one. */
export type ConflictChoice = 'sheet' | 'heatpunk';

/** What a person decided about a field in conflict, and both values as they saw them. */
export interface Decision {
  readonly choice: ConflictChoice;
  readonly sheet: Value;
  /** Undefined where Heatpunk does not list the field. */
  readonly remote: Value | undefined;
}

/** Decisions by the lead's id, then by the field. */
export type Decisions = ReadonlyMap<string, ReadonlyMap<string, Decision>>;

/** Decisions as a plan looks them up. */
export function decisionsOf(list: readonly (Decision & { readonly id: string; readonly field: string })[]): Decisions {
  const decisions = new Map<string, Map<string, Decision>>();
  for (const { id, field, choice, sheet, remote } of list) {
    const fields = decisions.get(id) ?? new Map<string, Decision>();
    decisions.set(id, fields.set(field, { choice, sheet, remote }));
  }
  return decisions;
}

/** Which side was chosen for a field; null where nobody decided, or where a value has changed since they did. */
export function choiceFor(
  decisions: Decisions | undefined,
  id: string,
  field: string,
  now: { readonly sheet: Value; readonly remote: Value | undefined },
): ConflictChoice | null {
  const decision = decisions?.get(id)?.get(field);
  if (decision === undefined) return null;
  const kind = kindOf(field);
  const isStill = sameValue(kind, decision.sheet, now.sheet) && sameValue(kind, decision.remote, now.remote);
  return isStill ? decision.choice : null;
}
