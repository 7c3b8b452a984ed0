import { cutText } from '../core/cut-text';
import { logEntry } from '../core/log-entry';
import {
  type ChosenLead,
  type Deletion,
  deletionQuestion,
  isConfirmedBy,
  mustBeTyped,
  planDeletion,
} from '../core/plan-deletion';
import { failedWord } from '../core/sync-word';
import { usable } from '../core/usable-credentials';
import { failure } from '../core/user-error';
import { createClient } from '../heatpunk/client';
import { googleTransport } from '../heatpunk/transport';
import { loadState } from '../settings/document-state';
import { loadCredentials, loadSettings } from '../settings/settings-store';
import { applyChanges } from '../sheet/apply-changes';
import { findLeadSheet } from '../sheet/find-lead-sheet';
import { readLeadSheet } from '../sheet/read-lead-sheet';
import { removeRows } from '../sheet/remove-rows';
import { hiddenRows, selectedRows } from '../sheet/selected-rows';
import { currentSpreadsheet, flush } from '../sheet/spreadsheet';
import { createBrake } from './brake';
import { withDocumentLock } from './execution-lock';
import { BATCH_SIZE, WORKING_TIME_MS } from './limits';
import { outcomeWords } from './outcome-words';
import { PRODUCT } from './product';
import { newRunKey } from './run-key';
import { withPerson } from './with-person';
import { openWorkspace } from './workspace';

const ACTION = 'Delete selected leads';

/** Asks, then deletes the leads of the selected rows in Heatpunk; a row leaves the sheet once Heatpunk confirmed. */
export function deleteSelectedLeads(): void {
  withPerson(() => {
    const { userEmail } = usable(loadCredentials());
    const spreadsheet = currentSpreadsheet();
    const sheet = findLeadSheet(spreadsheet, loadState().leadSheetId);
    if (sheet === null) throw failure.noLeadSheet();
    if (spreadsheet.getActiveSheet().getSheetId() !== sheet.getSheetId()) throw failure.notOnLeadSheet(sheet.getName());
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
  const title = `${PRODUCT}: delete leads`;
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

/** @returns what to tell the person */
function deleteLeads(leads: readonly ChosenLead[], key: string): string {
  const credentials = loadCredentials();
  const deadline = Date.now() + WORKING_TIME_MS;
  const { service } = loadSettings();
  const client = createClient(service, credentials, googleTransport, deadline);
  const workspace = openWorkspace(currentSpreadsheet(), new Map(), {
    who: credentials.userEmail,
    key,
    service,
    makesColumns: false,
  });
  const rest = [...leads];
  let { reading } = workspace;
  let deleted = 0;
  const brake = createBrake(client.name);

  while (rest.length > 0 && brake.reason() === null && Date.now() < deadline) {
    const batch = rest.splice(0, BATCH_SIZE);
    const outcomes = client.remove(batch.map(({ id }) => id));
    brake.notice(outcomes);
    const refused = new Map<string, string>();
    const gone = new Set<string>();
    batch.forEach(({ id }, index) => {
      const outcome = outcomes[index];
      if (outcome?.kind === 'done' || outcome?.kind === 'gone') gone.add(id);
      else if (outcome?.kind !== 'stopped') refused.set(id, outcomeWords(outcome));
    });
    // First of all, as nothing else knows what the leads were; and as rows are removed right after they were read.
    workspace.log(
      batch
        .filter(({ id }) => gone.has(id) || refused.has(id))
        .map(({ id, text }) =>
          gone.has(id)
            ? { ...logEntry('Deleted', id, ''), old: text }
            : logEntry('Failed', id, `Delete: ${refused.get(id)}`),
        ),
    );
    const words = reading.table.rows.flatMap((row) => {
      const why = refused.get(row.id);
      return why === undefined ? [] : [{ row, word: failedWord(why) }];
    });
    reading = applyChanges(
      reading,
      { cells: [], ids: [], added: [], words, isOfFields: false },
      workspace.way,
    ).reading();
    removeRows(reading, gone);
    for (const id of gone) workspace.draft.forget(id);
    workspace.saveBase();
    // The base says nothing any more of columns that were away, so it has to be known which were: but not before it does.
    flush();
    workspace.close(reading);
    deleted += gone.size;
  }
  const stopped = brake.reason();
  if (stopped !== null) throw stopped;
  const stayed = leads.length - deleted - rest.length;
  const sentences = [`${deleted} lead${deleted === 1 ? '' : 's'} deleted.`];
  if (stayed > 0) sentences.push(`${stayed} stayed: see the Sync column.`);
  if (rest.length > 0) sentences.push(`For ${rest.length} there was no time left: select them again.`);
  return sentences.join(' ');
}
