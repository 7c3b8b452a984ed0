import * as v from 'valibot';
import { isCalendarDate } from '../core/dates';
import { SERVICE_IDS } from '../core/services';
import { CONFLICT_POLICIES, type Credentials, DEFAULT_SETTINGS, type Settings } from '../core/settings';
import { parseStored } from '../core/stored-json';
import { documentProperties, userProperties } from './properties';

const SETTINGS = 'settings';
const API_KEY = 'apiKey';
const USER_EMAIL = 'userEmail';

const settingsSchema = v.object({
  service: v.picklist(SERVICE_IDS),
  window: v.union([
    v.object({ kind: v.literal('since'), date: v.pipe(v.string(), v.check(isCalendarDate)) }),
    v.object({ kind: v.literal('days'), days: v.pipe(v.number(), v.integer(), v.minValue(1)) }),
  ]),
  policy: v.picklist(CONFLICT_POLICIES),
  refreshPushes: v.boolean(),
});

/** The document's settings; the defaults where none were saved, or what was saved cannot be read. */
export function loadSettings(): Settings {
  return parseStored(settingsSchema, documentProperties.readAll()[SETTINGS]) ?? DEFAULT_SETTINGS;
}

/** Whether anybody ever saved settings for this document. */
export function areSettingsSaved(): boolean {
  return documentProperties.readAll()[SETTINGS] !== undefined;
}

export function saveSettings(settings: Settings): void {
  documentProperties.write({ [SETTINGS]: JSON.stringify(settings) });
}

/** The person's own key and e-mail address; '' for what was not saved. */
export function loadCredentials(): Credentials {
  const properties = userProperties.readAll();
  return { apiKey: properties[API_KEY] ?? '', userEmail: properties[USER_EMAIL] ?? '' };
}

export function saveCredentials({ apiKey, userEmail }: Credentials): void {
  userProperties.write({ [API_KEY]: apiKey, [USER_EMAIL]: userEmail });
}
