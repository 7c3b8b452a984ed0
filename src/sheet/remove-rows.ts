import type { SheetReading } from './read-lead-sheet';

/**
 * Removes the rows of leads, by a reading that was made just before: from the bottom up, neighbours together, so that no
 * removal moves a row that is still to go.
 */
export function removeRows({ sheet, table }: SheetReading, ids: ReadonlySet<string>): void {
  const runs: { first: number; count: number }[] = [];
  for (const { id, number } of table.rows) {
    if (!ids.has(id)) continue;
    const last = runs[runs.length - 1];
    if (last && last.first + last.count === number) last.count++;
    else runs.push({ first: number, count: 1 });
  }
  const rows = sheet.getMaxRows();
  const last = runs[runs.length - 1];
  // Google refuses to delete all rows below the frozen ones.
  if (last && last.first + last.count > rows && last.first <= sheet.getFrozenRows() + 1) sheet.insertRowsAfter(rows, 1);
  for (const { first, count } of runs.reverse()) sheet.deleteRows(first, count);
}
