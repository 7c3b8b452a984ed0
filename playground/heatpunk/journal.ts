// What was asked of the service over the network, request by request. Keys are not in it.

import type { Call, Route } from './endpoints';
import type { HeatpunkOutcome } from './exchange';
import { isObject, type UncheckedObject } from './json';
import { leadIdOf } from './lead';

export interface JournalEntry {
  /** Counted from 1. */
  readonly number: number;
  /** When the request arrived: milliseconds since 1970. */
  readonly time: number;
  readonly host: string | null;
  readonly method: string;
  readonly route: Route | null;
  /** `userEmail` as it was sent. */
  readonly member: string | null;
  /** The lead named in the request, or created by it. */
  readonly leadId: string | null;
  /** The fields of an update or a create, as they were sent. */
  readonly fields: UncheckedObject;
  readonly furthestDate: string | null;
  /** The status sent; null when no answer was. */
  readonly status: number | null;
  readonly failure: 'refused' | 'timeout' | 'reset' | null;
  /** Whether the service carried the request out, whatever it answered. */
  readonly workDone: boolean;
  /** The fault that struck, other than slowness. */
  readonly faultId: number | null;
  readonly latencyMs: number;
}

export interface Journal {
  /** `since` leaves out so many of the first. */
  entries(since?: number): readonly JournalEntry[];
  /** How many there are. */
  count(): number;
  clear(): void;
}

export interface Happened {
  readonly time: number;
  readonly outcome: HeatpunkOutcome;
  readonly workDone: boolean;
  /** The lead that the work was about, where it was done. */
  readonly leadId: string | null;
  readonly faultId: number | null;
}

export interface JournalBook extends Journal {
  write(call: Call, happened: Happened): void;
}

export function createJournal(): JournalBook {
  let entries: JournalEntry[] = [];
  let count = 0;
  return {
    entries: (since = 0) => entries.slice(since),
    count: () => entries.length,
    clear() {
      entries = [];
    },
    write(call, happened) {
      count += 1;
      entries.push(entryOf(count, call, happened));
    },
  };
}

function entryOf(number: number, call: Call, { time, outcome, workDone, leadId, faultId }: Happened): JournalEntry {
  const body = isObject(call.body) ? call.body : {};
  return {
    number,
    time,
    host: call.host ?? null,
    method: call.method,
    route: call.route ?? null,
    member: textOrNull(body.userEmail),
    leadId: leadId ?? leadIdOf(body.leadID) ?? null,
    fields: sentFields(call.route, body),
    furthestDate: textOrNull(body.furthestDate),
    status: outcome.kind === 'answer' ? outcome.status : null,
    failure: outcome.kind === 'failure' ? outcome.how : null,
    workDone,
    faultId,
    latencyMs: outcome.latencyMs,
  };
}

function sentFields(route: Route | undefined, body: UncheckedObject): UncheckedObject {
  if (route === 'create') return body;
  return route === 'update' && isObject(body.fields) ? body.fields : {};
}

function textOrNull(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
