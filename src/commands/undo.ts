import { fieldKey } from '../core/field-key';
import type { Answer } from '../core/lead';
import { reportText } from '../core/report';
import { reversalsOf } from '../core/sent-fields';
import { notPutBack, outcomeOfUndo, planUndo, reachOf, type UndoState } from '../core/undo';
import { fieldsWords, parseUndoChoice, restView, type UndoAnswer, type UndoView, undoView } from '../core/undo-form';
import { usable } from '../core/usable-credentials';
import { failure } from '../core/user-error';
import { furthestDateOf } from '../core/window';
import { createClient } from '../heatpunk/client';
import { googleTransport } from '../heatpunk/transport';
import { loadState } from '../settings/document-state';
import { loadCredentials, loadSettings } from '../settings/settings-store';
import { readLog } from '../sheet/activity-log';
import { findBaseSheet } from '../sheet/base-sheet';
import { openBaseStore } from '../sheet/base-store';
import { readLeadSheet } from '../sheet/read-lead-sheet';
import { currentSpreadsheet, type Spreadsheet, timeText } from '../sheet/spreadsheet';
import { leadSheetOf } from './lead-sheet';
import { DIALOG_TIME_MS } from './limits';
import { newRunKey } from './run-key';
import { runSync } from './run-sync';
import { showDialog } from './show-dialog';

const ACTION = 'Undo last push';

/** Shows the dialog that lists the last push and puts back what is ticked. */
export function openUndo(): void {
  showDialog('undo', ACTION, 760, 560);
}

/** What the dialog shows at first: nothing is changed by it. */
export function loadUndo(): UndoView {
  const startedAt = Date.now();
  const credentials = usable(loadCredentials());
  const spreadsheet = currentSpreadsheet();
  const lines = readLog(spreadsheet) ?? [];
  const { service, window } = loadSettings();
  const client = createClient(service, credentials, googleTransport, startedAt + DIALOG_TIME_MS);
  const furthestDate = furthestDateOf(window, startedAt);
  let answer: Answer = { leads: client.fetchLeads(furthestDate), furthestDate };
  const { reported } = loadState();
  let state: UndoState = { answer, table: tableIn(spreadsheet), reported };
  let plan = planUndo(lines, state);
  const reach = plan && reachOf(lines, plan.run, state, baseLeadsIn(spreadsheet));
  if (reach !== null) {
    answer = { ...answer, older: { leads: client.fetchLeads(reach), furthestDate: reach } };
    state = { answer, table: tableIn(spreadsheet), reported };
    plan = planUndo(lines, state);
  }
  return undoView(plan, plan?.when ? timeText(spreadsheet, new Date(plan.when)) : '');
}

/** Puts back what was chosen, as far as nobody has touched it since; the run looks at both sides anew. */
export function undoPush(input: unknown): UndoAnswer {
  const choice = parseUndoChoice(input);
  if (choice === null) throw failure.nothingToUndo();
  const spreadsheet = currentSpreadsheet();
  const chosen = new Set(choice.fields.map(({ id, field }) => fieldKey(id, field)));
  const reversals = reversalsOf(readLog(spreadsheet) ?? [], choice.run).filter(({ id, field }) =>
    chosen.has(fieldKey(id, field)),
  );
  if (reversals.length === 0) throw failure.nothingToUndo();
  const key = newRunKey(Date.now());
  const report = runSync({ action: ACTION, pull: false, push: true, automatic: false, key, undo: reversals });
  const state = { answer: { leads: new Map(), furthestDate: '' }, table: tableIn(spreadsheet) };
  if (report.hold !== null) return { message: reportText(report), rest: restView(notPutBack(reversals, state)) };
  const { done, rest } = outcomeOfUndo(reversals, readLog(spreadsheet) ?? [], key, state, baseLeadsIn(spreadsheet));
  const message = done.length > 0 ? `${fieldsWords(done)} put back.` : 'Nothing was put back.';
  return { message, rest: restView(rest) };
}

/** What was last agreed of each lead. */
function baseLeadsIn(spreadsheet: Spreadsheet) {
  const sheet = findBaseSheet(spreadsheet);
  return sheet ? openBaseStore(sheet).base.leads : new Map();
}

function tableIn(spreadsheet: Spreadsheet) {
  return readLeadSheet(leadSheetOf(spreadsheet)).table;
}
