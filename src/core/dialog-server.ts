import type { Approval } from './approval';
import type { InsightsView } from './insights';
import type { PermissionView } from './permission-view';
import type { PushAnswer, ReviewView } from './review-dialog';
import type { PullAnswer, SaveAnswer, SettingsForm, SettingsView, TestAnswer } from './settings-form';
import type { ShownRow } from './shown-row';
import type { UndoAnswer, UndoChoice, UndoView } from './undo-form';

/** What the dialogs may ask of the server side: `main.ts` exports these beside its handlers, `dialogs/bridge.ts` calls them by name. */
export interface DialogServer {
  firstPull(): PullAnswer;
  loadInsights(): InsightsView;
  loadPermission(): PermissionView;
  loadReview(): ReviewView;
  pushReviewed(batch: Approval, run?: string): PushAnswer;
  showRow(key: string): ShownRow;
  loadSettings(): SettingsView;
  saveSettings(form: SettingsForm, shown: SettingsForm | null): SaveAnswer;
  testConnection(form: SettingsForm): TestAnswer;
  loadUndo(): UndoView;
  undoPush(choice: UndoChoice): UndoAnswer;
}
