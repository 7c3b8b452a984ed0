import { type Base, BaseDraft } from '../core/base';
import { fieldsSeen, type Lead } from '../core/lead';
import type { LogEntry } from '../core/log-entry';
import type { Marks } from '../core/plan-marks';
import { fieldsAway, returnedFields } from '../core/returned-fields';
import type { ServiceId } from '../core/services';
import { statusesSeen } from '../core/statuses';
import { DUPLICATE, isConflict } from '../core/sync-word';
import { trustedBase } from '../core/trusted-base';
import { type DocumentState, loadState, saveState } from '../settings/document-state';
import { appendToLog } from '../sheet/activity-log';
import type { LiteralWay } from '../sheet/literal';
import { readLeadSheet, type SheetReading } from '../sheet/read-lead-sheet';
import { formatTexts, suggestStatuses } from '../sheet/set-up';
import { flush, type Spreadsheet } from '../sheet/spreadsheet';
import { openSheets } from './open-sheets';

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
  /**
   * Remembers what the next run has to know, once the base is written. `now` is the sheet as it is then. A run that compared nothing
   * leaves it to the next one to see which columns came, or came back.
   */
  close(now: SheetReading, hasCompared: boolean): void;
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
  const { baseSheet, way, opened, isMade, made } = sheets;
  let { reading } = sheets;
  let blank = returnedFields(reading.table, opened.base, before.columns);
  if (blank.length > 0) {
    // Columns that moved between the reads of marks and cells would seem blank as well.
    reading = readLeadSheet(reading.sheet);
    const again = returnedFields(reading.table, opened.base, before.columns);
    blank = blank.filter((field) => again.includes(field));
  }
  const { base, unfilled, emptied, unsure } = trustedBase(opened.base, reading.table, {
    blank,
    made,
    last: before.columns,
    away: opened.away,
    emptied: before.emptied,
    isCopy: before.leadSheetId === null,
    isOtherSheet: before.leadSheetId !== null && reading.sheet.getSheetId() !== before.leadSheetId,
  });
  const draft = new BaseDraft(base);
  for (const { id } of reading.table.rows) if (unsure.has(id)) draft.forget(id);
  // Their word is all that tells of the doubt, and the run takes it away: what the base says of them has to go before.
  if (!run.isReview && reading.table.rows.some(({ id, word }) => word === DUPLICATE && unsure.has(id))) {
    opened.write(draft.changes(), way);
    flush();
  }
  for (const id of opened.base.updates.keys()) if (!base.updates.has(id)) draft.endUpdate(id);
  for (const [id, agreed] of base.leads) if (agreed !== opened.base.leads.get(id)) draft.agree(id, []);
  // What is remembered of them may be lost, and what is undone brings marks back: with their rows' words, or with a column.
  const mayHaveMarks =
    !isMade &&
    (opened.marks.size > 0 ||
      baseSheet.getSheetId() !== before.baseSheetId ||
      reading.table.rows.some(({ word }) => isConflict(word)) ||
      reading.table.fields.some((field) => !before.columns.includes(field)));
  const marks = mayHaveMarks && opened.marks.size === 0 ? someMarks() : opened.marks;
  // A run killed before it could look at them has changed the words already.
  if (marks !== opened.marks && !run.isReview) opened.writeMarks(marks, way);
  // A copy does not remember which columns there were, and those that the run made have their formats.
  const returned = before.leadSheetId === reading.sheet.getSheetId() ? reading.table.fields : [];
  const unformatted = returned.filter((field) => !before.columns.includes(field) && !made.includes(field));
  if (unformatted.length > 0 && !run.isReview) formatTexts(reading, unformatted);
  const statuses = statusesSeen(leads, before.statuses);
  const hasNewStatuses = isMade || statuses.length > before.statuses.length;
  if (hasNewStatuses && !run.isReview) suggestStatuses(reading, statuses, before.statuses);

  const state: DocumentState = {
    leadSheetId: before.leadSheetId,
    baseSheetId: before.baseSheetId,
    literalWay: way,
    knownFields: before.knownFields,
    columns: before.columns,
    emptied: [...emptied],
    reported: [...new Set([...before.reported, ...fields])],
    statuses,
  };
  let saved = before;
  const save = (now: DocumentState) => {
    saveState(now, saved);
    saved = now;
  };
  if (!run.isReview) save(state);
  let { away } = opened;
  const saveAway = (there: readonly string[], hasCompared: boolean) => {
    const known = [...away, ...before.knownFields, ...reading.table.fields];
    const settled = there.filter((field) => hasCompared || !away.includes(field));
    away = fieldsAway(known, opened.base, settled);
    opened.writeAway(away, way);
  };
  const inBoth = ({ table }: SheetReading) => reading.table.fields.filter((field) => table.fields.includes(field));

  return {
    reading,
    way,
    base,
    wasThere: (id) => leads.has(id) || opened.base.leads.has(id),
    unfilled,
    emptied,
    unsure,
    reported: new Set(state.reported),
    marks,
    mayHaveMarks,
    who: run.who,
    remark: run.remark ?? '',
    draft,
    saveMarks: (marks) => opened.writeMarks(marks, way),
    saveBase: (now = reading) => {
      // The base forgets what was agreed of a column that is away: a run killed in between must not seem to have seen the column.
      const there = inBoth(now);
      save({ ...saved, columns: saved.columns.filter((field) => there.includes(field)) });
      saveAway(there, false);
      opened.write(draft.changes(), way);
    },
    log: (entries) => appendToLog(spreadsheet, { when: new Date(), who: run.who, run: run.key }, entries, way),
    // Only a run that reached its end has settled what a copy does not remember.
    close: (now, hasCompared) => {
      const there = inBoth(now);
      save({
        ...state,
        leadSheetId: reading.sheet.getSheetId(),
        baseSheetId: baseSheet.getSheetId(),
        knownFields: [...new Set([...before.knownFields, ...reading.table.fields])],
        columns: there.filter((field) => hasCompared || before.columns.includes(field)),
      });
      // Those that went are in there already; one that came back counts as away until it is remembered that it did.
      saveAway(there, hasCompared);
    },
  };
}

/**
 * What the base remembers where there may be marks of which it knows nothing: some, somewhere. It stands there until a run has
 * looked at all cells, whatever becomes of this one.
 */
function someMarks(): Marks {
  return new Map([['', new Map()]]);
}
