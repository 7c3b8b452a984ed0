import { fieldsAway } from '../core/returned-fields';
import { type DocumentState, saveState } from '../settings/document-state';
import type { SheetReading } from '../sheet/read-lead-sheet';
import type { OpenSheets } from './open-sheets';

/** What a run leaves to the next one, beside the base: which columns there were, and which of them nobody has compared since. */
export interface RunMemory {
  /** Once both sheets are there, and before any row is changed. */
  begin(): void;
  /** Before what the run confirmed is written into the base. `now` is the sheet as it is then. */
  beforeBase(now: SheetReading): void;
  /**
   * Once the base is written. A run that compared nothing leaves it to the next one to see which columns came, or
   * came back.
   */
  close(now: SheetReading, hasCompared: boolean): void;
}

/**
 * @param before what the last run left
 * @param state what is known from the beginning of this one
 * @param reading the sheet as this run plans by it
 */
export function runMemory(
  before: DocumentState,
  state: DocumentState,
  { opened, baseSheet, way }: OpenSheets,
  reading: SheetReading,
): RunMemory {
  let saved = before;
  let { away } = opened;
  const save = (now: DocumentState) => {
    saveState(now, saved);
    saved = now;
  };
  const saveAway = (there: readonly string[], hasCompared: boolean) => {
    const known = [...away, ...before.knownFields, ...reading.table.fields];
    const settled = there.filter((field) => hasCompared || !away.includes(field));
    away = fieldsAway(known, opened.base, settled);
    opened.writeAway(away, way);
  };
  const inBoth = ({ table }: SheetReading) => reading.table.fields.filter((field) => table.fields.includes(field));

  return {
    begin: () => save(state),
    beforeBase(now) {
      // The base forgets what was agreed of a column that is away: a run killed in between must not seem to have seen the column.
      const there = inBoth(now);
      save({ ...saved, columns: saved.columns.filter((field) => there.includes(field)) });
      saveAway(there, false);
    },
    // Only a run that reached its end has settled what a copy does not remember.
    close(now, hasCompared) {
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
