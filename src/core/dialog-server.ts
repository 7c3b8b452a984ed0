import type { Approval } from './approval';
import type { PushAnswer, ReviewView, ShownRow } from './review-dialog';
import type { SaveAnswer, SettingsForm, SettingsView, TestAnswer } from './settings-form';
import type { UndoAnswer, UndoChoice, UndoView } from './undo-form';

/** What the dialogs may ask of the server side: `main.ts` exports exactly these, `dialogs/bridge.ts` calls them by name. */
export interface DialogServer {
  loadReview(): ReviewView;
  pushReviewed(batch: Approval, run?: string): PushAnswer;
  showRow(key: string): ShownRow;
  loadSettings(): SettingsView;
  saveSettings(form: SettingsForm): SaveAnswer;
  testConnection(form: SettingsForm): TestAnswer;
  loadUndo(): UndoView;
  undoPush(choice: UndoChoice): UndoAnswer;
}
