import { markIn, SYNC_MARK } from './header-notes';
import type { Layout } from './layout';
import type { SheetReading } from './read-lead-sheet';
import { flush, type Sheet, timeText } from './spreadsheet';

const LINE = /\n?^Last run: .*$/m;

/** What the note of the Sync header says of the last run. */
export interface LastRun {
  readonly when: Date;
  /** As the menu names it. */
  readonly action: string;
}

/** Says in the note of the Sync header when a run last worked. Other lines of the note stay. For right after a read. */
export function writeLastRun(sheet: Sheet, { syncColumn, syncNote }: Layout, { when, action }: LastRun): void {
  if (syncColumn === null) return;
  const line = `Last run: ${timeText(sheet.getParent(), when)} (${action})`;
  sheet.getRange(1, syncColumn).setNote(`${syncNote.replace(LINE, '')}\n${line}`);
}

/** The same where the header may be protected against this person: the note is left out then. For when all else is written. */
export function writeLastRunIfAllowed(sheet: Sheet, layout: Layout, lastRun: LastRun): void {
  try {
    writeLastRun(sheet, layout, lastRun);
    // A note that Google keeps back would mark another column once somebody inserts one.
    flush();
  } catch (error) {
    if (layout.syncColumn === null || sheet.getRange(1, layout.syncColumn).canEdit()) throw error;
  }
}

/**
 * The same some time after the read: 1 range read sees to it that the column is still where it was. Where it moved, the note
 * of another column would be lost, so the next run says it.
 */
export function writeLastRunLater({ sheet, layout }: SheetReading, lastRun: LastRun): void {
  if (layout.syncColumn === null) return;
  const syncNote = sheet.getRange(1, layout.syncColumn).getNote();
  if (markIn(syncNote) !== SYNC_MARK) return;
  writeLastRunIfAllowed(sheet, { ...layout, syncNote }, lastRun);
}
