import { countWords } from '../core/count-words';
import { editedSettings } from '../core/edited-settings';
import { pullText } from '../core/report';
import { serviceName } from '../core/services';
import type { Credentials, Settings } from '../core/settings';
import {
  type FormErrors,
  type PullAnswer,
  parseSettingsForm,
  type SaveAnswer,
  type SettingsView,
  settingsView,
  type TestAnswer,
} from '../core/settings-form';
import { ukDayOf } from '../core/uk-day';
import { NotAccepted, UserError } from '../core/user-error';
import { furthestDateOf } from '../core/window';
import { createClient } from '../heatpunk/client';
import { googleTransport } from '../heatpunk/transport';
import { loadLastWorked } from '../settings/document-state';
import { loadRefresh } from '../settings/refresh-store';
import {
  areSettingsSaved,
  loadCredentials,
  loadSettings as loadStored,
  saveCredentials,
  saveSettings as saveStored,
} from '../settings/settings-store';
import { currentSpreadsheet, timeText } from '../sheet/spreadsheet';
import { DIALOG_TIME_MS } from './limits';
import { updateMenu, updateMenuIfStale } from './menu';
import { nextRunWords } from './next-run-words';
import { PRODUCT } from './product';
import { PULL } from './pull-leads';
import { setRefreshTrigger } from './refresh-trigger';
import { runSync } from './run-sync';
import { showDialog } from './show-dialog';

/** Also what "Set up…" opens: the page tells by what it is given whether a person is here for the first time. */
export function openSettings(): void {
  const isFirst = loadCredentials().apiKey === '';
  showDialog('settings', isFirst ? 'Set up' : 'Settings', 480, 620);
}

/** What the dialog shows at first. The key itself stays here. */
export function loadSettings(): SettingsView {
  return viewOf(loadStored(), loadCredentials());
}

/**
 * Saves all of what the dialog sends, or nothing of it.
 *
 * @param shown the form as the dialog showed it at first: what is still the same was not meant to be changed
 */
export function saveSettings(form: unknown, shown?: unknown): SaveAnswer {
  const parsed = parse(editedSettings(form, shown, loadSettings()));
  if (!parsed.ok) return parsed;
  const offersPull = loadCredentials().apiKey === '' || !areSettingsSaved();
  // First what can be refused by Google: a trigger too many.
  setRefreshTrigger(parsed.refresh);
  saveStored(parsed.settings);
  saveCredentials(parsed.credentials);
  updateMenu();
  const message = 'Settings saved.';
  currentSpreadsheet().toast(message, PRODUCT);
  return { ok: true, view: viewOf(parsed.settings, parsed.credentials), message, offersPull };
}

/** The pull that the dialog offers after the first save. */
export function firstPull(): PullAnswer {
  try {
    const report = runSync({ action: PULL, pull: true, push: false, automatic: false });
    return { ok: true, message: pullText(report), hasLeads: report.rows > 0 };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { ok: false, message: error.message };
  } finally {
    updateMenuIfStale();
  }
}

/** Tries what the dialog sends, without saving it. */
export function testConnection(form: unknown): TestAnswer {
  const parsed = parse(form);
  if (!parsed.ok) return { ...parsed, message: 'Correct what is marked first.' };
  const { settings, credentials } = parsed;
  const now = Date.now();
  const client = createClient(settings.service, credentials, googleTransport, now + DIALOG_TIME_MS);
  const name = serviceName(settings.service);
  try {
    const { size } = client.fetchLeads(furthestDateOf(settings.window, now));
    return { ok: true, message: `${name} answers, with ${countWords(size, 'lead')} in the chosen dates.` };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return {
      ok: false,
      message: error instanceof NotAccepted ? error.inForm : error.message,
      errors: {} satisfies FormErrors,
    };
  }
}

function parse(form: unknown) {
  return parseSettingsForm(form, loadCredentials().apiKey, ukDayOf(Date.now()));
}

function viewOf(settings: Settings, credentials: Credentials): SettingsView {
  const spreadsheet = currentSpreadsheet();
  const record = loadRefresh(spreadsheet.getId());
  const lastRun = loadLastWorked();
  return settingsView(settings, credentials, {
    isInUse: areSettingsSaved(),
    refresh: record.interval,
    refreshWords: record.interval === 'off' ? '' : nextRunWords(record, 'press Save'),
    lastRun: lastRun === '' ? '' : timeText(spreadsheet, new Date(lastRun)),
  });
}
