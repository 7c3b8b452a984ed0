// POST /leads/fetch: every lead the member can see, created on `furthestDate` or later.

import { type Behaviour, shapeFor } from '../behaviour';
import type { Json, JsonObject } from '../json';
import { type LeadRecord, numericId } from '../lead';
import { refuse, refuseFields } from '../refusal';
import { isCalendarDate } from '../validation';
import { doneWithJson, type RouteInput, type RouteResult } from './route';

/** The day of `furthestDate` begins at midnight UTC: the vendor names no time zone, and `dateCreated` is in UTC. */
export function fetchLeads({ body, member, host, store, behaviour }: RouteInput): RouteResult {
  const from = body.furthestDate;
  if (from === undefined || from === null || from === '') return refuse(400, 'furthestDate is missing.');
  if (!isCalendarDate(from)) {
    return refuseFields(422, [{ field: 'furthestDate', message: 'furthestDate must be a date written YYYY-MM-DD.' }]);
  }
  const leads = store
    .all()
    .filter((lead) => createdOnOrAfter(lead, from) && store.isVisible(member, lead.id))
    .map(({ id, fields }) => ({ id, fields: listed(fields, behaviour) }));
  return doneWithJson(200, JSON.stringify(shaped(leads, host, behaviour)), null);
}

function createdOnOrAfter(lead: LeadRecord, day: string): boolean {
  const created = lead.fields.dateCreated;
  return typeof created !== 'string' || created.slice(0, 10) >= day;
}

function listed(fields: JsonObject, { omitBlank, unlisted }: Behaviour): JsonObject {
  if (!omitBlank && unlisted.length === 0) return fields;
  const isListed = (name: string, value: Json | undefined) =>
    !(omitBlank && value === null) && !unlisted.includes(name);
  return Object.fromEntries(Object.entries(fields).filter(([name, value]) => isListed(name, value)));
}

function shaped(leads: readonly LeadRecord[], host: string, behaviour: Behaviour): Json {
  const list = () =>
    leads.map(({ id, fields }) => ({
      [behaviour.idKey]: behaviour.idType === 'number' ? numericId(id) : id,
      ...fields,
    }));
  switch (shapeFor(host, behaviour)) {
    case 'rows':
      return { rows: Object.fromEntries(leads.map(({ id, fields }) => [id, fields])) };
    case 'array':
      return list();
    case 'rows-array':
      return { rows: list() };
  }
}
