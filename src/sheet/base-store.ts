import * as v from 'valibot';
import type { Agreed, Base, BaseChanges, PendingCreate, PendingUpdate } from '../core/base';
import { chunksOf } from '../core/chunks';
import { type Fields, UPDATABLE_FIELDS } from '../core/fields';
import type { Mark, Marks } from '../core/plan-marks';
import { parseStored } from '../core/stored-json';
import { isPending, PENDING } from '../core/table';
import type { Value } from '../core/value';
import { serviceIn } from './base-sheet';
import type { LiteralWay } from './literal';
import type { Sheet } from './spreadsheet';
import { type CellWrite, writeCells } from './write-cells';

/** Well under what a cell holds. A longer entry goes on in the cells to its right. */
const CHUNK_LENGTH = 40_000;

const valueSchema = v.union([v.string(), v.number(), v.boolean(), v.null()]);
const fieldsSchema = v.record(v.string(), valueSchema);
/** JSON has no word for what nobody knows, and no value of a field is an empty list. */
const UNKNOWN: readonly [] = [];
const unknownSchema = v.pipe(
  v.strictTuple([]),
  v.transform(() => undefined),
);
const agreedSchema = v.record(v.string(), v.union([valueSchema, unknownSchema]));
/** The instants that a Date can hold, in ms since 1970. */
const timeSchema = v.pipe(v.number(), v.minValue(0), v.maxValue(8.64e15));
const updateSchema = v.object({ at: timeSchema, sent: fieldsSchema });
const pendingSchema = v.object({ at: timeSchema, by: v.string(), sent: fieldsSchema, existing: v.array(v.string()) });

const awaySchema = v.array(v.string());
const marksSchema = v.record(v.string(), v.object({ background: v.string(), remote: v.optional(valueSchema) }));

/** Stands before a lead's id where an entry is an update on its way. It begins as references do, so that no lead has such an id. */
const UPDATE = `${PENDING}update-`;
/** The same where an entry tells which of its cells were marked. */
const MARKS = `${PENDING}marks-`;
/** The whole id of the entry that tells of columns, not of a lead. */
const AWAY = `${PENDING}away`;

/**
 * The hidden sheet that keeps the base: one row for each lead, request on its way and marked lead, and one for the columns that are
 * away; each with an id or a reference and an entry as JSON. It goes into copies of the document, as the document's properties do not.
 */
export interface BaseStore {
  readonly base: Base;
  /** The service whose leads these are; '' where that is not known. */
  readonly service: string;
  /** The cells that were marked as in conflict, or were about to be. */
  readonly marks: Marks;
  /** Fields whose columns were away when entries were written, and that were not compared since. */
  readonly away: readonly string[];
  /** Writes entries that changed. What is written twice is harmless; what a killed run lost comes up again. */
  write(changes: BaseChanges, way: LiteralWay): void;
  /** Takes the place of all marks. Answers whether anything was written. */
  writeMarks(marks: Marks, way: LiteralWay): boolean;
  /** Takes the place of the fields that are away. */
  writeAway(fields: readonly string[], way: LiteralWay): void;
}

/**
 * Reads the base: 1 range read. An entry of a lead or request that cannot be read, or stands twice and differs, counts as none: the
 * lead is then compared anew, and nothing is guessed.
 */
