import type { History } from './history';
import { simulate } from './simulate';

/** Leaves out acts as long as the history still breaks a promise: first many at once, then one by one. */
export function shrink(history: History): History {
  let shortest = history;
  for (let size = Math.ceil(history.acts.length / 2); size >= 1; size = Math.floor(size / 2)) {
    for (let from = shortest.acts.length - size; from >= 0; from -= size) {
      const acts = shortest.acts.filter((_, index) => index < from || index >= from + size);
      const shorter = { ...shortest, acts };
      if (!simulate(shorter).ok) shortest = shorter;
    }
  }
  return shortest;
}

/** A history that breaks a promise, in its shortest form, as a script that can be read. */
export function scriptOf(history: History): string {
  const lines: string[] = [];
  const verdict = simulate(history, (line) => lines.push(line));
  const start = `seed ${history.seed}: ${history.leads} leads, ${history.spreadsheets} spreadsheet(s), shape ${history.shape}, literal ${history.literal}`;
  return [start, ...lines, verdict.ok ? 'All promises held.' : verdict.broken].join('\n');
}
