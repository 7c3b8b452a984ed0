import type { Host } from '../../playground/apps-script/host';

/** A line of the activity log. */
export interface LogLine {
  readonly action: string;
  readonly lead: string;
  readonly field: string;
  readonly new: string;
  readonly result: string;
}

/** Reads what a run wrote into the activity log since it was last asked. */
export function logReader({ workbook }: Host): () => readonly LogLine[] {
  let read = lines().length;
  return () => {
    const all = lines();
    const fresh = all.slice(read);
    read = all.length;
    return fresh;
  };

  function lines(): LogLine[] {
    const sheet = workbook.sheets.find(({ name }) => name === 'Heatpunk log');
    const found: LogLine[] = [];
    for (const row of sheet?.rows.slice(1) ?? []) {
      const text = (column: number) => String(row?.cells[column - 1]?.value ?? '');
      if (text(3) !== '')
        found.push({ action: text(3), lead: text(4), field: text(5), new: text(7).trim(), result: text(8) });
    }
    return found;
  }
}
