/** Session: in which time zone the script runs; and the person of whom an event tells. */

import type { Scope } from '../runtime/scope';
import { type Modelled, Service } from '../runtime/service';

/** Source: Google's reference, "Class Session". */
export class Session extends Service implements Modelled<GoogleAppsScript.Base.Session> {
  static override readonly path = 'Session';

  constructor(readonly scope: Scope) {
    super();
  }

  getScriptTimeZone(): string {
    return this.scope.machine.manifest.timeZone ?? 'Etc/GMT';
  }
}

/** Only the events of simple triggers tell of one, and withhold the address: it may be blank, says the reference, "Class User". */
export class User extends Service implements Modelled<GoogleAppsScript.Base.User> {
  static override readonly path = 'User';

  getEmail(): string {
    return '';
  }
}
