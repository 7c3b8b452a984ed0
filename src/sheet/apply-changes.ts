import { kindOf } from '../core/fields';
import type { Lead } from '../core/lead';
import type { Row } from '../core/table';
import type { Value } from '../core/value';
import { makeRoom, rowsOfLeads } from './append-leads';
import { formatFor, toCell } from './cell-codec';
import { compareReadings } from './compare-readings';
import { type LastRun, writeLastRun, writeLastRunIfAllowed } from './last-run-note';
import type { LiteralWay } from './literal';
import { haveColumnsMoved, readingOf, readLeadSheetAgain, type SheetReading } from './read-lead-sheet';
import { flush } from './spreadsheet';
import { type Accepted, type RefusedCell, writeAccepted } from './write-accepted';
import { type CellWrite, writeCells } from './write-cells';

/** What is to be written into the lead sheet. Rows are those of an earlier read. */
export interface SheetChanges {
  readonly cells: readonly { readonly row: Row; readonly field: string; readonly value: Value }[];
  /** `ifFree` is for a lead that turned out to be the row's: not if somebody has given its id to another row since. */
  readonly ids: readonly { readonly row: Row; readonly id: string; readonly ifFree?: boolean }[];
  /** `ifEdited` is for a row in which somebody changed a field since; where it is absent, that row keeps its word. */
  readonly words: readonly { readonly row: Row; readonly word: string; readonly ifEdited?: string }[];
  /** Leads that get a row of their own, and its word. */
  readonly added: readonly { readonly lead: Lead; readonly word: string }[];
  /** Whether the changes, or what is sent after them, rest on the fields that the earlier read saw. */
  readonly isOfFields: boolean;
  /** What the Sync header is to say. */
  readonly lastRun?: LastRun;
}

/** A cell that could not take a field of a lead. */
export interface NotTaken extends Omit<RefusedCell, 'write'> {
  /** The lead's id. */
  readonly id: string;
}

/** What was written: a cell that somebody changed meanwhile was not, nor one that refuses it. */
export interface Applied {
  readonly wroteCell: (row: Row, field: string) => boolean;
  readonly wroteId: (row: Row) => boolean;
  readonly wroteLead: (id: string) => boolean;
  /** Of a lead that got a row of its own: not where a formula fills the field's column. */
  readonly wroteFieldOf: (id: string, field: string) => boolean;
  /** Of such a lead: whether somebody typed into the field's cell before it could be filled. */
  readonly foundFilled: (id: string, field: string) => boolean;
  /** The cells of fields that a data validation of the user's keeps as they are. */
  readonly notTaken: readonly NotTaken[];
  /** The same of the cells of words, as people name them: Sync A2. */
  readonly wordsNotTaken: readonly string[];
  /** Whether the row's cell refuses its word. */
  readonly refusesWord: (row: Row) => boolean;
  /** Whether the row is still there and nobody changed a field of it that can be sent. */
  readonly isUntouched: (row: Row) => boolean;
  /** The sheet as it is with that. */
  readonly reading: () => SheetReading;
}

/** Columns moved between a read and the writes that rest on it: the plan has to be made anew. */
export class ColumnsMoved extends Error {}

/**
 * Reads the sheet again (2 range reads; 2 more for each time that the header row changes meanwhile), finds each row again by its id, and writes what may
 * still be written: a cell that is not what the earlier read saw is left alone, and so is the word of a row in which
 * somebody changed a field. Nothing between that read and the writes can wait.
 *
 * @throws ColumnsMoved where columns moved and the changes are of fields; ids and words find their columns again
 * @throws UserError where the spreadsheet has no room for the leads to be added; nothing is written then
 */
