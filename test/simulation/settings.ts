import type { Host } from '../../playground/apps-script/host';
import type { SaveAnswer } from '../../src/core/settings-form';
import { API_KEY } from '../world';
import { Broken } from './broken';

/** Who decides where both sides changed. */
export type Policy = 'ask' | 'sheet' | 'heatpunk';

/** Of which dates leads are fetched: all that there are, or only those of the last days, so that others are older than the window. */
export type WindowDays = 365 | 30;

/** What is sent by the settings dialog. */
export function settingsForm(member: string, policy: Policy, days: WindowDays) {
  return {
    service: 'heatpunk',
    apiKey: API_KEY,
    userEmail: member,
    windowKind: 'days',
    days: String(days),
    since: '',
    policy,
    refresh: '30min',
    refreshPushes: true,
  };
}

/** Nothing goes wrong while a dialog saves: whatever it sends is taken. */
export function saveSettings(host: Host, form: ReturnType<typeof settingsForm>): void {
  const answer = host.callFromDialog('saveSettings', form);
  // What the function answers crossed as the dialog would get it.
  const saved = answer.ok ? (answer.value as SaveAnswer) : null;
  if (saved?.ok !== true) throw new Broken(`The settings were not saved: ${JSON.stringify(answer)}`);
}
