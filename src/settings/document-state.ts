import * as v from 'valibot';
import { chunksOf } from '../core/chunks';
import { parseStored } from '../core/stored-json';
import { documentProperties } from './properties';

/** What the program remembers of a document from run to run. A copy of the document starts without it. */
export interface DocumentState {
  readonly leadSheetId: number | null;
  /** The hidden sheet with the base, as the last run found it: another one knows of other marks. */
  readonly baseSheetId: number | null;
  /** The way of writing literal text that was measured here; '' before that. */
  readonly literalWay: string;
  /** Fields that were ever given a column: one that somebody removed is not added again. */
  readonly knownFields: readonly string[];
  /** Fields that had a column from the first read of the last run on until it had written the base. */
  readonly columns: readonly string[];
  /** Fields whose columns were emptied, and somebody has yet to say whether that was meant. */
  readonly emptied: readonly string[];
  /** Fields that Heatpunk ever listed: one that it leaves out of all leads is blank in all. */
  readonly reported: readonly string[];
  /** Statuses that the drop-down suggests. */
  readonly statuses: readonly string[];
}

const NAME = 'state';
const LAST_WORKED = 'lastWorked';

/** Google's limit for a value is 9 KB, and a character can take three bytes. */
const CHUNK_LENGTH = 2500;

const stateSchema = v.object({
  leadSheetId: v.nullable(v.number()),
  baseSheetId: v.optional(v.nullable(v.number()), null),
  literalWay: v.string(),
  knownFields: v.array(v.string()),
  columns: v.array(v.string()),
  emptied: v.optional(v.array(v.string()), []),
  reported: v.optional(v.array(v.string()), []),
  statuses: v.array(v.string()),
});

const EMPTY: DocumentState = {
  leadSheetId: null,
  baseSheetId: null,
  literalWay: '',
  knownFields: [],
  columns: [],
  emptied: [],
  reported: [],
  statuses: [],
};

export function loadState(): DocumentState {
  const properties = documentProperties.readAll();
  // A run that was killed while it shortened the state has left parts behind: how many count is told with the first.
  const [count = '', ...rest] = (properties[`${NAME}.0`] ?? '').split(':');
  let text = rest.join(':');
  for (let part = 1; part < Number(count); part++) text += properties[`${NAME}.${part}`] ?? '';
  return parseStored(stateSchema, text) ?? EMPTY;
}

/** Remembers the state; an unchanged one costs no service call. */
export function saveState(state: DocumentState, before: DocumentState): void {
  const text = JSON.stringify(state);
  if (text === JSON.stringify(before)) return;
  const parts = chunksOf(text, CHUNK_LENGTH);
  const numbered = parts.map((chunk, part) => [`${NAME}.${part}`, part === 0 ? `${parts.length}:${chunk}` : chunk]);
  documentProperties.write(Object.fromEntries(numbered));
}

/** When a run last worked (ISO 8601); '' for never. */
export function loadLastWorked(): string {
  return documentProperties.readAll()[LAST_WORKED] ?? '';
}

/** @param when ISO 8601 */
export function saveLastWorked(when: string): void {
  documentProperties.write({ [LAST_WORKED]: when });
}
