// POST /leads/update: new values for some fields of one lead, all of them or none.

import type { Json, UncheckedObject } from '../json';
import { isObject } from '../json';
import { UPDATABLE_FIELDS } from '../lead';
import { type Problem, refuse, refuseFields } from '../refusal';
import { fieldProblem } from '../validation';
import { doneSilently, findLeadId, type RouteInput, type RouteResult } from './route';

export function updateLead(input: RouteInput): RouteResult {
  const { fields } = input.body;
  if (fields === undefined || fields === null) return refuse(400, 'fields is missing.');
  if (!isObject(fields)) return refuse(422, 'fields must be an object.');
  const id = findLeadId(input);
  if (typeof id !== 'string') return id;
  if (Object.keys(fields).length === 0) return refuse(422, 'fields is empty: there is nothing to update.');
  const problems = Object.entries(fields).flatMap(([field, value]) => updateProblem(field, value) ?? []);
  if (problems.length > 0) return refuseFields(422, problems);
  input.store.edit(id, storable(fields), { who: input.member, through: 'api' });
  return doneSilently(204, id);
}

function updateProblem(field: string, value: unknown): Problem | null {
  if (!UPDATABLE_FIELDS.includes(field)) return { field, message: `${field} cannot be updated.` };
  return clears(value) ? null : fieldProblem(field, value);
}

function clears(value: unknown): boolean {
  return value === null || value === '';
}

function storable(fields: UncheckedObject): Record<string, Json> {
  return Object.fromEntries(
    Object.entries(fields).map(([field, value]) => [
      field,
      // Validation has let only text, numbers and blanks through.
      clears(value) ? null : (value as string | number),
    ]),
  );
}
