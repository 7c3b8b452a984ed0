import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { Presets, SingleBar } from 'cli-progress';
import { addTally, emptyTally } from './tally';
import type { Portion, PortionResult } from './worker';

/**
 * What threads are told when they begin. A history makes much that is soon forgotten, its closures among it; V8 optimises early, and
 * forgets with each full collection what it compiled for closures, so that a third of the time would go into compiling.
 */
const V8_FLAGS = [
  '--interrupt-budget=500000',
  '--min-semi-space-size=16',
  '--max-semi-space-size=16',
  '--initial-heap-size=512',
];

/** Small, so that the bar moves and all cores end together. */
const PORTION = 50;

/** Plays histories on all cores, with a bar that shows how far they are. */
export async function playAll(first: number, runs: number): Promise<PortionResult> {
  // The library is a module of the newer kind only.
  const { default: Tinypool } = await import('tinypool');
  for (const flag of V8_FLAGS) setFlagsFromString(flag);
  const pool = new Tinypool({
    filename: join(__dirname, 'worker.js'),
    minThreads: availableParallelism(),
    maxThreads: availableParallelism(),
  });
  const bar = new SingleBar(
    { format: '{bar} {value} of {total} histories, {eta_formatted} left' },
    Presets.shades_classic,
  );
  bar.start(runs, 0);
  const portions: Portion[] = [];
  for (let done = 0; done < runs; done += PORTION) {
    portions.push({ first: first + done, count: Math.min(PORTION, runs - done) });
  }
  const results = await Promise.all(
    portions.map(async (portion) => {
      const result: PortionResult = await pool.run(portion);
      bar.increment(portion.count);
      return result;
    }),
  );
  bar.stop();
  await pool.destroy();
  const tally = emptyTally();
  for (const result of results) addTally(tally, result.tally);
  return { tally, broken: results.flatMap((result) => result.broken) };
}
