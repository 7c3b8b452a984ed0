/** Notes. Univer keeps them apart from the cells, by their place: so they are compared whole, after rows and columns moved. */

import type { Mutate } from './mutate';
import type { SheetModel } from './sheet-model';
import { sheetKey } from './univer-ids';

/** The texts by `row:column`, counted from 0. */
export type ShownNotes = ReadonlyMap<string, string>;

/** Answers what is shown from now on. */
export function showNotes(mutate: Mutate, model: SheetModel, shown: ShownNotes): ShownNotes {
  const wanted = notesOf(model);
  const sheetId = sheetKey(model.id);
  for (const place of shown.keys()) {
    if (!wanted.has(place)) mutate('sheet.mutation.remove-note', { sheetId, ...placeOf(place) });
  }
  for (const [place, text] of wanted) {
    if (shown.get(place) === text) continue;
    const note = { id: `note-${sheetId}-${place}`, ...placeOf(place), ...sizeOf(text), note: text };
    mutate('sheet.mutation.update-note', { sheetId, ...placeOf(place), note });
  }
  return wanted;
}

function notesOf({ rows }: SheetModel): ShownNotes {
  const notes = new Map<string, string>();
  rows.forEach((line, row) => {
    line.forEach((cell, column) => {
      if (cell?.note !== undefined && cell.note !== '') notes.set(`${row}:${column}`, cell.note);
    });
  });
  return notes;
}

function placeOf(place: string): { readonly row: number; readonly col: number } {
  const [row = 0, col = 0] = place.split(':').map(Number);
  return { row, col };
}

/** Pixels: a box that its text fits into, more or less. */
function sizeOf(text: string): { readonly width: number; readonly height: number } {
  const lines = text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / 28)), 0);
  return { width: 220, height: Math.min(260, 24 + lines * 18) };
}
