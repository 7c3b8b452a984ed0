import { dateOf } from '../core/dates';
import { SERVICES } from '../core/services';
import {
  type FormErrors,
  parseSettingsForm,
  type SaveAnswer,
  type SettingsForm,
  type SettingsView,
  settingsView,
  type TestAnswer,
} from '../core/settings-form';
import { UserError } from '../core/user-error';
import { furthestDateOf } from '../core/window';
import { createClient } from '../heatpunk/client';
import { googleTransport } from '../heatpunk/transport';
import {
  loadCredentials,
  loadSettings as loadStored,
  saveCredentials,
  saveSettings as saveStored,
} from '../settings/settings-store';
import { currentSpreadsheet } from '../sheet/spreadsheet';
import { setRefreshTrigger } from './refresh-trigger';
import { PRODUCT } from './with-person';

/** In pixels. */
const WIDTH = 480;
const HEIGHT = 620;

/** How long a test of the connection may wait, in ms. */
const TEST_TIME_MS = 60_000;

export function openSettings(): void {
  const page = HtmlService.createHtmlOutputFromFile('settings').setWidth(WIDTH).setHeight(HEIGHT);
  SpreadsheetApp.getUi().showModalDialog(page, `${PRODUCT}: settings`);
}

/** What the dialog shows at first. The key itself stays here. */
export function loadSettings(): SettingsView {
  return settingsView(loadStored(), loadCredentials());
}

/** Saves all of what the dialog sends, or nothing of it. */
export function saveSettings(form: SettingsForm): SaveAnswer {
  const parsed = parse(form);
  if (!parsed.ok) return parsed;
  // First what can be refused by Google: a trigger too many.
  setRefreshTrigger(parsed.settings.refresh);
  saveStored(parsed.settings);
  saveCredentials(parsed.credentials);
  const message = 'Settings saved.';
  currentSpreadsheet().toast(message, PRODUCT);
  return { ok: true, view: settingsView(parsed.settings, parsed.credentials), message };
}

/** Tries what the dialog sends, without saving it. */
export function testConnection(form: SettingsForm): TestAnswer {
  const parsed = parse(form);
  if (!parsed.ok) return { ...parsed, message: 'Correct the fields marked below first.' };
  const { settings, credentials } = parsed;
  const now = Date.now();
  const client = createClient(settings.service, credentials, googleTransport, now + TEST_TIME_MS);
  const name = SERVICES.find(({ id }) => id === settings.service)?.name ?? settings.service;
  try {
    const { size } = client.fetchLeads(furthestDateOf(settings.window, now));
    return { ok: true, message: `${name} answers, with ${size} lead${size === 1 ? '' : 's'} in the chosen dates.` };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { ok: false, message: error.message, errors: {} satisfies FormErrors };
  }
}

function parse(form: unknown) {
  return parseSettingsForm(form, loadCredentials().apiKey, dateOf(Date.now()));
}
