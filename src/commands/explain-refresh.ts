import { switchedOff } from '../core/refresh-record';
import { emptyAnswerText, failingText } from '../core/refresh-words';
import { loadRefresh, updateRefresh } from '../settings/refresh-store';
import { currentSpreadsheet, timeText } from '../sheet/spreadsheet';
import { updateMenu } from './menu';
import { nextRunWords } from './next-run-words';
import { PRODUCT } from './product';
import { openReview } from './review';
import { openSettings } from './settings-dialog';

/** Says what goes wrong with the person's automatic refresh, and leads to where it is put right. */
export function explainRefresh(): void {
  const spreadsheet = currentSpreadsheet();
  const record = loadRefresh(spreadsheet.getId());
  const ui = SpreadsheetApp.getUi();
  if (record.interval === 'off') {
    // A run that was at work when it was switched off may have noted something after that.
    updateRefresh(spreadsheet.getId(), switchedOff(record));
    tellOver('is switched off by now');
    return;
  }
  if (record.inARow === 0 && record.hold === 'mass change') {
    // The menu is of a time when something else was wrong.
    updateMenu();
    openReview();
    return;
  }
  if (record.inARow === 0 && record.hold === null) {
    tellOver('works again');
    return;
  }
  const next = nextRunWords(record, 'press Save in Settings…');
  const text =
    record.inARow === 0
      ? emptyAnswerText(next)
      : failingText(record, timeText(spreadsheet, new Date(record.failedAt)), next);
  const answer = ui.alert(`${PRODUCT}: Automatic refresh`, text, ui.ButtonSet.YES_NO);
  if (answer === ui.Button.YES) openSettings();
}

/** The menu is of a time when something was wrong. */
function tellOver(state: string): void {
  const ui = SpreadsheetApp.getUi();
  ui.alert(PRODUCT, `The automatic refresh ${state}: there is nothing to do.`, ui.ButtonSet.OK);
  updateMenu();
}
