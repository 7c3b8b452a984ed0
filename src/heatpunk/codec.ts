import * as v from 'valibot';
import type { Lead } from '../core/lead';
import { isPending } from '../core/table';
import type { Value } from '../core/value';
import { excerpt } from './excerpt';

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

/** An id is compared letter by letter, so a number beyond the exact ones cannot be one: two would look the same. */
const idSchema = v.union([
  v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(200)),
  v.pipe(v.number(), v.safeInteger(), v.transform(String)),
]);

// valibot's record also takes an array, whose indices would then pass for ids.
const objectSchema = v.custom<Record<string, unknown>>(
  (input) => typeof input === 'object' && input !== null && !Array.isArray(input),
  'an object',
);
const listSchema = v.array(objectSchema);
const answerSchema = v.union([listSchema, v.object({ rows: v.union([listSchema, objectSchema]) })]);

/**
 * Reads the answer of /leads/fetch in each of its shapes: `{"rows": {id: lead}}`, `{"rows": [lead]}` and `[lead]`.
 * Fields keep the order in which they came; nested values become their JSON text.
 *
 * @throws UnexpectedShape for anything else: an answer is taken as a whole or not at all
 */
export function parseLeads(body: string): Map<string, Lead> {
  const expected = 'a list of leads';
  const parsed = v.safeParse(answerSchema, parseJson(body, expected));
  if (!parsed.success) throw new UnexpectedShape(expected, describe(body));
  const answer = parsed.output;
  const rows = Array.isArray(answer) ? answer : answer.rows;
  const leads = new Map<string, Lead>();
  const add = (id: string, lead: Record<string, unknown>) => {
    if (leads.has(id)) throw new UnexpectedShape('one lead for each id', `two with the id ${id}`);
    if (isPending(id)) throw new UnexpectedShape('an id of Heatpunk', `the id ${id}`);
    leads.set(id, { id, fields: parseFields(id, lead) });
  };
  if (Array.isArray(rows))
    for (const [index, lead] of rows.entries()) add(idIn(lead, `lead number ${index + 1}`), lead);
  else {
    for (const [key, lead] of Object.entries(rows)) {
      if (!v.is(objectSchema, lead)) throw new UnexpectedShape(`an object for lead ${key}`, describe(lead));
      add(parseId(key, `the key ${JSON.stringify(key)}`), lead);
    }
  }
  return leads;
}

/**
 * Reads the id in the answer of /leads/create: `leadId`, or `leadID` on an older page; a number or a text.
 *
 * @throws UnexpectedShape where there is none
 */
export function parseCreated(body: string): string {
  const expected = 'the id of the new lead';
  const answer = parseJson(body, expected);
  if (!v.is(objectSchema, answer)) throw new UnexpectedShape(expected, describe(answer));
  return idIn(answer, 'the answer');
}

/** A field's value as the API takes it: a cleared text is '', a cleared number null. */
export function toApi(field: string, value: Value): string | number | boolean | null {
  return value ?? (field === 'lat' || field === 'lng' ? null : '');
}

function parseJson(body: string, expected: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    throw new UnexpectedShape(expected, describe(body));
  }
}

function idIn(lead: Record<string, unknown>, where: string): string {
  const key = ID_KEYS.find((name) => lead[name] !== undefined && lead[name] !== null);
  if (key === undefined)
    throw new UnexpectedShape(`an id in ${where}`, `only ${Object.keys(lead).slice(0, 8).join(', ') || 'nothing'}`);
  return parseId(lead[key], where);
}

function parseId(value: unknown, where: string): string {
  const id = v.safeParse(idSchema, value);
  if (!id.success) throw new UnexpectedShape(`an id in ${where}`, describe(value));
  return id.output;
}

function parseFields(id: string, lead: Record<string, unknown>): Map<string, Value> {
  const fields = new Map<string, Value>();
  for (const [name, value] of Object.entries(lead)) {
    if (ID_KEYS.includes(name) && String(value) === id) continue;
    fields.set(name, typeof value === 'object' && value !== null ? JSON.stringify(value) : toValue(value));
  }
  return fields;
}

function toValue(value: unknown): Value {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  return null;
}

function describe(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value));
  return excerpt(text, 80) || 'an empty answer';
}
