import { agreedIn, type Base } from './base';
import { fieldsSeen, type Lead } from './lead';
import { isBlank } from './value';

/** So many leads that held something, or may have, are not cleared of a field at once: the answer leaves it out for another reason. */
const MANY_LEADS = 5;

/**
 * The fields of which an answer tells: those that any of its leads carries, and those that leads carried before. An API that leaves
 * out blank fields does not name one any more once the last lead was cleared of it.
 *
 * @param before fields that Heatpunk listed in earlier answers
 */
export function reportedFields(leads: readonly Lead[], before: ReadonlySet<string>, base: Base): ReadonlySet<string> {
  const seen = fieldsSeen(leads);
  const away = [...before].filter((field) => !seen.has(field));
  const cleared = away.filter((field) => {
    const held = leads.filter(({ id }) => {
      const common = agreedIn(base.leads.get(id), field);
      return common === undefined || !isBlank(common);
    });
    return held.length < MANY_LEADS;
  });
  return new Set([...seen, ...cleared]);
}
