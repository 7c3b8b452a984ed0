/** A permission that a person has not given: the page can play what happens when a newer version of the script asks for one more. */

import type { Machine } from '../apps-script/runtime/scope';

/** Without it the script reaches no service outside of Google. */
const SCOPE = 'https://www.googleapis.com/auth/script.external_request';

export interface PermissionSwitch {
  set(user: string, given: boolean): void;
  /** Those who have not given it. */
  unpermitted(): readonly string[];
}

export const createPermissionSwitch = (
  { permissions, manifest }: Machine,
  people: readonly string[],
): PermissionSwitch => ({
  set: (user, given) => (given ? permissions.give(user) : permissions.withhold(user, SCOPE)),
  unpermitted: () => people.filter((user) => !permissions.areComplete(user, manifest)),
});
