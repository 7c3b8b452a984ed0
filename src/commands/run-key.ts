import { runKey } from '../core/run-key';

/** @param startedAt ms since 1970 */
export function newRunKey(startedAt: number): string {
  return runKey(startedAt, Math.random());
}
