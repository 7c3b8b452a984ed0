/** Notes that the person types: Univer tells of every letter, the workbook gets the note once they pause. */

import type { PersonAct } from '../../protocol';

/** Milliseconds without a letter. */
const PAUSE = 500;

export interface TypedNotes {
  typed(sheet: number, row: number, column: number, note: string): void;
}

export function createTypedNotes(send: (sheet: number, acts: readonly PersonAct[]) => void): TypedNotes {
  const waiting = new Map<string, ReturnType<typeof setTimeout>>();
  return {
    typed: (sheet, row, column, note) => {
      const place = `${sheet} ${row} ${column}`;
      clearTimeout(waiting.get(place));
      const tell = () => {
        waiting.delete(place);
        send(sheet, [{ do: 'set-note', area: { row, column, rows: 1, columns: 1 }, note }]);
      };
      waiting.set(place, setTimeout(tell, PAUSE));
    },
  };
}
