import { titleOf } from '../core/fields';
import { isNotTaken, notTakenWord, SYNCED } from '../core/sync-word';
import { sameCell } from './cell-codec';
import { columnName } from './layout';
import { keepText, type LiteralWay } from './literal';
import { haveColumnsMoved, readLeadSheetAgain, type SheetReading } from './read-lead-sheet';
import { flush, type Sheet } from './spreadsheet';
import { type CellWrite, writeCells } from './write-cells';

/** Cells of the lead sheet to be written, in that order. */
export interface LeadWrites {
  readonly ids: readonly CellWrite[];
  readonly fields: readonly CellWrite[];
  readonly words: readonly CellWrite[];
}

/** A cell that stays as it is, since a data validation of the user's refuses what was to be in it. */
export interface RefusedCell {
  readonly write: CellWrite;
  /** As people name it: D2. */
  readonly place: string;
  readonly field: string;
  /** Whether the row's word says so from now on, and did not before. */
  readonly isNews: boolean;
}

/** A cell of the Sync column that keeps its word, since a data validation of the user's refuses the new one. */
export interface RefusedWord {
  readonly row: number;
  /** As people name it: Sync A2. */
  readonly place: string;
}

/** What became of writes of which some may have been refused. */
export interface Accepted {
  readonly refused: readonly RefusedCell[];
  readonly refusedWords: readonly RefusedWord[];
  /** Those that were made, words as they came to be. */
  readonly written: ReadonlySet<CellWrite>;
}

/** So many cells whose rule only Google can judge are tried one by one; any more count as refused. */
const MAX_TRIALS = 20;

/**
 * Writes anew what Google refused to write all at once: all but the cells whose strict data validation refuses what they are to
 * hold, and but what was moved or changed since `now` was read. The word of a row says what it refuses, if it can. A drop-down tells by its list what
 * it refuses: 3 range reads and one writing. What another strict rule says only trying shows: 2 range reads more for each trial, up to
 * a few; whatever makes a trial fail counts as a refusal.
 *
 * Whether Google objects when a cell is set, or only when it applies what it kept back, and what it has then written of the rest, no source
 * tells. The host objects when it applies, having written what came before. Here either will do: a cell counts as refused
 * when setting or applying fails, and as there when it holds what it did, or what it is to hold.
 *
 * @throws whatever else keeps cells from being written
 */
export function writeAccepted(now: SheetReading, { ids, fields, words }: LeadWrites, way: LiteralWay): Accepted {
  const all = [...ids, ...fields, ...words];
  const { syncColumn } = now.layout;
  const judge = strictness(now.sheet, all, syncColumn);
  const columns = new Map(now.layout.fields.map(({ field, column }) => [column, field]));
  // A row whose id is refused gets nothing else: it would pass for a new lead.
  const without = new Set(ids.filter((write) => judge(write) !== 'free').map(({ row }) => row));
  const possible = fields.filter(({ row }) => !without.has(row));
  const tried = possible.filter((write) => judge(write) === 'unsure');
  const inTrial = new Set(tried.map(({ row }) => row));
  const refused = possible.filter((write) => judge(write) === 'refused');
  const written = new Set<CellWrite>();

  put([
    ids.filter(({ row }) => !without.has(row)),
    possible.filter((write) => judge(write) === 'free'),
    wordsThat('free').filter(({ row }) => !inTrial.has(row)),
  ]);
  if (tried.length > 0) {
    refused.push(...refusedOf(tried));
    put([wordsThat('free').filter(({ row }) => inTrial.has(row))]);
  }
  // Last: what they are to say is known only now.
  const refusedWords = [...wordsThat('refused'), ...refusedOf(wordsThat('unsure'))];
  const saying = new Set([...written].filter(isNewWord).map(({ row }) => row));
  return {
    refused: refused.map((write) => ({
      write,
      field: columns.get(write.column) ?? '',
      place: placeOf(write),
      isNews: saying.has(write.row),
    })),
    refusedWords: refusedWords.map((write) => ({ row: write.row, place: `Sync ${placeOf(write)}` })),
    written,
  };

  /** Writes, one step after the other, the cells that still are those that were meant, and nothing into others. */
  function put(steps: readonly (readonly CellWrite[])[]): void {
    // While nothing can be applied nothing more is written: it would land wherever its rows were before people moved them.
    flush();
    const again = readLeadSheetAgain(now);
    const isMeant = standing(now, again, all);
    const meant = steps.map((step) => step.filter(isMeant));
    for (const step of meant) writeCells(again.sheet, step, way);
    // Whoever tried to write a text there may have left the cell with another format.
    for (const { row, column, cell } of refused.filter(isMeant)) {
      if (typeof cell === 'string') keepText(again.sheet.getRange(row, column));
    }
    flush();
    for (const write of meant.flat()) written.add(write);
  }

  /** All of them at once, and where that fails one by one. */
  function refusedOf(writes: readonly CellWrite[]): readonly CellWrite[] {
    if (writes.length === 0 || isAccepted(writes)) return [];
    return writes.filter((write, index) => index >= MAX_TRIALS || !isAccepted([write]));
  }

  function isAccepted(writes: readonly CellWrite[]): boolean {
    try {
      put([writes]);
      return true;
    } catch {
      return false;
    }
  }

  /** The words of the rows, with what their cells refuse, of which the data validations say that. */
  function wordsThat(verdict: Verdict): CellWrite[] {
    const planned = new Map(words.filter(({ row }) => !without.has(row)).map((write) => [write.row, write]));
    const titles = new Map<number, string[]>();
    for (const { row, column } of refused) {
      titles.set(row, [...(titles.get(row) ?? []), titleOf(columns.get(column) ?? '')]);
    }
    for (const [row, named] of titles) {
      const word = planned.get(row)?.cell ?? wordBefore(row);
      if (syncColumn === null || typeof word !== 'string' || !(word === SYNCED || isNotTaken(word))) continue;
      planned.set(row, { row, column: syncColumn, cell: notTakenWord(named) });
    }
    return [...planned.values()].filter((write) => judge(write) === verdict);
  }

  /** Whether a row says now, and not before, that a cell of it refuses its field. */
  function isNewWord({ row, column, cell }: CellWrite): boolean {
    return column === syncColumn && isNotTaken(String(cell)) && cell !== wordBefore(row);
  }

  function wordBefore(row: number): string {
    return String(now.cells[row - 1]?.[(syncColumn ?? 0) - 1] ?? '');
  }
}

