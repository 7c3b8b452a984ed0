import { type Fields, kindOf, REQUIRED_FIELDS } from './fields';
import { sameValue } from './value';

/** A lead of which no more than one of name, phone, e-mail and address was edited is known again. */
const ENOUGH = REQUIRED_FIELDS.length - 1;

export function isAlike(one: Fields, other: Fields): boolean {
  return contactInCommon(one, other) >= ENOUGH;
}

/** How many of name, phone, e-mail and address are the same. */
export function contactInCommon(one: Fields, other: Fields): number {
  return REQUIRED_FIELDS.filter((field) => sameValue(kindOf(field), one.get(field), other.get(field))).length;
}
