import { compareTexts } from './compare-texts';
import { cutText } from './cut-text';
import type { Fields } from './fields';
import { createdAt, type Lead, textIn } from './lead';
import { ukDayOf } from './uk-day';

/** A lead as people are told of it. */
export interface NamedLead {
  readonly id: string;
  /** '' where the lead has none. */
  readonly name: string;
  /** The British day on which it was created, YYYY-MM-DD; null where that is not known. */
  readonly created: string | null;
}

/** What is longer is no name: it would only push everything else aside. */
export const MAX_NAME_LENGTH = 100;

export function named({ id, fields }: Lead): NamedLead {
  const time = createdAt(fields);
  return {
    id,
    name: nameIn(fields),
    created: time === null ? null : ukDayOf(time),
  };
}

/** The customer's name as people are told of it; '' where there is none. */
export function nameIn(fields: Fields): string {
  return cutText(textIn(fields, 'customerName'), MAX_NAME_LENGTH);
}

/** A sort: oldest first, then by id; those whose age is not known before all others. */
export function byAge(left: Lead, right: Lead): number {
  return (createdAt(left.fields) ?? 0) - (createdAt(right.fields) ?? 0) || compareTexts(left.id, right.id);
}
