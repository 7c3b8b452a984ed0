// What the four routes have in common.

import type { Behaviour } from '../behaviour';
import type { UncheckedObject } from '../json';
import { leadIdOf } from '../lead';
import type { LeadStore } from '../lead-store';
import { JSON_TYPE, type Refusal, refuse, type WireAnswer } from '../refusal';

export interface RouteInput {
  readonly body: UncheckedObject;
  /** The member asking; for a create, which names none, 'api'. */
  readonly member: string;
  readonly host: string;
  readonly store: LeadStore;
  readonly behaviour: Behaviour;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** The request was carried out. `leadId` is the lead it was about; null for a fetch. */
export interface Done extends WireAnswer {
  readonly kind: 'done';
  readonly leadId: string | null;
}

export type RouteResult = Done | Refusal;

export function doneWithJson(status: number, body: string, leadId: string | null): Done {
  return { kind: 'done', status, headers: { 'Content-Type': JSON_TYPE }, body, leadId };
}

export function doneSilently(status: number, leadId: string): Done {
  return { kind: 'done', status, headers: {}, body: '', leadId };
}

/** The id of the lead in `leadID`, provided that the member may see it. Unknown and hidden look the same: 404. */
export function findLeadId({ body, member, store }: RouteInput): string | Refusal {
  if (body.leadID === undefined || body.leadID === null) return refuse(400, 'leadID is missing.');
  const id = leadIdOf(body.leadID);
  if (id === undefined) return refuse(422, 'leadID must be text or a whole number.');
  return store.isVisible(member, id) ? id : refuse(404, `There is no lead ${id}.`);
}
