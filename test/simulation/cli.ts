/** `npm run simulate -- --runs N [--from S]` plays N histories; `-- --seed S` plays one and tells it step by step. */

import { parseArgs } from 'node:util';
import { makeHistory } from './history';
import { scriptOf, shrink } from './shrink';
import { simulate } from './simulate';
import { addTally, emptyTally } from './tally';

const { values } = parseArgs({
  options: { seed: { type: 'string' }, runs: { type: 'string', default: '500' }, from: { type: 'string' } },
});

if (values.seed !== undefined) {
  const history = makeHistory(whole(values.seed, '--seed'));
  console.log(scriptOf(history));
  if (!simulate(history).ok) {
    console.log(`\nIts shortest form:\n${scriptOf(shrink(history))}`);
    process.exitCode = 1;
  }
} else {
  play(
    whole(values.runs, '--runs'),
    values.from === undefined ? Date.now() % 1_000_000_000 : whole(values.from, '--from'),
  );
}

function play(runs: number, first: number): void {
  const total = emptyTally();
  const broken: number[] = [];
  for (let seed = first; seed < first + runs; seed++) {
    const verdict = simulate(makeHistory(seed));
    addTally(total, verdict.tally);
    if (!verdict.ok) {
      broken.push(seed);
      console.log(`seed ${seed}: ${verdict.broken.split('\n')[0]}`);
    }
    if ((seed - first + 1) % 100 === 0) process.stderr.write(`${seed - first + 1} of ${runs}\r`);
  }
  console.table(total);
  const missing = Object.entries(total).filter(([, count]) => count === 0);
  for (const [name] of missing) console.log(`No ${name}: this has shown nothing about them.`);
  console.log(`${runs} histories from seed ${first}: ${broken.length} broke a promise.`);
  if (broken.length + missing.length > 0) process.exitCode = 1;
}

function whole(text: string, option: string): number {
  if (/^\d{1,10}$/.test(text)) return Number(text);
  console.error(`${option} wants a whole number, not "${text}".`);
  process.exit(2);
}
