import type { History } from './history';
import { simulate } from './simulate';

/** A history as a script that can be read, step by step, and what came of it. */
export function scriptOf(history: History, code?: string): string {
  const lines: string[] = [];
  const { broken } = simulate(history, code, (line) => lines.push(line()));
  const { acts, seed, ...start } = history;
  const told = Object.entries(start).map(([name, value]) => `${name} ${String(value)}`);
  return [`Seed ${seed}, ${acts.length} steps: ${told.join(', ')}`, ...lines, broken ?? 'All promises held.'].join(
    '\n',
  );
}
