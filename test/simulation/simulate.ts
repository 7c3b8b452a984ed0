import { describeAct } from './act';
import type { History } from './history';
import { settle } from './settle';
import type { Tally } from './tally';
import { createSimulatedWorld } from './world';

export type Verdict =
  | { readonly ok: true; readonly tally: Tally }
  | { readonly ok: false; readonly tally: Tally; readonly broken: string };

/** Plays a history and judges it. Whatever is thrown, by the witness or by a mistake anywhere, breaks it. */
export function simulate(history: History, tell: (line: string) => void = () => {}): Verdict {
  const world = createSimulatedWorld(history);
  world.tally.histories = 1;
  try {
    history.acts.forEach((act, index) => {
      tell(`${index + 1}. ${describeAct(act)}`);
      world.perform(act);
    });
    tell('The end: faults are over, and people decide.');
    settle(world, history.seed % 2 === 0 ? 'sheet' : 'heatpunk');
    return { ok: true, tally: world.tally };
  } catch (error) {
    return {
      ok: false,
      tally: world.tally,
      broken: error instanceof Error ? (error.stack ?? error.message) : String(error),
    };
  }
}
