import { type Looks, type MarkChange, NO_COLOUR } from '../core/plan-marks';
import { columnName } from './layout';
import { cellRange, haveColumnsMoved, MAX_ROUNDS, readLeadSheetAgain, type SheetReading } from './read-lead-sheet';
import { flush } from './spreadsheet';

/** Notes of cells that are no neighbours are written together with those between them, rather than in more calls than this. */
const MAX_BLOCKS = 20;

/** The lead sheet with the notes and backgrounds of its cells. */
export interface LooksReading {
  readonly reading: SheetReading;
  readonly looksAt: (row: number, field: string) => Looks;
}

/**
 * Reads notes and backgrounds, and then marks and cells again: 4 range reads, more where rows moved meanwhile, since they have to
 * be of the same rows.
 *
 * @returns null where the sheet does not stand still
 */
export function readLooks(seen: SheetReading): LooksReading | null {
  let before = seen;
  for (let round = 1; round <= MAX_ROUNDS; round++) {
    const range = cellRange(before.sheet, before.layout);
    const notes = range.getNotes();
    const backgrounds = range.getBackgrounds();
    const reading = readLeadSheetAgain(before);
    if (!haveColumnsMoved(before, reading) && haveSameRows(before, reading)) {
      const columns = new Map(reading.layout.fields.map(({ field, column }) => [field, column]));
      const looksAt = (row: number, field: string) => {
        const column = columns.get(field) ?? 0;
        return {
          note: notes[row - 1]?.[column - 1] ?? '',
          background: (backgrounds[row - 1]?.[column - 1] ?? NO_COLOUR).toLowerCase(),
        };
      };
      return { reading, looksAt };
    }
    before = reading;
  }
  return null;
}

/** Writes notes and backgrounds, in few calls whatever their number. For right after they were read. */
export function writeLooks({ reading, looksAt }: LooksReading, changes: readonly MarkChange[]): void {
  if (changes.length === 0) return;
  const { sheet, layout } = reading;
  const columns = new Map(layout.fields.map(({ field, column }) => [field, column]));
  for (const { field, first, last } of blocksOf(changes.filter(({ note }) => note !== undefined))) {
    const notes = new Map(changes.filter((each) => each.field === field).map(({ row, note }) => [row, note]));
    const rows = Array.from({ length: last - first + 1 }, (_, index) => first + index);
    sheet
      .getRange(first, columns.get(field) ?? 0, rows.length)
      .setNotes(rows.map((row) => [notes.get(row) ?? looksAt(row, field).note]));
  }
  for (const background of new Set(changes.map((each) => each.background))) {
    if (background === undefined) continue;
    const blocks = blocksWithin(
      changes.filter((each) => each.background === background),
      1,
    );
    const places = blocks.map(({ field, first, last }) => {
      const letters = columnName(columns.get(field) ?? 0);
      return `${letters}${first}:${letters}${last}`;
    });
    sheet.getRangeList(places).setBackground(background === NO_COLOUR ? null : background);
  }
  // Kept back by Google, they would land elsewhere once somebody moves rows.
  flush();
}

function haveSameRows(before: SheetReading, now: SheetReading): boolean {
  const places = ({ table }: SheetReading) => table.rows.map(({ number, id }) => (id === '' ? '' : `${number}:${id}`));
  return places(before).join('\n') === places(now).join('\n');
}

interface Block {
  readonly field: string;
  readonly first: number;
  last: number;
}

/** Runs of rows in one column, with ever larger gaps between them until they are few. */
function blocksOf(changes: readonly MarkChange[]): Block[] {
  for (let gap = 1; ; gap *= 2) {
    const blocks = blocksWithin(changes, gap);
    if (blocks.length <= MAX_BLOCKS || blocks.length === new Set(changes.map(({ field }) => field)).size) return blocks;
  }
}

function blocksWithin(changes: readonly MarkChange[], gap: number): Block[] {
  const blocks: Block[] = [];
  const open = new Map<string, Block>();
  for (const { row, field } of [...changes].sort((a, b) => a.row - b.row)) {
    const above = open.get(field);
    if (above && row - above.last <= gap) above.last = row;
    else {
      const block = { field, first: row, last: row };
      open.set(field, block);
      blocks.push(block);
    }
  }
  return blocks;
}
