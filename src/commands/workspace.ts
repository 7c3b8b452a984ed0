import { type Base, BaseDraft, withoutFields } from '../core/base';
import { STANDARD_FIELDS, STATUS_FIELD } from '../core/fields';
import { fieldsSeen, type Lead } from '../core/lead';
import type { LogEntry } from '../core/log-entry';
import { failure } from '../core/user-error';
import { type DocumentState, loadState, saveState } from '../settings/document-state';
import { appendToLog } from '../sheet/activity-log';
import {
  findBaseSheet,
  hideBaseSheet,
  isUnfinished,
  labelBaseSheet,
  makeBaseSheet,
  openBaseStore,
} from '../sheet/base-store';
import { findLeadSheet } from '../sheet/find-lead-sheet';
import { LITERAL_WAYS, type LiteralWay, measureLiteralWay, PROBE_COLUMNS, PROBE_ROWS } from '../sheet/literal';
import { readLeadSheet, type SheetReading } from '../sheet/read-lead-sheet';
import { addColumns, makeLeadSheet, suggestStatuses } from '../sheet/set-up';
import type { Sheet, Spreadsheet } from '../sheet/spreadsheet';

/** More suggestions than this help nobody to choose. */
const MAX_STATUSES = 50;
const MAX_STATUS_LENGTH = 60;

/** The document's sheets, read and ready for a run. */
export interface Workspace {
  readonly spreadsheet: Spreadsheet;
  readonly reading: SheetReading;
  readonly way: LiteralWay;
  readonly base: Base;
  /** What is confirmed during the run goes in here; `saveBase` writes it. */
  readonly draft: BaseDraft;
  saveBase(): void;
  /** Adds lines to the activity log. */
  log(entries: readonly LogEntry[]): void;
  /** Remembers what the next run has to know. */
  close(): void;
}

/**
 * Opens the lead sheet and the base, and makes what is missing of them: 4 range reads where nothing is.
 *
 * @param leads what Heatpunk listed: columns are made for fields that never had one
 * @param who for the log
 */
export function openWorkspace(
  spreadsheet: Spreadsheet,
  leads: ReadonlyMap<string, Lead>,
  who: string,
  makesColumns: boolean,
): Workspace {
  const before = loadState();
  const fields = fieldsSeen(leads.values());
  const { sheet: baseSheet, way } = openBaseSheet(spreadsheet, before);
  const found = findLeadSheet(spreadsheet, before.leadSheetId);
  let reading = found ? readLeadSheet(found) : makeLeadSheet(spreadsheet, [...STANDARD_FIELDS, ...fields], way);
  const missing = [...fields].filter(
    (field) => !reading.table.fields.includes(field) && !before.knownFields.includes(field),
  );
  if (makesColumns && missing.length > 0) {
    addColumns(reading.sheet, missing, way);
    reading = readLeadSheet(reading.sheet);
  }
  const returned =
    before.columns.length > 0 ? reading.table.fields.filter((field) => !before.columns.includes(field)) : [];
  const opened = openBaseStore(baseSheet);
  const base = withoutFields(opened.base, returned);
  const draft = new BaseDraft(base);
  for (const [id, agreed] of base.leads) if (agreed !== opened.base.leads.get(id)) draft.agree(id, []);
  const statuses = statusesOf(leads, before.statuses);
  if (!found || statuses.length > before.statuses.length) suggestStatuses(reading, statuses);

  const state: DocumentState = {
    leadSheetId: reading.sheet.getSheetId(),
    literalWay: way,
    knownFields: [...new Set([...before.knownFields, ...reading.table.fields])],
    columns: before.columns.length > 0 ? before.columns : reading.table.fields,
    statuses,
  };
  saveState(state, before);

  return {
    spreadsheet,
    reading,
    way,
    base,
    draft,
    saveBase: () => opened.write(draft.changes(), way),
    log: (entries) => appendToLog(spreadsheet, new Date(), who, entries, way),
    close: () => saveState({ ...state, columns: reading.table.fields }, state),
  };
}

function openBaseSheet(spreadsheet: Spreadsheet, state: DocumentState): { sheet: Sheet; way: LiteralWay } {
  const sheet = findBaseSheet(spreadsheet) ?? makeBaseSheet(spreadsheet);
  const isNew = isUnfinished(sheet);
  if (isNew) hideBaseSheet(sheet);
  const remembered = LITERAL_WAYS.find((way) => way === state.literalWay);
  const way = remembered ?? measureLiteralWay(scratchCells(sheet));
  if (way === null) throw failure.noLiteralText();
  if (isNew) labelBaseSheet(sheet, way);
  return { sheet, way };
}

/** Cells below all that the sheet holds. */
function scratchCells(sheet: Sheet) {
  const first = sheet.getLastRow() + 1;
  const missing = first + PROBE_ROWS - 1 - sheet.getMaxRows();
  if (missing > 0) sheet.insertRowsAfter(sheet.getMaxRows(), missing);
  return sheet.getRange(first, 1, PROBE_ROWS, PROBE_COLUMNS);
}

/** New statuses after those suggested already, as they were first seen. */
function statusesOf(leads: ReadonlyMap<string, Lead>, suggested: readonly string[]): string[] {
  const statuses = new Set(suggested);
  for (const lead of leads.values()) {
    const status = lead.fields.get(STATUS_FIELD);
    if (typeof status === 'string' && status.trim() !== '' && status.length <= MAX_STATUS_LENGTH)
      statuses.add(status.trim());
    if (statuses.size >= MAX_STATUSES) break;
  }
  return [...statuses];
}
