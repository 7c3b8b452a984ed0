import { compareTexts } from './compare-texts';
import type { Fields } from './fields';
import { createFields, followUpFields } from './new-rows';
import type { CreatePlan } from './plan';
import type { LeadTable, Row } from './table';

const ID = 'id:';
const NEW = 'new:';
const UNREADABLE = 'unreadable:';

/** Names a row so that it is found again wherever it moves: by its id or reference, or, while it has none, by what it holds. */
export function keyOfRow(table: LeadTable, row: Row): string {
  if (row.id !== '') return keyOfId(row.id);
  const key = keyOfNew(createFields(table, row), followUpFields(table, row));
  return row.hasUnreadableId ? UNREADABLE + key : key;
}

/** @param id a lead's id, or the reference of a create on its way */
export function keyOfId(id: string): string {
  return ID + id;
}

/** The id or reference that a key names; null for that of a new row. */
export function idOfKey(key: string): string | null {
  return key.startsWith(ID) ? key.slice(ID.length) : null;
}

export function keyOfCreate({
  reference,
  fields,
  followUp,
}: Pick<CreatePlan, 'reference' | 'fields' | 'followUp'>): string {
  return reference === null ? keyOfNew(fields, followUp) : keyOfId(reference);
}

/**
 * The row that a key names. One that was new may be a lead by now, or on its way to be one: then it is a row that holds just what the
 * new one would be created with, whatever its id.
 */
export function rowOfKey(table: LeadTable, key: string): Row | undefined {
  const isCreatedWith = (created: Fields) => created.size > 0 && key.startsWith(beginningOfNew(created));
  return (
    table.rows.find((row) => keyOfRow(table, row) === key) ??
    table.rows.find((row) => isCreatedWith(createFields(table, row)))
  );
}

/** All that would be sent of a new row, whatever the order of its columns: equal rows have the same key. */
function keyOfNew(created: Fields, followUp: Fields): string {
  return beginningOfNew(created) + textOf(followUp);
}

function beginningOfNew(created: Fields): string {
  return NEW + textOf(created);
}

function textOf(fields: Fields): string {
  return JSON.stringify([...fields].sort(([left], [right]) => compareTexts(left, right)));
}
