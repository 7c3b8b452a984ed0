/** One installable trigger as a script sees it. */

import { type Modelled, Service } from '../runtime/service';
import type { TriggerModel } from './trigger-table';

/** Source: Google's reference, "Class Trigger". */
export class Trigger extends Service implements Modelled<GoogleAppsScript.Script.Trigger> {
  static override readonly path = 'ScriptApp.Trigger';

  constructor(readonly model: TriggerModel) {
    super();
  }

  getUniqueId(): string {
    return this.model.id;
  }

  getHandlerFunction(): string {
    return this.model.handler;
  }
}
