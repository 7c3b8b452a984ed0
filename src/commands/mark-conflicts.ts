import type { SyncPlan } from '../core/plan';
import { bothMarks, planMarks } from '../core/plan-marks';
import { readLooks, writeLooks } from '../sheet/conflict-marks';
import type { SheetReading } from '../sheet/read-lead-sheet';
import { flush, timeText } from '../sheet/spreadsheet';
import type { Workspace } from './workspace';

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
  const looks = readLooks(reading);
  // Somebody moves rows all the time just now: the next run marks.
  if (looks === null) return;
  const { sheet, table, cells } = looks.reading;
  const seen = timeText(sheet.getParent(), new Date());
  const view = { height: cells.length, looksAt: looks.looksAt };
  const { remarks, marks } = planMarks(table, compared, workspace.marks, view, seen);
  if (workspace.saveMarks(bothMarks(workspace.marks, marks))) flush();
  writeLooks(looks, remarks);
  workspace.saveMarks(marks);
}
