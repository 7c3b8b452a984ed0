import type { SettingsView } from '../src/core/settings-form';

/** What the settings show before anything was saved. */
export const FIRST_SETTINGS: SettingsView = {
  service: 'heatpunk',
  userEmail: '',
  windowKind: 'days',
  days: '365',
  since: '',
  policy: 'ask',
  refresh: 'off',
  refreshPushes: false,
  keyHint: '',
  isInUse: false,
  refreshWords: '',
  lastRun: '',
};
