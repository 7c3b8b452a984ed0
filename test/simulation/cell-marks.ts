/** What the product may do to the looks of a cell in conflict, and nothing else of them: its colour, and a block in its note. */

import type { Cell } from '../../playground/apps-script/workbook/cell';
import { rowsById, type Snapshot } from './snapshot';

export const MARK_COLOUR = '#f7cd7a';

const BLOCK =
  /(\n\n)?^Heatpunk conflict, seen \d\d\/\d\d\/\d{4} \d\d:\d\d\nHere: .+\nIn Heatpunk: .+\nLast agreed: .+\nTo decide: [^\n]+$/gm;

/** A note without what the product adds to it. */
export function ownNote(note: string): string {
  const own = note.replace(BLOCK, '');
  return note.startsWith('Heatpunk conflict, seen ') && own !== note ? own.replace(/^\n+/, '') : own;
}

export function tellsConflict(note: string): boolean {
  return ownNote(note) !== note;
}

/** How a text is told in a note, and in a question. */
export function told(text: string): string {
  return text.trim() === '' ? 'blank' : `“${text.trim().replace(/\n/g, ' ⏎ ')}”`;
}

/** What stands in the place of Heatpunk's value where its answers do not tell of a field. */
export const NOT_LISTED = 'not listed';

export const cellKey = (id: string, field: string): string => `${id}|${field}`;

export const isColoured = ({ style }: Cell): boolean => style.background === MARK_COLOUR;
export const hasMark = (cell: Cell): boolean => isColoured(cell) || tellsConflict(cell.note);

/** The cells of leads that look so, by lead and field. */
export function cellsWhere(snapshot: Snapshot | null, looksSo: (cell: Cell) => boolean): ReadonlySet<string> {
  const keys = new Set<string>();
  if (snapshot === null) return keys;
  for (const [id, { number }] of rowsById(snapshot)) {
    for (const [field, column] of snapshot.columns) {
      const cell = snapshot.cells[number - 1]?.[column - 1];
      if (cell !== undefined && looksSo(cell)) keys.add(cellKey(id, field));
    }
  }
  return keys;
}
