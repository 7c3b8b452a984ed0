/**
 * `npm run simulate`: `-- --runs N [--from S]` plays N histories on all cores; `-- --seed S` plays one and tells it step by step, and
 * with `--keep "what was to blame"` keeps its shortest form among the regressions; `-- --mistakes` patches mistakes into the product.
 */

import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { catchMistake } from './catch-mistake';
import { makeHistory } from './history';
import { MISTAKE_NAMES } from './mistakes';
import { playAll } from './play-all';
import { keepRegression } from './regressions';
import { scriptOf } from './script';
import { shrink } from './shrink';
import { simulate } from './simulate';
import { missingFrom } from './tally';
import { tuneEngine } from './tune-engine';

const MOST_HISTORIES_FOR_A_MISTAKE = 5_000;

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '500' },
    from: { type: 'string' },
    seed: { type: 'string' },
    keep: { type: 'string' },
    mistakes: { type: 'boolean', default: false },
  },
});

tuneEngine();

const freshSeed = Date.now() % 1_000_000_000;

if (values.mistakes) tellMistakes(values.from === undefined ? freshSeed : whole(values.from, '--from'));
else if (values.seed !== undefined) tellHistory(whole(values.seed, '--seed'), values.keep);
else {
  const first = values.from === undefined ? freshSeed : whole(values.from, '--from');
  playMany(whole(values.runs, '--runs'), first).catch((error) => {
    console.error(error);
    process.exitCode = 1;
  });
}

function tellHistory(seed: number, cause: string | undefined): void {
  const history = makeHistory(seed);
  console.log(scriptOf(history));
  if (simulate(history).broken === null) return;
  process.exitCode = 1;
  const shortest = shrink(history);
  console.log(`\nIts shortest form:\n${scriptOf(shortest)}`);
  if (cause !== undefined) console.log(`\nKept as ${keepRegression({ cause, history: shortest })}.`);
}

async function playMany(runs: number, first: number): Promise<void> {
  const began = performance.now();
  const { tally, broken } = await playAll(first, runs);
  const seconds = (performance.now() - began) / 1000;
  console.table(Object.fromEntries(Object.entries(tally).map(([name, count]) => [name, { count }])));
  const missing = missingFrom(tally);
  for (const name of missing) console.log(`No ${name}: this has shown nothing about them.`);
  const [worst] = broken;
  if (worst) console.log(`\nThe first of them in its shortest form:\n${scriptOf(shrink(makeHistory(worst.seed)))}\n`);
  const speed = `${seconds.toFixed(0)} s, ${(runs / seconds).toFixed(0)} a second`;
  console.log(`${runs} histories from seed ${first} in ${speed}: ${broken.length} broke a promise.`);
  if (broken.length + missing.length > 0) process.exitCode = 1;
}

function tellMistakes(first: number): void {
  for (const name of MISTAKE_NAMES) {
    const caught = catchMistake(name, first, MOST_HISTORIES_FOR_A_MISTAKE);
    if (caught) console.log(`${name}: seed ${caught.seed}, after ${caught.histories}\n    ${caught.why}`);
    else {
      console.log(`${name}: not caught by ${MOST_HISTORIES_FOR_A_MISTAKE} histories from seed ${first}`);
      process.exitCode = 1;
    }
  }
}

function whole(text: string, option: string): number {
  if (/^\d{1,10}$/.test(text)) return Number(text);
  console.error(`${option} wants a whole number, not "${text}".`);
  process.exit(2);
}
