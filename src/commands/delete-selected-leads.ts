import { cutText } from '../core/cut-text';
import { deletionQuestion, isConfirmedBy, mustBeTyped } from '../core/deletion-words';
import { type Deletion, planDeletion } from '../core/plan-deletion';
import { usable } from '../core/usable-credentials';
import { failure } from '../core/user-error';
import { loadCredentials } from '../settings/settings-store';
import { readLeadSheet } from '../sheet/read-lead-sheet';
import { hiddenRows, selectedRows } from '../sheet/selected-areas';
import { currentSpreadsheet } from '../sheet/spreadsheet';
import { deleteLeads } from './delete-leads';
import { withDocumentLock } from './execution-lock';
import { activeLeadSheet } from './lead-sheet';
import { PRODUCT } from './product';
import { newRunKey } from './run-key';
import { withPerson } from './with-person';

const ACTION = 'Delete selected leads';

/** Asks, then deletes the leads of the selected rows in Heatpunk; a row leaves the sheet once Heatpunk confirmed. */
export function deleteSelectedLeads(): void {
  withPerson(() => {
    const { userEmail } = usable(loadCredentials());
    const spreadsheet = currentSpreadsheet();
    const sheet = activeLeadSheet(spreadsheet);
    const deletion = planDeletion(readLeadSheet(sheet).table, selectedRows(spreadsheet), hiddenRows(sheet));
    if (deletion.leads.length === 0) throw failure.nothingToDelete(deletion.leftOut);
    const objection = objectionTo(deletion);
    if (objection !== null) return objection;
    // Whether Google counts the time that the person takes to answer is not known: a run that it ends does no harm.
    const key = newRunKey(Date.now());
    return withDocumentLock({ action: ACTION, who: userEmail, key, automatic: false }, () =>
      deleteLeads(deletion.leads, key),
    );
  });
}

/** Asks the person. @returns null where they confirm, else what to tell them */
function objectionTo(deletion: Deletion): string | null {
  const ui = SpreadsheetApp.getUi();
  const title = `${PRODUCT}: ${ACTION}`;
  if (!mustBeTyped(deletion)) {
    const answer = ui.alert(title, deletionQuestion(deletion), ui.ButtonSet.YES_NO);
    return answer === ui.Button.YES ? null : 'Nothing was deleted.';
  }
  const answer = ui.prompt(title, deletionQuestion(deletion), ui.ButtonSet.OK_CANCEL);
  if (answer.getSelectedButton() !== ui.Button.OK) return 'Nothing was deleted.';
  const typed = answer.getResponseText();
  return isConfirmedBy(typed, deletion)
    ? null
    : `Nothing was deleted: "${cutText(typed, 40)}" is not the number of leads, ${deletion.leads.length}.`;
}
