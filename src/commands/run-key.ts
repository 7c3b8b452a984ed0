/** In base 36. */
const RANDOM_LETTERS = 4;

/**
 * A key that all lines of one run share in the activity log: two runs that begin at the same moment have different ones.
 *
 * @param startedAt ms since 1970
 */
export function newRunKey(startedAt: number): string {
  const random = Math.floor(Math.random() * 36 ** RANDOM_LETTERS);
  return `${startedAt.toString(36)}-${random.toString(36).padStart(RANDOM_LETTERS, '0')}`;
}

/** Whether something that came from elsewhere is such a key. */
export function isRunKey(key: unknown): key is string {
  return typeof key === 'string' && /^[0-9a-z]{1,12}-[0-9a-z]{4}$/.test(key);
}
