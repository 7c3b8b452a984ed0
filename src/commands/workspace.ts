import { type Base, BaseDraft } from '../core/base';
import { fieldsSeen, type Lead } from '../core/lead';
import type { LogEntry } from '../core/log-entry';
import type { Marks } from '../core/plan-marks';
import { returnedFields } from '../core/returned-fields';
import type { ServiceId } from '../core/services';
import { statusesSeen } from '../core/statuses';
import { DUPLICATE, isConflict } from '../core/sync-word';
import type { LeadTable } from '../core/table';
import { trustedBase } from '../core/trusted-base';
import { type DocumentState, loadState } from '../settings/document-state';
import { appendToLog } from '../sheet/activity-log';
import type { LiteralWay } from '../sheet/literal';
import { readLeadSheet, type SheetReading } from '../sheet/read-lead-sheet';
import { formatTexts } from '../sheet/set-up';
import { flush, type Spreadsheet } from '../sheet/spreadsheet';
import { suggestStatuses } from '../sheet/suggest-statuses';
import { type OpenSheets, openSheets } from './open-sheets';
import { type RunMemory, runMemory } from './run-memory';

/** The document's sheets, read and ready for a run. */
export interface Workspace {
  readonly reading: SheetReading;
  readonly way: LiteralWay;
  readonly base: Base;
  /** Whether there was such a lead before the run: Heatpunk listed it, or the base knows it. */
  readonly wasThere: (id: string) => boolean;
  /** Fields whose columns are new, or came back: a blank cell there is none that somebody cleared. */
  readonly unfilled: ReadonlySet<string>;
  /** Fields of which nobody knows whether somebody cleared the cells that are blank. */
  readonly emptied: ReadonlySet<string>;
  /** Leads that count as never compared. */
  readonly unsure: ReadonlySet<string>;
  /** Fields that Heatpunk ever listed. */
  readonly reported: ReadonlySet<string>;
  /** What is remembered of the cells that were marked as in conflict. */
  readonly marks: Marks;
  /** Whether there may be marks in the sheet. */
  readonly mayHaveMarks: boolean;
  /** Who runs it: for the log, and for creates on their way. */
  readonly who: string;
  /** What the log says of each field that was sent. */
  readonly remark: string;
  /** What is confirmed during the run goes in here; `saveBase` writes it. */
  readonly draft: BaseDraft;
  /** @param now the sheet as it is then, where it was read again */
  saveBase(now?: SheetReading): void;
  /** Takes the place of the marks that are remembered. Answers whether anything was written. */
  saveMarks(marks: Marks): boolean;
  /** Adds lines to the activity log. */
  log(entries: readonly LogEntry[]): void;
  /** Remembers what the next run has to know. */
  readonly close: RunMemory['close'];
}

/**
 * Opens the lead sheet and the base, and makes what is missing of them: 4 range reads where nothing is.
 *
 * @param leads what Heatpunk listed: columns are made for fields that never had one
 * @throws UserError where the sheet holds the leads of another service: ids mean other customers there; for a review also where
 *   there is no lead sheet
 */
