import { kindOf } from '../core/fields';
import type { SyncPlan } from '../core/plan';
import type { FieldChange } from '../core/plan-lead';
import { EDITED, isAboutAnEdit, SYNCED } from '../core/sync-word';
import { valueIn } from '../core/table';
import { sameValue } from '../core/value';
import { applyChanges } from '../sheet/apply-changes';
import type { SheetReading } from '../sheet/read-lead-sheet';
import type { Workspace } from './workspace';

/**
 * Puts the values that a plan would send into their cells, as if a person had typed them. From here on they are edits like any
 * other: a run that is killed leaves them to the next.
 *
 * @param plan one of a table that has them already
 * @throws ColumnsMoved before anything is done, where columns moved since the plan was made
 */
export function putBack(workspace: Workspace, reading: SheetReading, plan: SyncPlan): SheetReading {
  const leads = plan.leads.filter(({ send }) => send.length > 0);
  if (leads.length === 0) return reading;
  // The plan's own rows hold what is yet to be written.
  const rows = new Map(reading.table.rows.map((row) => [row.number, row]));
  const cells = leads.flatMap((lead) => {
    const row = rows.get(lead.row.number);
    if (row === undefined) return [];
    // A cell that says so already stays: it may be by a formula.
    const isThere = ({ field, value }: FieldChange) =>
      sameValue(kindOf(field), valueIn(reading.table, row, field), value);
    return lead.send.filter((change) => !isThere(change)).map(({ field, value }) => ({ row, field, value }));
  });
  const words = leads.flatMap((lead) => {
    const row = rows.get(lead.row.number);
    return row && (row.word === SYNCED || isAboutAnEdit(row.word)) ? [{ row, word: EDITED }] : [];
  });
  return applyChanges(reading, { cells, ids: [], words, added: [], isOfFields: true }, workspace.way).reading();
}
