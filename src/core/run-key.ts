/** In base 36: the beginning, and as many letters by chance as are said here. */
const RUN_KEY = /^([0-9a-z]{1,12})-[0-9a-z]{4}$/;
const RANDOM_LETTERS = 4;

/**
 * A key that all lines of one run share in the activity log: two runs that begin at the same moment have different ones.
 *
 * @param startedAt ms since 1970
 * @param chance from 0 up to, not including, 1
 */
export function runKey(startedAt: number, chance: number): string {
  const letters = Math.floor(chance * 36 ** RANDOM_LETTERS).toString(36);
  return `${startedAt.toString(36)}-${letters.padStart(RANDOM_LETTERS, '0')}`;
}

/**
 * The key of what goes on from a run some time later, as from a review that somebody read first: the log takes a key for the moment
 * at which its first line was written.
 *
 * @param key anything else than a run's key stays as it is
 * @param ms how much later
 */
export function laterRunKey(key: string, ms: number): string {
  const start = startOfRun(key);
  return start === null ? key : `${(start + Math.max(0, ms)).toString(36)}${key.slice(key.indexOf('-'))}`;
}

/** Whether something that came from elsewhere is such a key. */
export function isRunKey(key: unknown): key is string {
  return typeof key === 'string' && RUN_KEY.test(key);
}

/** When a run began, by its key: in ms since 1970; null where it is none. */
export function startOfRun(key: string): number | null {
  const start = RUN_KEY.exec(key)?.[1];
  return start === undefined ? null : Number.parseInt(start, 36);
}
