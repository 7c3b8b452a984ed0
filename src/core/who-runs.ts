import type { Credentials } from './settings';

/** Who runs something, as others are told and the log says: the team member, as far as one is saved. */
export function whoRuns({ userEmail }: Credentials): string {
  return userEmail || 'Somebody without a key';
}
