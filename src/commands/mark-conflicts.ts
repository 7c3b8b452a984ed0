import type { SyncPlan } from '../core/plan';
import { bothMarks, planMarks } from '../core/plan-marks';
import { readLooks, writeLooks } from '../sheet/cell-looks';
import type { SheetReading } from '../sheet/read-lead-sheet';
import { flush, timeText } from '../sheet/spreadsheet';
import type { Workspace } from './workspace';

/** How often cells are looked at anew since there were others to be remembered. */
const MAX_ROUNDS = 3;

/**
 * Marks the cells in conflict by their colour and their note, and takes the marks from all others. Costs nothing where there is no
 * conflict and can be no mark.
 *
 * What a cell looked like is remembered before it changes, and forgotten once it looks so again: whenever a run is killed,
 * the next one goes on from there.
 *
 * @param reading of the sheet as the plan left it
 */
export function markConflicts(workspace: Workspace, reading: SheetReading, plan: SyncPlan): void {
  const { leads } = plan;
  if (leads.every(({ conflicts }) => conflicts.length === 0) && !workspace.mayHaveMarks) return;
  const compared = new Map(leads.map(({ id, conflicts }) => [id, conflicts]));
  const seen = timeText(reading.sheet.getParent(), new Date());
  let { marks } = workspace;
  for (let round = 1; round <= MAX_ROUNDS; round++) {
    const looks = readLooks(reading);
    // Somebody moves rows all the time just now: the next run marks.
    if (looks === null) return;
    const { table, cells } = looks.reading;
    const view = { height: cells.length, looksAt: looks.looksAt };
    const planned = planMarks(table, compared, marks, view, seen);
    marks = bothMarks(marks, planned.marks);
    if (!workspace.saveMarks(marks)) {
      writeLooks(looks, planned.changes);
      workspace.saveMarks(planned.marks);
      return;
    }
    // While that is written people move rows and write notes of their own: what is put over them has to be read after it.
    flush();
  }
}