export function openWorkspace(
  spreadsheet: Spreadsheet,
  leads: ReadonlyMap<string, Lead>,
  run: {
    readonly who: string;
    /** For the log: all lines of one run share it. */
    readonly key: string;
    /** What the log says of each field that was sent; nothing unless given. */
    readonly remark?: string;
    readonly service: ServiceId;
    readonly makesColumns: boolean;
    /** Nothing is made in the lead sheet, and nothing remembered. */
    readonly isReview?: boolean;
  },
): Workspace {
  const before = loadState();
  const fields = fieldsSeen(leads.values());
  const sheets = openSheets(spreadsheet, fields, before, run);
  const { way, opened, isMade, made } = sheets;
  const { reading, blank } = readColumns(sheets, before);
  const { table } = reading;
  const isCopy = before.leadSheetId === null;
  const isOtherSheet = !isCopy && reading.sheet.getSheetId() !== before.leadSheetId;
  const { base, unfilled, emptied, unsure } = trustedBase(opened.base, table, {
    blank,
    made,
    last: before.columns,
    away: opened.away,
    emptied: before.emptied,
    isCopy,
    isOtherSheet,
  });
  const draft = new BaseDraft(base);
  for (const { id } of table.rows) if (unsure.has(id)) draft.forget(id);
  // Their word is all that tells of the doubt, and the run takes it away: what the base says of them has to go before.
  if (!run.isReview && table.rows.some(({ id, word }) => word === DUPLICATE && unsure.has(id))) {
    opened.write(draft.changes(), way);
    flush();
  }
  for (const id of opened.base.updates.keys()) if (!base.updates.has(id)) draft.endUpdate(id);
  for (const [id, agreed] of base.leads) if (agreed !== opened.base.leads.get(id)) draft.agree(id, []);
  const mayHaveMarks = mayBeMarked(sheets, table, before);
  const marks = mayHaveMarks && opened.marks.size === 0 ? someMarks() : opened.marks;
  const statuses = statusesSeen(leads, before.statuses);
  const reported = [...new Set([...before.reported, ...fields])];
  const state = { ...before, literalWay: way, emptied: [...emptied], reported, statuses };
  const memory = runMemory(before, state, sheets, reading);
  if (!run.isReview) {
    // A run killed before it could look at them has changed the words already.
    if (marks !== opened.marks) opened.writeMarks(marks, way);
    // A copy does not remember which columns there were, and those that the run made have their formats.
    const known = isCopy || isOtherSheet ? table.fields : [...before.columns, ...made];
    const unformatted = table.fields.filter((field) => !known.includes(field));
    if (unformatted.length > 0) formatTexts(reading, unformatted);
    if (isMade || statuses.length > before.statuses.length) suggestStatuses(reading, statuses, before.statuses);
    memory.begin();
  }

  return {
    reading,
    way,
    base,
    wasThere: (id) => leads.has(id) || opened.base.leads.has(id),
    unfilled,
    emptied,
    unsure,
    reported: new Set(reported),
    marks,
    mayHaveMarks,
    who: run.who,
    remark: run.remark ?? '',
    draft,
    saveMarks: (marks) => opened.writeMarks(marks, way),
    saveBase: (now = reading) => {
      memory.beforeBase(now);
      opened.write(draft.changes(), way);
    },
    log: (entries) => appendToLog(spreadsheet, { when: new Date(), who: run.who, run: run.key }, entries, way),
    close: memory.close,
  };
}

/** The sheet, and its columns that came back blank, or may have: only what two reads tell alike. */
function readColumns(
  { reading, opened }: OpenSheets,
  { columns }: DocumentState,
): { readonly reading: SheetReading; readonly blank: readonly string[] } {
  const blank = returnedFields(reading.table, opened.base, columns);
  if (blank.length === 0) return { reading, blank };
  // Columns that moved between the reads of marks and cells would seem blank as well.
  const again = readLeadSheet(reading.sheet);
  const stillBlank = returnedFields(again.table, opened.base, columns);
  return { reading: again, blank: blank.filter((field) => stillBlank.includes(field)) };
}

/** What is remembered of marks may be lost, and what is undone brings marks back: with their rows' words, or with a column. */
function mayBeMarked({ baseSheet, opened, isMade }: OpenSheets, table: LeadTable, before: DocumentState): boolean {
  if (isMade) return false;
  return (
    opened.marks.size > 0 ||
    baseSheet.getSheetId() !== before.baseSheetId ||
    table.rows.some(({ word }) => isConflict(word)) ||
    table.fields.some((field) => !before.columns.includes(field))
  );
}

/**
 * What the base remembers where there may be marks of which it knows nothing: some, somewhere. It stands there until a run has
 * looked at all cells, whatever becomes of this one.
 */
function someMarks(): Marks {
  return new Map([['', new Map()]]);
}
