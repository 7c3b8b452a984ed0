/** One installable trigger as a script sees it. */

import { defineEnum, type EnumValue } from '../runtime/enums';
import { type Modelled, Service } from '../runtime/service';
import type { TriggerModel } from './trigger-table';

export const eventType = defineEnum('ScriptApp.EventType', [
  'CLOCK',
  'ON_OPEN',
  'ON_EDIT',
  'ON_FORM_SUBMIT',
  'ON_CHANGE',
  'ON_EVENT_UPDATED',
]);
export const triggerSource = defineEnum('ScriptApp.TriggerSource', [
  'SPREADSHEETS',
  'CLOCK',
  'FORMS',
  'DOCUMENTS',
  'CALENDAR',
]);

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

  getEventType(): EnumValue {
    return eventType.values[this.model.eventType];
  }

  getTriggerSource(): EnumValue {
    return triggerSource.values[this.model.eventType === 'CLOCK' ? 'CLOCK' : 'SPREADSHEETS'];
  }

  getTriggerSourceId(): string | null {
    return this.model.eventType === 'CLOCK' ? null : 'spreadsheet';
  }
}
