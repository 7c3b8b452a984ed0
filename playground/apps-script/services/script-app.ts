/** ScriptApp: timed triggers, and the script's authorization. */

import { badSignature, ServiceError } from '../errors';
import { defineEnum, type EnumValue } from '../runtime/enums';
import type { Scope } from '../runtime/scope';
import { type Modelled, Service } from '../runtime/service';
import { Trigger } from './trigger';
import { NewTriggerBuilder } from './trigger-builders';

export const authMode = defineEnum('ScriptApp.AuthMode', ['NONE', 'CUSTOM_FUNCTION', 'LIMITED', 'FULL']);
const authorizationStatus = defineEnum('ScriptApp.AuthorizationStatus', ['REQUIRED', 'NOT_REQUIRED']);

/** Source: Google's reference, "Class ScriptApp". A person only ever sees and removes triggers of their own. */
export class ScriptApp extends Service implements Modelled<GoogleAppsScript.Script.ScriptApp> {
  static override readonly path = 'ScriptApp';

  constructor(readonly scope: Scope) {
    super();
  }

  get AuthMode(): Service {
    return authMode.type;
  }

  get AuthorizationStatus(): Service {
    return authorizationStatus.type;
  }

  newTrigger(functionName: string): NewTriggerBuilder {
    return new NewTriggerBuilder(this.scope, functionName);
  }

  getProjectTriggers(): Trigger[] {
    const { machine, user } = this.scope;
    return machine.triggers.list.filter((trigger) => trigger.creator === user).map((trigger) => new Trigger(trigger));
  }

  deleteTrigger(trigger: Trigger): void {
    if (!(trigger instanceof Trigger)) throw badSignature('ScriptApp.deleteTrigger', [trigger]);
    if (!this.scope.machine.triggers.remove(trigger.model.id)) {
      throw new ServiceError(
        'Unexpected error while getting the method or property deleteTrigger on object ScriptApp.',
      );
    }
  }

  getAuthorizationInfo(_mode: EnumValue): AuthorizationInfo {
    const { machine, user } = this.scope;
    return new AuthorizationInfo(machine.permissions.areComplete(user, machine.manifest));
  }
}

/** Whether the person has given all that the manifest asks for, and where to give the rest. */
class AuthorizationInfo extends Service implements Modelled<GoogleAppsScript.Script.AuthorizationInfo> {
  static override readonly path = 'ScriptApp.AuthorizationInfo';

  constructor(readonly isComplete: boolean) {
    super();
  }

  getAuthorizationStatus(): EnumValue {
    return authorizationStatus.values[this.isComplete ? 'NOT_REQUIRED' : 'REQUIRED'];
  }

  /** Source: Google's reference: null where no authorization is required. */
  getAuthorizationUrl(): string | null {
    return this.isComplete ? null : 'https://script.google.com/auth/script-in-the-local-host';
  }
}
