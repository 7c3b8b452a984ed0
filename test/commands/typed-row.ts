import type { World } from '../world';
import { COMPLETE, freeRow, pulled, typeLead } from './at-work';

/** A world with one lead pulled, and what stands in the row after it typed in. */
export function withNewRow(fields: Readonly<Record<string, string>> = COMPLETE): World & { readonly row: number } {
  const world = pulled(1);
  return { ...world, row: typeLead(world, freeRow(world), fields) };
}
