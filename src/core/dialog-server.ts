import type { InsightsView } from './insights';
import type { SaveAnswer, SettingsForm, SettingsView, TestAnswer } from './settings-form';

/** What the dialogs may ask of the server side: `main.ts` exports exactly these, `dialogs/bridge.ts` calls them by name. */
export interface DialogServer {
  loadInsights(): InsightsView;
  loadSettings(): SettingsView;
  saveSettings(form: SettingsForm): SaveAnswer;
  testConnection(form: SettingsForm): TestAnswer;
}