export function openBaseStore(sheet: Sheet): BaseStore {
  const range = sheet.getRange(1, 1, Math.max(1, sheet.getLastRow()), Math.max(2, sheet.getLastColumn()));
  const [header = [], ...lines]: unknown[][] = range.getValues();
  const rows = new Map<string, number[]>();
  const free: number[] = [];
  const leads = new Map<string, Agreed>();
  const pending = new Map<string, PendingCreate>();
  const updates = new Map<string, PendingUpdate>();
  const marks = new Map<string, ReadonlyMap<string, Mark>>();
  const texts = new Map<string, string>();
  let away: readonly string[] = [];

  lines.forEach((line, index) => {
    const id = String(line[0] ?? '');
    const row = index + 2;
    if (id === '') {
      free.push(row);
      return;
    }
    const text = line.slice(1).join('');
    // Where it cannot be read, any may have been away: all leads are compared anew then.
    if (id === AWAY) away = [...away, ...(parseStored(awaySchema, text) ?? UPDATABLE_FIELDS)];
    const before = rows.get(id);
    rows.set(id, [...(before ?? []), row]);
    if (before && texts.get(id) !== text) {
      leads.delete(id);
      pending.delete(id);
      if (id.startsWith(UPDATE)) updates.delete(id.slice(UPDATE.length));
      if (id.startsWith(MARKS)) marks.delete(id.slice(MARKS.length));
      return;
    }
    texts.set(id, text);
    if (id.startsWith(UPDATE)) {
      const update = parseRequest(updateSchema, text);
      if (update) updates.set(id.slice(UPDATE.length), update);
    } else if (id.startsWith(MARKS)) {
      const fields = parseMarks(text);
      if (fields) marks.set(id.slice(MARKS.length), fields);
    } else if (isPending(id)) {
      const create = parseRequest(pendingSchema, text);
      if (create) pending.set(id, create);
    } else {
      const agreed = parseAgreed(text);
      if (agreed) leads.set(id, agreed);
    }
  });
  let next = lines.length + 2;
  let width = Math.max(2, header.length);

  function write({ leads, pending, updates }: BaseChanges, way: LiteralWay): void {
    const entries = new Map<string, string | null>();
    for (const [id, agreed] of leads) entries.set(id, agreed && agreedText(agreed));
    for (const [reference, create] of pending) entries.set(reference, create && requestText(create));
    for (const [id, update] of updates) entries.set(UPDATE + id, update && requestText(update));
    writeEntries(entries, way);
  }

  function writeMarks(now: Marks, way: LiteralWay): boolean {
    const entries = new Map<string, string | null>();
    for (const id of rows.keys()) if (id.startsWith(MARKS)) entries.set(id, null);
    for (const [id, fields] of now) entries.set(MARKS + id, JSON.stringify(Object.fromEntries(fields)));
    return writeEntries(entries, way);
  }

  function writeAway(fields: readonly string[], way: LiteralWay): void {
    writeEntries(new Map([[AWAY, fields.length === 0 ? null : JSON.stringify(fields)]]), way);
  }

  function writeEntries(entries: ReadonlyMap<string, string | null>, way: LiteralWay): boolean {
    const changed = [...entries].filter(
      ([id, text]) => text !== (texts.get(id) ?? null) || (rows.get(id)?.length ?? 0) > 1,
    );
    // Entries that go make room first, so that a new one can take the place.
    changed.sort(([, a], [, b]) => Number(a !== null) - Number(b !== null));
    const chunks = changed.map(([, text]) => chunksOf(text ?? '', CHUNK_LENGTH));
    width = Math.max(width, ...chunks.map((parts) => parts.length + 1));
    const writes: CellWrite[] = [];
    changed.forEach(([id, text], index) => {
      const [row = free.pop() ?? next++, ...copies] = rows.get(id) ?? [];
      const emptied = text === null ? [row, ...copies] : copies;
      for (const each of emptied) writes.push(...line(each, '', []));
      free.push(...emptied);
      if (text === null) {
        rows.delete(id);
        texts.delete(id);
      } else {
        writes.push(...line(row, id, chunks[index] ?? []));
        rows.set(id, [row]);
        texts.set(id, text);
      }
    });
    if (writes.length === 0) return false;
    const missingRows = next - 1 - sheet.getMaxRows();
    if (missingRows > 0) sheet.insertRowsAfter(sheet.getMaxRows(), missingRows);
    const missingColumns = width - sheet.getMaxColumns();
    if (missingColumns > 0) sheet.insertColumnsAfter(sheet.getMaxColumns(), missingColumns);
    writeCells(sheet, lastOf(writes), way);
    return true;
  }

  function line(row: number, id: string, parts: readonly string[]): CellWrite[] {
    return Array.from({ length: width }, (_, index) => ({
      row,
      column: index + 1,
      cell: index === 0 ? id : (parts[index - 1] ?? ''),
    }));
  }

  return {
    base: { leads, pending, updates },
    marks,
    away,
    service: serviceIn(header[0]),
    write,
    writeMarks,
    writeAway,
  };
}

/** Of several writes to one cell the last. */
function lastOf(writes: readonly CellWrite[]): CellWrite[] {
  return [...new Map(writes.map((write) => [`${write.row}:${write.column}`, write])).values()];
}

function agreedText(agreed: Agreed): string {
  return JSON.stringify(
    Object.fromEntries([...agreed].map(([field, value]) => [field, value === undefined ? UNKNOWN : value])),
  );
}

function parseAgreed(text: string): Agreed | null {
  const agreed = parseStored(agreedSchema, text);
  return agreed && new Map<string, Value | undefined>(Object.entries(agreed));
}

function requestText(request: PendingCreate | PendingUpdate): string {
  return JSON.stringify({ ...request, sent: Object.fromEntries(request.sent) });
}

function parseRequest<Request extends { readonly sent: Readonly<Record<string, Value>> }>(
  schema: v.GenericSchema<unknown, Request>,
  text: string,
): (Omit<Request, 'sent'> & { readonly sent: Fields }) | null {
  const request = parseStored(schema, text);
  return request && { ...request, sent: new Map(Object.entries(request.sent)) };
}

function parseMarks(text: string): ReadonlyMap<string, Mark> | null {
  const marks = parseStored(marksSchema, text);
  return marks && new Map(Object.entries(marks));
}
