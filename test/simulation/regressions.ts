import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { History } from './history';

/** A history that once broke a promise, kept as data so that it stays what it was however histories are made up. */
export interface Regression {
  /** What of the product was to blame. */
  readonly cause: string;
  readonly history: History;
}

const FOLDER = join(process.cwd(), 'test', 'simulation', 'regressions');

export function loadRegressions(): Regression[] {
  const files = readdirSync(FOLDER).sort();
  return files.map((file) => JSON.parse(readFileSync(join(FOLDER, file), 'utf8')));
}

/** Keeps a history among the others, one step a line. */
export function keepRegression({ cause, history }: Regression): string {
  const { acts, ...start } = history;
  const name = `${cause
    .toLowerCase()
    .replace(/[^a-z]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 60)}.json`;
  const steps = acts.map((act) => `      ${JSON.stringify(act)}`).join(',\n');
  const head = JSON.stringify(start).slice(1, -1);
  const text = `{\n  "cause": ${JSON.stringify(cause)},\n  "history": {\n    ${head},\n    "acts": [\n${steps}\n    ]\n  }\n}\n`;
  // Causes that begin alike must not take each other's place.
  writeFileSync(join(FOLDER, name), text, { flag: 'wx' });
  return name;
}
