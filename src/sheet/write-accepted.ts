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

/** What became of writes of which some may have been refused. */
export interface Accepted {
  readonly refused: readonly RefusedCell[];
  /** Those that were made, words as they came to be. */
  readonly written: ReadonlySet<CellWrite>;
}

/**
 * Writes anew what Google refused to write all at once: all but the cells whose strict data validation refuses what they are to
 * hold, and but what was moved or changed since `now` was read (3 range reads). The word of a row says what it refuses.
 *
 * Whether Google objects when a cell is set, or only when it applies what it kept back, and what it has then written of the rest, no source
 * tells. The host objects when it applies, having written what came before. Here either will do: a cell counts as refused
 * when setting or applying fails, and as there when it holds what it did, or what it is to hold.
 *
 * @throws whatever else keeps cells from being written
 */
export function writeAccepted(now: SheetReading, { ids, fields, words }: LeadWrites, way: LiteralWay): Accepted {
  const isStrict = strictness(now.sheet, [...ids, ...fields, ...words]);
  const again = readLeadSheetAgain(now);
  const isMeant = standing(now, again, [...ids, ...fields, ...words]);
  const { sheet, layout } = again;
  const { syncColumn } = layout;
  const written = new Set<CellWrite>();
  const without = new Set<number>();

  for (const write of put(ids)) without.add(write.row);
  const columns = new Map(layout.fields.map(({ field, column }) => [column, field]));
  const refused = put(fields).map((write) => ({ write, field: columns.get(write.column) ?? '' }));
  const titles = new Map<number, string[]>();
  for (const { write, field } of refused) {
    titles.set(write.row, [...(titles.get(write.row) ?? []), titleOf(field)]);
  }
  const planned = new Map(words.map((write) => [write.row, write]));
  const wordIn = ({ cells }: SheetReading, row: number) => String(cells[row - 1]?.[(syncColumn ?? 0) - 1] ?? '');
  const news = new Set<number>();
  for (const [row, named] of titles) {
    const word = planned.get(row)?.cell ?? wordIn(again, row);
    if (syncColumn === null || typeof word !== 'string' || !(word === SYNCED || isNotTaken(word))) continue;
    const cell = notTakenWord(named);
    planned.set(row, { row, column: syncColumn, cell });
    if (wordIn(now, row) !== cell) news.add(row);
  }
  put([...planned.values()]);
  return {
    refused: refused.map(({ write, field }) => ({
      write,
      field,
      place: `${columnName(write.column)}${write.row}`,
      isNews: news.has(write.row),
    })),
    written,
  };

  /** Answers which of them are refused. A row whose id is not there gets nothing else: it would pass for a new lead. */
  function put(writes: readonly CellWrite[]): CellWrite[] {
    const meant = writes.filter((write) => isMeant(write) && !without.has(write.row));
    const loose = meant.filter((write) => !isStrict(write));
    writeCells(sheet, loose, way);
    flush();
    const strict = meant.filter(isStrict).sort((a, b) => a.column - b.column || a.row - b.row);
    const left = new Set(refusedOf(sheet, strict, way));
    for (const write of meant) if (!left.has(write)) written.add(write);
    // Somebody has the row's id cell in hand.
    if (writes === ids) for (const write of writes) if (!isMeant(write)) without.add(write.row);
    return [...left];
  }
}

/** Writes them in halves, and halves of those, down to the single cells that are refused: few calls where few are. */
function refusedOf(sheet: Sheet, writes: readonly CellWrite[], way: LiteralWay): readonly CellWrite[] {
  if (writes.length === 0) return [];
  try {
    writeCells(sheet, writes, way);
    flush();
    return [];
  } catch {
    const [only, ...others] = writes;
    if (only && others.length === 0) {
      if (typeof only.cell === 'string') keepText(sheet.getRange(only.row, only.column));
      return [only];
    }
    const half = Math.ceil(writes.length / 2);
    return [...refusedOf(sheet, writes.slice(0, half), way), ...refusedOf(sheet, writes.slice(half), way)];
  }
}

/** Which cells have a data validation that refuses what does not fit: 1 range read. */
function strictness(sheet: Sheet, writes: readonly CellWrite[]): (write: CellWrite) => boolean {
  const [first] = writes;
  if (first === undefined) return () => false;
  let [top, bottom, left, right] = [first.row, first.row, first.column, first.column];
  for (const { row, column } of writes) {
    [top, bottom] = [Math.min(top, row), Math.max(bottom, row)];
    [left, right] = [Math.min(left, column), Math.max(right, column)];
  }
  const rules = sheet.getRange(top, left, bottom - top + 1, right - left + 1).getDataValidations();
  return ({ row, column }) => rules[row - top]?.[column - left]?.getAllowInvalid() === false;
}

/** Which cells still are those that were meant: their own content and the id beside it are what they were, or are to be. */
function standing(now: SheetReading, again: SheetReading, writes: readonly CellWrite[]): (write: CellWrite) => boolean {
  if (haveColumnsMoved(now, again)) return () => false;
  const { idColumn } = again.layout;
  const ids = new Map(writes.filter(({ column }) => column === idColumn).map(({ row, cell }) => [row, cell]));
  const at = ({ cells }: SheetReading, row: number, column: number) => cells[row - 1]?.[column - 1] ?? '';
  const isEither = (row: number, column: number, cell: unknown) => {
    const found = at(again, row, column);
    return sameCell(found, at(now, row, column)) || sameCell(found, cell);
  };
  return ({ row, column, cell }) => isEither(row, column, cell) && isEither(row, idColumn, ids.get(row));
}
