/** Session: who is there, and in which time zone the script runs. */

import type { Scope } from '../runtime/scope';
import { type Modelled, Service } from '../runtime/service';

/** Source: Google's reference, "Class Session". */
export class Session extends Service implements Modelled<GoogleAppsScript.Base.Session> {
  static override readonly path = 'Session';

  constructor(readonly scope: Scope) {
    super();
  }

  getActiveUser(): User {
    return new User(this.scope);
  }

  getEffectiveUser(): User {
    return new User(this.scope);
  }

  getScriptTimeZone(): string {
    return this.scope.machine.manifest.timeZone ?? 'Etc/GMT';
  }

  getTemporaryActiveUserKey(): string {
    return `key-of-${Buffer.from(this.scope.user).toString('base64url')}`;
  }
}

/** In a simple trigger the address is withheld: it may be blank, says the reference, "Class User". */
export class User extends Service implements Modelled<GoogleAppsScript.Base.User> {
  static override readonly path = 'User';

  constructor(readonly scope: Scope) {
    super();
  }

  getEmail(): string {
    return this.scope.authMode === 'FULL' ? this.scope.user : '';
  }
}
