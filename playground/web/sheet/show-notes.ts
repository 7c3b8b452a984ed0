/** Notes. Univer keeps them apart from the cells, by their place: so they are compared whole, after rows and columns moved. */

import { SheetsNoteModel } from '@univerjs/preset-sheets-note';
import type { Univer } from '@univerjs/presets';
import type { Mutate } from './mutate';
import type { SheetModel } from './sheet-model';
import { sheetKey, UNIT } from './univer-ids';

export function showNotes(univer: Univer, mutate: Mutate, model: SheetModel): void {
  const sheetId = sheetKey(model.id);
  const wanted = notesOf(model);
  const shown = univer.__getInjector().get(SheetsNoteModel).getSheetNotes(UNIT, sheetId) ?? new Map();
  for (const { row, col, note } of [...shown.values()]) {
    const place = placeName(row, col);
    if (wanted.get(place)?.text === note) wanted.delete(place);
    // An empty one was just opened, to be typed into.
    else if (!wanted.has(place) && note !== '') mutate('sheet.mutation.remove-note', { sheetId, row, col });
  }
  for (const [place, { row, col, text }] of wanted) {
    const note = { id: `note-${sheetId}-${place}`, row, col, ...sizeOf(text), note: text };
    mutate('sheet.mutation.update-note', { sheetId, row, col, note });
  }
}

interface PlacedNote {
  readonly row: number;
  readonly col: number;
  readonly text: string;
}

/** Rows and columns count from 0. */
const placeName = (row: number, col: number): string => `${row}-${col}`;

function notesOf({ rows }: SheetModel): Map<string, PlacedNote> {
  const notes = new Map<string, PlacedNote>();
  rows.forEach((line, row) => {
    line.forEach((cell, col) => {
      const text = cell?.note ?? '';
      if (text !== '') notes.set(placeName(row, col), { row, col, text });
    });
  });
  return notes;
}

/** Pixels: a box that its text fits into, more or less. */
function sizeOf(text: string): { readonly width: number; readonly height: number } {
  const lines = text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / 28)), 0);
  return { width: 220, height: Math.min(260, 24 + lines * 18) };
}
