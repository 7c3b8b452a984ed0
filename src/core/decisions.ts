import { kindOf } from './fields';
import { sameValue, type Value } from './value';

/** What a person decided about a field in conflict, and both values as they saw them. */
export interface Decision {
  readonly choice: 'sheet' | 'heatpunk';
  readonly sheet: Value;
  readonly remote: Value;
}

/** Decisions by the lead's id, then by the field. */
export type Decisions = ReadonlyMap<string, ReadonlyMap<string, Decision>>;

/** Which side was chosen for a field; null where nobody decided, or where a value has changed since they did. */
export function choiceFor(
  decisions: Decisions | undefined,
  id: string,
  field: string,
  now: { readonly sheet: Value; readonly remote: Value },
): Decision['choice'] | null {
  const decision = decisions?.get(id)?.get(field);
  if (decision === undefined) return null;
  const kind = kindOf(field);
  const isStill = sameValue(kind, decision.sheet, now.sheet) && sameValue(kind, decision.remote, now.remote);
  return isStill ? decision.choice : null;
}
