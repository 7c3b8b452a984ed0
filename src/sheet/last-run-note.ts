import type { SheetReading } from './read-lead-sheet';
import { timeText } from './spreadsheet';

const LINE = /\n?^Last run: .*$/m;

/** Says in the note of the Sync header when a run last worked. Other lines of the note stay. */
export function noteLastRun({ sheet, layout }: SheetReading, when: Date, action: string): void {
  const { syncColumn, syncNote } = layout;
  if (syncColumn === null) return;
  const line = `Last run: ${timeText(sheet.getParent(), when)} (${action})`;
  sheet.getRange(1, syncColumn).setNote(`${syncNote.replace(LINE, '')}\n${line}`);
}
