import { API_KEY } from '../world';

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
