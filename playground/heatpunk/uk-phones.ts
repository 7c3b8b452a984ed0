// Telephone numbers that ring nowhere: the ranges that Ofcom keeps free for drama, a thousand numbers each.
// Source: Ofcom's list of telephone numbers for drama use.

import type { Random } from '../random';
import type { Place } from './uk-places';

/** A number of the place or a mobile one, with the blanks and prefixes that people use. */
export function phoneNumber(place: Place, random: Random): string {
  const last = String(random.int(0, 999)).padStart(3, '0');
  if (random.chance(0.35)) return `${place.landline}${last}`;
  return random.pick([
    `07700 900${last}`,
    `07700900${last}`,
    `07700 900 ${last}`,
    `+44 7700 900${last}`,
    `+447700900${last}`,
  ]);
}
