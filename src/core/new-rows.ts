import type { Agreed, PendingCreate } from './base';
import { DAY_MS } from './durations';
import { CREATED_FIELD, type Fields, isCreatable, isUpdatable, kindOf, UPDATABLE_FIELDS } from './fields';
import { createdAt, type Lead } from './lead';
import { fieldsOf, type LeadTable, type Row } from './table';
import { isBlank, normalise, sameValue, type Value } from './value';

/** Clocks differ, so a lead counts as created after a request if it is not more than this older. */
const CLOCK_TOLERANCE_MS = DAY_MS;

/** What a row would send to /leads/create: the fields that it takes, blank ones left out. */
export function createFields(table: LeadTable, row: Row): Map<string, Value> {
  return filled(table, row, isCreatable);
}

/** What has to follow as an update, since create does not take it. */
export function followUpFields(table: LeadTable, row: Row): Map<string, Value> {
  return filled(table, row, (field) => isUpdatable(field) && !isCreatable(field));
}

/**
 * What both sides agree on once a row has become a lead: what was sent, the rest blank, created when it was sent.
 *
 * @param at ms since 1970
 */
export function agreedByCreate(sent: Fields, at: number): Map<string, Value> {
  const agreed = new Map<string, Value>(UPDATABLE_FIELDS.map((field) => [field, sent.get(field) ?? null]));
  return agreed.set(CREATED_FIELD, new Date(at).toISOString());
}

/**
 * What both sides agree on once a lead turned out to be the outcome of a create without an answer. Where it holds another value
 * than was sent, nobody knows whether somebody edited it there since, or it is somebody else's after all: on that nothing is agreed.
 */
export function agreedByFound(create: PendingCreate, lead: Lead): Agreed {
  const agreed = new Map<string, Value | undefined>(agreedByCreate(create.sent, create.at));
  for (const [field, value] of create.sent) {
    const remote = lead.fields.get(field);
    if (!isBlank(remote) && !sameValue(kindOf(field), value, remote)) agreed.set(field, undefined);
  }
  return agreed;
}

/**
 * Whether a lead can be what a create without an answer has made: created since, and not there before the request.
 * That it is equal in what was sent, and no other row's, is for the caller to see to.
 */
export function mayComeFrom(create: PendingCreate, lead: Lead): boolean {
  const created = createdAt(lead.fields);
  return (created === null || created >= create.at - CLOCK_TOLERANCE_MS) && !create.existing.includes(lead.id);
}

function filled(table: LeadTable, row: Row, wanted: (field: string) => boolean): Map<string, Value> {
  const values = new Map<string, Value>();
  for (const [field, value] of fieldsOf(table, row)) {
    if (wanted(field) && !isBlank(value)) values.set(field, normalise(kindOf(field), value));
  }
  return values;
}
