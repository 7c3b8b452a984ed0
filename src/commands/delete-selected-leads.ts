import { cutText } from '../core/cut-text';
import {
  type ChosenLead,
  type Deletion,
  deletionQuestion,
  deletionText,
  isConfirmedBy,
  mustBeTyped,
  planDeletion,
  textsById,
} from '../core/plan-deletion';
import { usable } from '../core/usable-credentials';
import { failure } from '../core/user-error';
import { createClient } from '../heatpunk/client';
import { watchLostAnswers } from '../heatpunk/lost-answers';
import { googleTransport } from '../heatpunk/transport';
import { loadState } from '../settings/document-state';
import { loadCredentials, loadSettings } from '../settings/settings-store';
import { applyChanges } from '../sheet/apply-changes';
import { findLeadSheet } from '../sheet/find-lead-sheet';
import { readLeadSheet, readLeadSheetAgain } from '../sheet/read-lead-sheet';
import { removeRows } from '../sheet/remove-rows';
import { hiddenRows, selectedRows } from '../sheet/selected-areas';
import { currentSpreadsheet, flush } from '../sheet/spreadsheet';
import { createBrake } from './brake';
import { type DeletionOutcome, deletionOutcome } from './deletion-outcome';
import { withDocumentLock } from './execution-lock';
import { BATCH_SIZE, WORKING_TIME_MS } from './limits';
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
  const transport = watchLostAnswers(googleTransport);
  const client = createClient(service, credentials, transport, deadline);
  const workspace = openWorkspace(currentSpreadsheet(), new Map(), {
    who: credentials.userEmail,
    key,
    service,
    makesColumns: false,
  });
  let { reading } = workspace;
  const rest = [...leads];
  const counts = { deleted: 0, removed: 0, unlisted: 0, stayed: 0, changed: 0 };
  const brake = createBrake(client.name);

  while (rest.length > 0 && brake.reason() === null && Date.now() < deadline) {
    // Nobody agreed to lose what was written into a row since the question was asked, or a copy that was made of it.
    const texts = textsById(reading.table);
    const next = rest.splice(0, BATCH_SIZE);
    const batch = next.filter(({ id, text }) => texts.get(id) === text);
    counts.changed += next.length - batch.length;
    if (batch.length === 0) continue;
    const outcomes = client.remove(batch.map(({ id }) => id));
    brake.notice(outcomes);
    const became = new Map<string, DeletionOutcome>();
    batch.forEach((lead, index) => {
      const outcome = deletionOutcome(lead, outcomes[index], transport.hasLostAnswer(lead.id));
      if (outcome === null) return;
      became.set(lead.id, outcome);
      counts[outcome.kind]++;
    });
    const gone = [...became].flatMap(([id, { word }]) => (word === null ? [id] : []));
    // Somebody may have written into their rows while they were on their way.
    reading = readLeadSheetAgain(reading);
    const last = textsById(reading.table);
    // First of all, as nothing else knows what the leads were; and as rows are removed right after they were read.
    workspace.log(
      batch.flatMap(({ id, text }) => {
        const outcome = became.get(id);
        if (outcome === undefined) return [];
        return outcome.word === null ? { ...outcome.line, old: last.get(id) ?? text } : outcome.line;
      }),
    );
    const words = reading.table.rows.flatMap((row) => {
      const word = became.get(row.id)?.word ?? null;
      return word === null ? [] : [{ row, word }];
    });
    reading = applyChanges(
      reading,
      { cells: [], ids: [], added: [], words, isOfFields: false },
      workspace.way,
    ).reading();
    // What was written into a row just now, or into a copy that was made of it, is in no log yet: it stays.
    const now = textsById(reading.table);
    removeRows(reading, new Set(gone.filter((id) => now.has(id) && now.get(id) === last.get(id))));
    for (const id of gone) workspace.draft.forget(id);
    workspace.saveBase(reading);
    // The base says nothing any more of columns that were away, so it has to be known which were: but not before it does.
    flush();
    workspace.close(reading, false);
  }
  const stopped = brake.reason();
  if (stopped !== null) {
    const isBegun = Object.values(counts).some((count) => count > 0);
    throw isBegun ? failure.stoppedMidway(deletionText({ ...counts, unreached: 0 }), stopped) : stopped;
  }
  return deletionText({ ...counts, unreached: rest.length });
}
