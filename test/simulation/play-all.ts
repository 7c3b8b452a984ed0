import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { Presets, SingleBar } from 'cli-progress';
import { addTally, emptyTally } from './tally';
import type { Portion, PortionResult } from './worker';

/** Small, so that the bar moves and all cores end together. */
const PORTION = 50;

/** Plays histories on all cores, with a bar that shows how far they are; a breach is told at once, so that nobody waits for the end. */
export async function playAll(first: number, runs: number): Promise<PortionResult> {
  // The library is a module of the newer kind only.
  const { default: Tinypool } = await import('tinypool');
  const pool = new Tinypool({
    filename: join(__dirname, 'worker.js'),
    minThreads: availableParallelism(),
    maxThreads: availableParallelism(),
  });
  const bar = new SingleBar(
    {
      format: '{bar} {value} of {total} histories, {eta_formatted} left',
      // Into a file it writes a line now and then.
      noTTYOutput: true,
      notTTYSchedule: 60_000,
    },
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
      for (const { seed, why } of result.broken) console.log(`\nSeed ${seed}: ${why}`);
      return result;
    }),
  );
  bar.stop();
  await pool.destroy();
  const tally = emptyTally();
  for (const result of results) addTally(tally, result.tally);
  return { tally, broken: results.flatMap((result) => result.broken) };
}
