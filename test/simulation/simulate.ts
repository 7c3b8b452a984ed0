import { describeAct } from './act';
import type { History } from './history';
import { judgeExecutions } from './judge-executions';
import { play } from './play';
import { settle } from './settle';
import type { Tally } from './tally';
import { BUILT_CODE, createWorld } from './world';

export interface Verdict {
  readonly tally: Tally;
  /** What promise was broken, and where that was seen; null where all held. */
  readonly broken: string | null;
}

/**
 * Plays a history and judges it. Whatever is thrown, by the witness or by a mistake anywhere, breaks it.
 *
 * @param code the bundle as it was built, unless another is to be judged
 * @param tell is told each step as it begins
 */
export function simulate(history: History, code = BUILT_CODE, tell: (line: () => string) => void = () => {}): Verdict {
  const world = createWorld(history, code);
  world.tally.histories = 1;
  const judgeAll = () => {
    for (const { newExecutions } of world.desks) judgeExecutions(newExecutions());
  };
  try {
    history.acts.forEach((act, index) => {
      tell(() => `${index + 1}. ${describeAct(act)}`);
      play(world, act);
      judgeAll();
    });
    tell(() => 'The end: faults are over, and people decide.');
    settle(world, history.seed % 2 === 0 ? 'sheet' : 'heatpunk');
    judgeAll();
    return { tally: world.tally, broken: null };
  } catch (error) {
    return { tally: world.tally, broken: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}
