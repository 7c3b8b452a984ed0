import * as v from 'valibot';
import { isFieldName } from '../core/fields';
import { fieldsSeen, type Lead } from '../core/lead';
import { isPending } from '../core/table';
import type { Value } from '../core/value';
import { excerpt } from './excerpt';
import type { Redact } from './redact';

/** What was wrong with an answer: what was expected, and what came instead. */
export class UnexpectedShape extends Error {
  constructor(
    readonly expected: string,
    readonly came: string,
  ) {
    super(`expected ${expected}, got ${came}`);
    this.name = 'UnexpectedShape';
  }
}

/** The names under which the id stands in a lead, in the order in which they are believed. */
const ID_KEYS = ['ID', 'id', 'leadID', 'leadId'];

/**
 * An id is compared letter by letter, so a number beyond the exact ones cannot be one: two would look the same. Nor can a
 * text that a cell does not give back as it was: its row would not be found again.
 */
const idSchema = v.union([
  v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(200), v.regex(/^[^\p{Cc}\p{Cs}]*$/u)),
  v.pipe(v.number(), v.safeInteger(), v.transform(String)),
]);

/** Each field becomes a column. A sheet has room for more, but an answer with more is none that this API gives. */
const MAX_FIELDS = 500;

// valibot's record also takes an array, whose indices would then pass for ids.
const objectSchema = v.custom<Record<string, unknown>>(
  (input) => typeof input === 'object' && input !== null && !Array.isArray(input),
  'an object',
);
const listSchema = v.array(objectSchema);
const rowsSchema = v.object({ rows: v.union([listSchema, objectSchema]), error: v.optional(v.unknown()) });
const answerSchema = v.union([listSchema, rowsSchema]);

/**
 * Reads the answer of /leads/fetch in each of its shapes: `{"rows": {id: lead}}`, `{"rows": [lead]}` and `[lead]`.
 * Fields keep the order in which they came; nested values become their JSON text.
 *
 * @param redact takes out of the error what nobody may see
 * @throws UnexpectedShape for anything else: an answer is taken as a whole or not at all
 */
export function parseLeads(body: string, redact: Redact): Map<string, Lead> {
  const tell = teller(redact);
  const expected = 'a list of leads';
  const parsed = v.safeParse(answerSchema, parseJson(body));
  if (!parsed.success) throw new UnexpectedShape(expected, body.trim() === '' ? 'an empty answer' : tell(body));
  const answer = parsed.output;
  if ('error' in answer && answer.error) throw new UnexpectedShape(expected, tell(answer.error));
  const rows = Array.isArray(answer) ? answer : answer.rows;
  const leads = new Map<string, Lead>();
  const add = (id: string, lead: Record<string, unknown>) => {
    if (leads.has(id)) throw new UnexpectedShape('one lead for each id', `two with the id ${tell(id)}`);
    leads.set(id, { id, fields: parseFields(id, lead, tell) });
  };
  if (Array.isArray(rows)) {
    for (const [index, lead] of rows.entries()) add(idIn(lead, `lead number ${index + 1}`, tell), lead);
  } else {
    for (const [key, lead] of Object.entries(rows)) {
      const name = tell(key);
      if (!v.is(objectSchema, lead)) throw new UnexpectedShape(`an object for lead ${name}`, tell(lead));
      add(parseId(key, `the key "${name}"`, tell), lead);
    }
  }
  const { size } = fieldsSeen(leads.values());
  if (size > MAX_FIELDS) throw new UnexpectedShape(`at most ${MAX_FIELDS} fields`, String(size));
  return leads;
}

/**
 * Reads the id in the answer of /leads/create: `leadId`, or `leadID` on an older page; a number or a text.
 *
 * @param redact takes out of the error what nobody may see
 * @throws UnexpectedShape where there is none
 */
export function parseCreated(body: string, redact: Redact): string {
  const tell = teller(redact);
  const answer = parseJson(body);
  if (!v.is(objectSchema, answer))
    throw new UnexpectedShape('the id of the new lead', body.trim() === '' ? 'an empty answer' : tell(body));
  return idIn(answer, 'the answer', tell);
}

/** A field's value as the API takes it: a cleared text is '', a cleared number null. */
export function toApi(field: string, value: Value): string | number | boolean | null {
  return value ?? (field === 'lat' || field === 'lng' ? null : '');
}

/** undefined, which is no JSON, for a body that is none. */
function parseJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

function idIn(lead: Record<string, unknown>, where: string, tell: Tell): string {
  const key = ID_KEYS.find((name) => lead[name] !== undefined && lead[name] !== null);
  if (key !== undefined) return parseId(lead[key], where, tell);
  const names = Object.keys(lead).slice(0, 8).join(', ');
  throw new UnexpectedShape(`an id in ${where}`, names === '' ? 'nothing' : `only ${tell(names)}`);
}

function parseId(value: unknown, where: string, tell: Tell): string {
  const id = v.safeParse(idSchema, value);
  if (!id.success) throw new UnexpectedShape(`an id in ${where}`, tell(value));
  // Such an id would pass for a reference of ours.
  if (isPending(id.output)) throw new UnexpectedShape('an id of Heatpunk', `the id ${tell(id.output)}`);
  return id.output;
}

function parseFields(id: string, lead: Record<string, unknown>, tell: Tell): Map<string, Value> {
  const fields = new Map<string, Value>();
  for (const [name, value] of Object.entries(lead)) {
    if (ID_KEYS.includes(name) && typeof value !== 'object' && String(value) === id) continue;
    if (!isFieldName(name)) throw new UnexpectedShape('names that a column can have', `the name ${tell(name)}`);
    fields.set(name, toValue(name, value, tell));
  }
  return fields;
}

function toValue(name: string, value: unknown, tell: Tell): Value {
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  // A number beyond all bounds has no JSON to be kept as.
  if (typeof value === 'number') return Number.isFinite(value) ? value : String(value);
  if (value === null || value === undefined) return null;
  const text = jsonOf(value);
  if (text === null) throw new UnexpectedShape('a field that can be shown', `${tell(name)}, nested too deeply`);
  return text;
}

/** null for a value that is nested too deeply for its JSON to be made. */
function jsonOf(value: unknown): string | null {
  try {
    return JSON.stringify(value) ?? String(value);
  } catch {
    return null;
  }
}

/** Tells the beginning of whatever came. */
type Tell = (value: unknown) => string;

function teller(redact: Redact): Tell {
  return (value) => {
    const text = typeof value === 'string' ? value : (jsonOf(value) ?? 'a deeply nested value');
    return excerpt(redact(text), 80) || 'nothing';
  };
}
