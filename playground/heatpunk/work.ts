// What the service does with a request when nothing goes wrong on the way.

import { checkKey, readMember } from './authentication';
import type { Behaviour } from './behaviour';
import { type Call, methodOf, type Route } from './endpoints';
import { isObject } from './json';
import type { LeadStore } from './lead-store';
import { type Refusal, refusalAnswer, refuse, type WireAnswer } from './refusal';
import { createLead } from './routes/create-lead';
import { deleteLead } from './routes/delete-lead';
import { fetchLeads } from './routes/fetch-leads';
import type { RouteInput, RouteResult } from './routes/route';
import { updateLead } from './routes/update-lead';
import { memberName, type Team } from './team';

export interface Workplace {
  readonly team: Team;
  readonly store: LeadStore;
  readonly behaviour: Behaviour;
  /** Milliseconds since 1970. */
  readonly now: number;
}

export interface Worked {
  readonly answer: WireAnswer;
  /** Whether the request was carried out; a refused one was not. */
  readonly done: boolean;
  /** The lead it was about, where it was carried out. */
  readonly leadId: string | null;
}

export function work(call: Call, place: Workplace): Worked {
  const result = resultOf(call, place);
  return result.kind === 'refusal'
    ? { answer: refusalAnswer(result, place.behaviour.errorBody), done: false, leadId: null }
    : {
        answer: { status: result.status, headers: result.headers, body: result.body },
        done: true,
        leadId: result.leadId,
      };
}

/** The checks in the order of a usual web server: address, method, key, body, member; then the route's own. */
function resultOf(call: Call, { team, store, behaviour, now }: Workplace): RouteResult {
  const { route, host, body } = call;
  if (host === undefined) return refuse(400, 'The address cannot be read.');
  if (!call.secure) return refuse(301, 'Moved.', { Location: `https://${host}${call.path}` });
  if (route === undefined) return refuse(404, `There is nothing at ${call.path}.`);
  const wrong = checkMethod(call, route) ?? checkKey(call, team) ?? checkContentType(call, behaviour);
  if (wrong) return wrong;
  if (!isObject(body)) return refuse(400, 'The body must be a JSON object.');
  const member = route === 'create' ? creator(body.userEmail) : readMember(body, team);
  if (typeof member !== 'string') return member;
  return HANDLERS[route]({ body, member, host, store, behaviour, now });
}

const HANDLERS: Readonly<Record<Route, (input: RouteInput) => RouteResult>> = {
  fetch: fetchLeads,
  create: createLead,
  update: updateLead,
  delete: deleteLead,
};

function checkMethod(call: Call, route: Route): Refusal | null {
  const allowed = methodOf(route);
  return call.method === allowed ? null : refuse(405, `Use ${allowed} here, not ${call.method}.`, { Allow: allowed });
}

function checkContentType(call: Call, behaviour: Behaviour): Refusal | null {
  if (!behaviour.requireJson || /^application\/json\b/i.test(call.contentType ?? '')) return null;
  return refuse(415, 'The Content-Type must be application/json.');
}

function creator(userEmail: unknown): string {
  return typeof userEmail === 'string' ? memberName(userEmail) : 'api';
}
