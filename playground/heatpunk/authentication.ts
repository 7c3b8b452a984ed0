// The key says which team is asking, `userEmail` on whose behalf.

import type { Call } from './endpoints';
import type { UncheckedObject } from './json';
import { type Refusal, refuse } from './refusal';
import { memberName, type Team } from './team';

export function checkKey(call: Call, team: Team): Refusal | null {
  if (call.apiKey === undefined || call.apiKey === '') return refuse(401, 'The X-API-KEY header is missing.');
  return team.hasKey(call.apiKey) ? null : refuse(401, 'The API key is not valid.');
}

/** The member a request is made for, or the refusal. A create needs none: the vendor lists no `userEmail` there. */
export function readMember(body: UncheckedObject, team: Team): string | Refusal {
  const email = body.userEmail;
  if (typeof email !== 'string' || email.trim() === '') return refuse(400, 'userEmail is missing.');
  return team.hasMember(email) ? memberName(email) : refuse(403, `${email} is not a member of this team.`);
}
