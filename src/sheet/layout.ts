import { failure } from '../core/user-error';
import { ID_MARK, markIn, SYNC_MARK, titleOfMark } from './header-notes';

/** Which column holds what; columns count from 1. */
export interface Layout {
  readonly idColumn: number;
  /** null where somebody removed the column: then no words are written. */
  readonly syncColumn: number | null;
  /** The last column whose header has a note, whatever it says. */
  readonly lastNoted: number;
  /** The whole note of the Sync header. */
  readonly syncNote: string;
  readonly fields: readonly { readonly field: string; readonly column: number }[];
}

/**
 * Finds the columns by the notes of the header row.
 *
 * @param sheetName asked for only where something is wrong
 * @param headerRow tells where the header row is instead; asked for only where it is not the first
 * @throws UserError where a mark stands twice, or no column holds the lead's id: nothing may then be written
 */
export function layoutOf(
  sheetName: () => string,
  notes: readonly string[],
  headerRow: () => number | null = () => null,
): Layout {
  const columns = new Map<string, number>();
  notes.forEach((note, index) => {
    const mark = markIn(note);
    if (mark === null) return;
    const other = columns.get(mark);
    if (other !== undefined)
      throw failure.markedTwice(sheetName(), titleOfMark(mark), [columnName(other), columnName(index + 1)]);
    columns.set(mark, index + 1);
  });
  const idColumn = columns.get(ID_MARK);
  if (idColumn === undefined) throw failure.noLeadId(sheetName(), headerRow());
  const fields = [...columns]
    .filter(([mark]) => mark !== ID_MARK && mark !== SYNC_MARK)
    .map(([field, column]) => ({ field, column }));
  const syncColumn = columns.get(SYNC_MARK) ?? null;
  const syncNote = syncColumn === null ? '' : (notes[syncColumn - 1] ?? '');
  const lastNoted = notes.reduce((last, note, index) => (note === '' ? last : index + 1), 0);
  return { idColumn, syncColumn, syncNote, lastNoted, fields };
}

/** A column's letters: 1 is A, 27 is AA. */
export function columnName(column: number): string {
  const rest = Math.floor((column - 1) / 26);
  return (rest > 0 ? columnName(rest) : '') + String.fromCharCode(65 + ((column - 1) % 26));
}
