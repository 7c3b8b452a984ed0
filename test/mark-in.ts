/** What the note of a column's header says that the column holds, such as `customerName`; null where it says nothing of that. */
export function markIn(note: string): string | null {
  return /^heatpunk: (.+)$/m.exec(note)?.[1] ?? null;
}
