import { MENU, type World } from '../world';
import { SYNC } from './at-work';

/**
 * Makes a world again and again, and kills its sync at each service call in turn: once with none of the writes that were
 * not flushed, once with all of them.
 *
 * @param check looks at what became of it, and tells what is wrong
 * @returns all that was wrong, with the kill that led to it
 */
export function everyKill(make: () => World, check: (world: World) => readonly string[]): string[] {
  const { calls } = make().click(SYNC);
  const wrong: string[] = [];
  for (const keepWrites of [0, Number.POSITIVE_INFINITY]) {
    for (let atCall = 1; atCall <= calls; atCall++) {
      const world = make();
      const { outcome, error } = world.host.ui.click(MENU, SYNC, { kill: { atCall, keepWrites } });
      const told = `${error?.message ?? outcome}, ${keepWrites === 0 ? 'no' : 'all'} writes kept`;
      if (outcome !== 'killed') wrong.push(`${told}: it was not killed`);
      const found = check(world);
      if (found.length > 0) wrong.push(`${told}: ${found.join('; ')}`);
    }
  }
  return wrong;
}
