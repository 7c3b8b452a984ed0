// Faults that can be switched on: what goes wrong, for which requests, and counted.

import type { Random } from '../random';
import type { Call, Route } from './endpoints';
import { isObject, type Json } from './json';
import { leadIdOf } from './lead';

/** A fault is plain data, so that a page can show it and a history of a simulation can print it. */
export interface Fault {
  readonly effect: FaultEffect;
  /** Before the service has done the work, which it then never does, or after. Without it: before. */
  readonly when?: 'before' | 'after';
  /** Without it: every request. */
  readonly hits?: FaultHits;
}

export type FaultEffect =
  /** Nobody listens. Always before the work. */
  | { readonly kind: 'refuse' }
  /** The connection stays open and silent until the client gives up. */
  | { readonly kind: 'hang' }
  | { readonly kind: 'reset' }
  /** The work is always done; its answer never arrives. Without `how`: a time-out. */
  | { readonly kind: 'answer-lost'; readonly how?: 'timeout' | 'reset' }
  /** The right answer, so many milliseconds later. Together with another fault, both happen. */
  | { readonly kind: 'slow'; readonly ms: number }
  | {
      readonly kind: 'status';
      readonly status: number;
      readonly body?: 'json' | 'html' | 'empty';
      /** The words in the body; without them the status's own. */
      readonly message?: string;
      readonly retryAfter?: { readonly seconds: number; readonly as?: 'seconds' | 'http-date' };
    }
  /** A page for people, with status 200: a proxy's, a log-in form, "back soon". */
  | { readonly kind: 'html-page' }
  /** The right answer with its end cut off. Always after the work. `keep` is a share of its length, 0.5 at first. */
  | { readonly kind: 'truncate'; readonly keep?: number }
  /** This body instead, with status 200 unless told. Text goes out as it is, anything else as JSON. */
  | {
      readonly kind: 'body';
      readonly body: Json;
      readonly status?: number;
      readonly contentType?: string;
      /** Only where the work succeeded, always after it: a refusal goes out as it is. */
      readonly isOfSuccess?: boolean;
    }
  /** 302 to another address; without one, to a log-in page. */
  | { readonly kind: 'redirect'; readonly location?: string };

/** All that are given must hold. Requests are counted among those that match route, lead and text. */
export interface FaultHits {
  readonly route?: Route | readonly Route[];
  /** The lead named in the body's `leadID`. */
  readonly leadId?: string;
  /** A piece of the body's text. */
  readonly bodyContains?: string;
  /** Only the n-th matching request, counted from 1. */
  readonly nth?: number;
  /** The n-th, 2n-th, 3n-th … matching request. */
  readonly every?: number;
  /** So many times and no more. */
  readonly next?: number;
  /** 0 to 1, drawn from the service's seed. */
  readonly probability?: number;
}

export interface FaultState {
  readonly id: number;
  readonly fault: Fault;
  /** Requests that matched route, lead and text. */
  readonly seen: number;
  /** Requests that it did something to. */
  readonly hits: number;
}

export interface Faults {
  /** Switches a fault on and answers its id. Throws a RangeError for numbers that can't be meant. */
  add(fault: Fault): number;
  remove(id: number): void;
  clear(): void;
  /** How often it hit. Zero for one that is gone. */
  hits(id: number): number;
  list(): readonly FaultState[];
}

/** What happens to one request: a delay, and at most one fault of another kind (the first that hits). */
export interface Strike {
  readonly delayMs: number;
  readonly fault: FaultState | null;
}

export interface FaultBench extends Faults {
  strike(call: Call): Strike;
}

export function createFaults(random: Random): FaultBench {
  let states: readonly FaultState[] = [];
  let lastId = 0;

  return {
    add(fault) {
      check(fault);
      lastId += 1;
      states = [...states, { id: lastId, fault, seen: 0, hits: 0 }];
      return lastId;
    },
    remove(id) {
      states = states.filter((state) => state.id !== id);
    },
    clear() {
      states = [];
    },
    hits: (id) => states.find((state) => state.id === id)?.hits ?? 0,
    list: () => states,
    strike(call) {
      let delayMs = 0;
      let struck: FaultState | null = null;
      states = states.map((state) => {
        if (!concerns(state.fault, call)) return state;
        const seen = { ...state, seen: state.seen + 1 };
        const { effect } = state.fault;
        if ((struck !== null && effect.kind !== 'slow') || !isDue(seen, random)) return seen;
        const hit = { ...seen, hits: seen.hits + 1 };
        if (effect.kind === 'slow') delayMs += effect.ms;
        else struck = hit;
        return hit;
      });
      return { delayMs, fault: struck };
    },
  };
}

/** Also faults typed into a page come by here: a status that node:http throws at would end the server. */
function check({ effect, hits = {} }: Fault): void {
  const status = 'status' in effect ? (effect.status ?? 200) : 200;
  if (!Number.isInteger(status) || status < 200 || status > 599) throw new RangeError(`No such status: ${status}`);
  for (const count of [hits.nth, hits.every, hits.next]) {
    if (count !== undefined && !(Number.isInteger(count) && count > 0)) throw new RangeError(`No such count: ${count}`);
  }
}

function concerns({ hits }: Fault, call: Call): boolean {
  if (!hits) return true;
  if (hits.route !== undefined && !isOneOf(hits.route, call.route)) return false;
  if (hits.leadId !== undefined && hits.leadId !== namedLead(call)) return false;
  return hits.bodyContains === undefined || call.text.includes(hits.bodyContains);
}

function isOneOf(wanted: Route | readonly Route[], route: Route | undefined): boolean {
  if (route === undefined) return false;
  return typeof wanted === 'string' ? wanted === route : wanted.includes(route);
}

function namedLead(call: Call): string | undefined {
  return isObject(call.body) ? leadIdOf(call.body.leadID) : undefined;
}

function isDue({ fault, seen, hits: hitsSoFar }: FaultState, random: Random): boolean {
  const { nth, every, next, probability } = fault.hits ?? {};
  if (nth !== undefined && seen !== nth) return false;
  if (every !== undefined && seen % every !== 0) return false;
  if (next !== undefined && hitsSoFar >= next) return false;
  return probability === undefined || random.chance(probability);
}
