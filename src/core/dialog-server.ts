import type { InsightsView } from './insights';
import type { PullAnswer, SaveAnswer, SettingsForm, SettingsView, TestAnswer } from './settings-form';

/** What the dialogs may ask of the server side: `main.ts` exports exactly these, `dialogs/bridge.ts` calls them by name. */
export interface DialogServer {
  firstPull(): PullAnswer;
  loadInsights(): InsightsView;
  loadPermission(): PermissionView;
  loadSettings(): SettingsView;
  saveSettings(form: SettingsForm): SaveAnswer;
  testConnection(form: SettingsForm): TestAnswer;
}

/** Whether Google has the person's permission; if not, the address of its page for that, '' where it names none. */
export interface PermissionView {
  readonly isGiven: boolean;
  readonly address: string;
}
