import { createWorld, type World } from '../world';
import { COMPLETE, freeRow, lead, SYNC, typeLead } from './at-work';

/** A world with one lead pulled, and what stands in the row after it typed in. */
export function withNewRow(fields: Readonly<Record<string, string>> = COMPLETE): World & { readonly row: number } {
  const world = createWorld({ leads: [lead('10001')] });
  world.click(SYNC);
  world.heatpunk.journal.clear();
  return { ...world, row: typeLead(world, freeRow(world), fields) };
}
