import { numberWords } from './count-words';

/** So many are told one by one. */
const MAX_TOLD = 10;

/** The first of many lines for people to read, and how many more there are. */
export function firstFew(lines: readonly string[]): string[] {
  const rest = lines.length - MAX_TOLD;
  return rest > 0 ? [...lines.slice(0, MAX_TOLD), `… and ${numberWords(rest)} more`] : [...lines];
}

/** Whether the first of many lines are not all. */
export function areMore(lines: readonly unknown[]): boolean {
  return lines.length > MAX_TOLD;
}
