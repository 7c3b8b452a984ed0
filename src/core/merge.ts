import { type Kind, sameValue, type Value } from './value';

/** What becomes of one field of one lead. `same` covers a field that neither side changed. */
export type FieldOutcome = 'same' | 'take' | 'send' | 'agree' | 'conflict';

/**
 * The merge of one field: what happened on each side since both last agreed.
 *
 * @param base the value last agreed on; undefined where none was ever agreed
 */
export function mergeField(kind: Kind, base: Value | undefined, sheet: Value, remote: Value): FieldOutcome {
  const agreed = sameValue(kind, sheet, remote);
  if (base === undefined) return agreed ? 'agree' : 'conflict';
  const changedInSheet = !sameValue(kind, sheet, base);
  const changedRemotely = !sameValue(kind, remote, base);
  if (!changedInSheet && !changedRemotely) return 'same';
  if (agreed) return 'agree';
  if (!changedInSheet) return 'take';
  if (!changedRemotely) return 'send';
  return 'conflict';
}