function placeOf({ row, column }: CellWrite): string {
  return `${columnName(column)}${row}`;
}

type Verdict = 'free' | 'refused' | 'unsure';

/** What the data validations of the cells, and of the words of their rows, say of what they are to hold: 1 range read. */
function strictness(
  sheet: Sheet,
  writes: readonly CellWrite[],
  syncColumn: number | null,
): (write: CellWrite) => Verdict {
  const [first] = writes;
  if (first === undefined) return () => 'free';
  let [top, bottom, left, right] = [first.row, first.row, syncColumn ?? first.column, syncColumn ?? first.column];
  for (const { row, column } of writes) {
    [top, bottom] = [Math.min(top, row), Math.max(bottom, row)];
    [left, right] = [Math.min(left, column), Math.max(right, column)];
  }
  const rules = sheet.getRange(top, left, bottom - top + 1, right - left + 1).getDataValidations();
  return ({ row, column, cell }) => {
    const rule = rules[row - top]?.[column - left] ?? null;
    if (rule === null || rule.getAllowInvalid()) return 'free';
    if (String(rule.getCriteriaType()) !== 'VALUE_IN_LIST') return 'unsure';
    return isListed(rule.getCriteriaValues()[0], cell) ? 'free' : 'refused';
  };
}

/** Whether a drop-down has the very text; one that is to be blank is never refused. */
function isListed(values: unknown, cell: CellWrite['cell']): boolean {
  return cell === '' || (Array.isArray(values) && values.some((value) => String(value) === String(cell)));
}

/**
 * Which cells still are those that were meant: their own content and the id beside it are what they were, or are to be, and no other row
 * has that id by now, as one that was written before and moved has.
 */
function standing(now: SheetReading, again: SheetReading, writes: readonly CellWrite[]): (write: CellWrite) => boolean {
  if (haveColumnsMoved(now, again)) return () => false;
  const { idColumn } = again.layout;
  const ids = new Map(writes.filter(({ column }) => column === idColumn).map(({ row, cell }) => [row, cell]));
  const elsewhere = new Set(
    [...ids].flatMap(([row, id]) =>
      again.table.rows.some((other) => other.id === id && other.number !== row) ? [row] : [],
    ),
  );
  const at = ({ cells }: SheetReading, row: number, column: number) => cells[row - 1]?.[column - 1] ?? '';
  const isEither = (row: number, column: number, cell: unknown) => {
    const found = at(again, row, column);
    return sameCell(found, at(now, row, column)) || sameCell(found, cell);
  };
  return ({ row, column, cell }) =>
    !elsewhere.has(row) && isEither(row, column, cell) && isEither(row, idColumn, ids.get(row));
}
