import { wordsOf } from '../core/user-error';

/**
 * Records what must not be lost with a failure that is on its way. A second failure must not hide that one, so it goes to Google's own
 * log.
 */
export function recordAnyway(record: () => void): void {
  try {
    record();
  } catch (second) {
    console.error(`This could not be recorded: ${wordsOf(second)}`);
  }
}