export function applyChanges(seen: SheetReading, changes: SheetChanges, way: LiteralWay): Applied {
  const now = readLeadSheetAgain(seen);
  if (changes.isOfFields && haveColumnsMoved(seen, now)) throw new ColumnsMoved();
  const compare = compareReadings(seen, now);
  const idWrites: CellWrite[] = [];
  const fieldWrites: CellWrite[] = [];
  const wordWrites: CellWrite[] = [];
  const cells = new Map<string, CellWrite>();
  const ids = new Map<Row, CellWrite[]>();

  /** Rows that are not the lead's after all. */
  const disowned = new Set<Row>();
  const present = new Set(now.table.rows.map((row) => row.id));
  for (const { row, id, ifFree } of changes.ids) {
    if (ifFree && present.has(id)) {
      disowned.add(row);
      continue;
    }
    for (const number of compare.findAll(row)) {
      const write = { row: number, column: now.layout.idColumn, cell: id };
      idWrites.push(write);
      ids.set(row, [...(ids.get(row) ?? []), write]);
    }
  }
  for (const { row, field, value } of changes.cells) {
    const number = disowned.has(row) ? null : compare.find(row);
    const column = compare.untouchedColumn(row, number, field);
    if (number === null || column === null) continue;
    const kind = kindOf(field);
    const cell = toCell(kind, value);
    const format = formatFor(cell, now.cells[number - 1]?.[column - 1]);
    const isNoText = kind === 'date' || kind === 'number';
    const write = {
      row: number,
      column,
      cell,
      ...(isNoText ? { isText: false } : {}),
      ...(format === null ? {} : { format }),
    };
    fieldWrites.push(write);
    cells.set(cellKey(row, field), write);
  }
  const { syncColumn } = now.layout;
  for (const { row, word, ifEdited } of changes.words) {
    const number = disowned.has(row) ? null : compare.find(row);
    const cell = compare.isUntouched(row, number) ? word : ifEdited;
    if (syncColumn === null || number === null || cell === undefined) continue;
    if (now.cells[number - 1]?.[syncColumn - 1] !== cell) wordWrites.push({ row: number, column: syncColumn, cell });
  }
  const added = changes.added.filter(({ lead }) => !present.has(lead.id));

  const firstRow = makeRoom(now, added.length);
  const rows = rowsOfLeads(now, firstRow, added);
  const leads = new Map(added.map(({ lead }, index) => [lead.id, firstRow + index]));
  // Ids first: fields of a lead in a row without its id would pass for somebody's.
  // Words last: of a run killed in between, none may tell of a value that is not in its cell.
  const steps = [idWrites, fieldWrites, wordWrites, rows.ids, rows.fields, rows.words];
  const whole = {
    ids: [...idWrites, ...rows.ids],
    fields: [...fieldWrites, ...rows.fields],
    words: [...wordWrites, ...rows.words],
  };
  const { written, refused: left, refusedWords } = write();
  const wordless = new Set(refusedWords.map(({ row }) => row));
  const isWritten = (each: CellWrite | undefined) => each !== undefined && (written === null || written.has(each));
  const places = written && new Set([...written].map(placeKey));
  const isFilled = (row: number | undefined, column: number | undefined) =>
    row !== undefined && column !== undefined && (places === null || places.has(placeKey({ row, column })));
  const filled = now.layout.fields.filter(({ field }) => !now.table.spilled?.has(field));
  const columns = new Map(filled.map(({ field, column }) => [field, column]));
  const isRefused = (row: number | undefined, field: string) =>
    left.some((each) => each.write.row === row && each.field === field);
  const reading = () => withWrites(now, written === null ? steps.flat() : [...written]);
  const known = left.length > 0 ? reading().cells : [];

  return {
    wroteCell: (row, field) => isWritten(cells.get(cellKey(row, field))),
    wroteId: (row) => ids.get(row)?.every(isWritten) ?? false,
    wroteLead: (id) => isFilled(leads.get(id), now.layout.idColumn),
    wroteFieldOf: (id, field) => isFilled(leads.get(id), columns.get(field)),
    foundFilled: (id, field) =>
      columns.has(field) && !isFilled(leads.get(id), columns.get(field)) && !isRefused(leads.get(id), field),
    notTaken: left.map(({ write: { row }, ...each }) => ({
      ...each,
      id: String(known[row - 1]?.[now.layout.idColumn - 1] ?? ''),
    })),
    wordsNotTaken: refusedWords.map(({ place }) => place),
    refusesWord: (row) => wordless.has(compare.find(row) ?? 0),
    isUntouched: (row) => !disowned.has(row) && compare.isUntouched(row, compare.find(row)),
    reading,
  };

  /** All at once, as nearly always it can be; where that fails, as a cell refuses its value, all that can be. Whole where `written` is null. */
  function write(): Omit<Accepted, 'written'> & { readonly written: Accepted['written'] | null } {
    try {
      for (const step of steps) writeCells(now.sheet, step, way);
      if (changes.lastRun) writeLastRun(now.sheet, now.layout, changes.lastRun);
      // Google may keep writes back for a while: until then somebody could type where they will land.
      flush();
      return { written: null, refused: [], refusedWords: [] };
    } catch {
      const accepted = writeAccepted(now, whole, way);
      if (changes.lastRun) writeLastRunIfAllowed(now.sheet, now.layout, changes.lastRun);
      return accepted;
    }
  }
}

const placeKey = ({ row, column }: { readonly row: number; readonly column: number }) => `${row}:${column}`;
const cellKey = (row: Row, field: string) => `${row.number}:${field}`;

function withWrites(reading: SheetReading, writes: readonly CellWrite[]): SheetReading {
  const cells = [...reading.cells];
  const formulas = [...reading.formulas];
  const copied = new Set<number>();
  for (const { row, column, cell } of writes) {
    const line = copied.has(row) ? (cells[row - 1] as unknown[]) : [...(cells[row - 1] ?? [])];
    copied.add(row);
    line[column - 1] = cell;
    cells[row - 1] = line;
    formulas[row - 1] ??= [];
  }
  return readingOf(reading.sheet, reading.layout, { cells, formulas });
}
