// POST /leads/create: a new lead from elsewhere. Sent twice, it makes two leads: the API knows no idempotency key.

import type { UncheckedObject } from '../json';
import { CREATABLE_FIELDS, numericId, REQUIRED_FIELDS } from '../lead';
import { creationTime, newLead } from '../new-lead';
import { type Problem, type Refusal, refuseFields } from '../refusal';
import { fieldProblem, isBlank } from '../validation';
import { doneWithJson, type RouteInput, type RouteResult } from './route';

export function createLead({ body, member, store, behaviour, now }: RouteInput): RouteResult {
  const refusal = check(body, behaviour.unknownFields);
  if (refusal) return refusal;
  const lead = newLead(body, creationTime(now, behaviour), 'api');
  const id = store.create(lead, { who: member, through: 'api' });
  const shown = behaviour.createdIdType === 'number' ? numericId(id) : id;
  return doneWithJson(behaviour.createdStatus, JSON.stringify({ [behaviour.createdIdKey]: shown }), id);
}

function check(body: UncheckedObject, unknownFields: 'ignore' | 'refuse'): Refusal | null {
  const missing = REQUIRED_FIELDS.filter((field) => body[field] === undefined || body[field] === null);
  if (missing.length > 0) {
    return refuseFields(
      400,
      missing.map((field) => ({ field, message: `${field} is missing.` })),
    );
  }
  const problems = [
    ...CREATABLE_FIELDS.map((field) => creationProblem(field, body[field])),
    ...(unknownFields === 'refuse' ? Object.keys(body).map(unknownField) : []),
  ].filter((problem) => problem !== null);
  return problems.length > 0 ? refuseFields(422, problems) : null;
}

function creationProblem(field: string, value: unknown): Problem | null {
  if (!isBlank(value)) return fieldProblem(field, value);
  return REQUIRED_FIELDS.includes(field) ? { field, message: `${field} must not be blank.` } : null;
}

function unknownField(field: string): Problem | null {
  return CREATABLE_FIELDS.includes(field) ? null : { field, message: `${field} is not a field of a new lead.` };
}
