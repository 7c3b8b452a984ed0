// Builders for the tests of the API client.

import type { Behaviour } from '../../playground/heatpunk/behaviour';
import type { Fault } from '../../playground/heatpunk/faults';
import type { JsonObject } from '../../playground/heatpunk/json';
import type { LeadRecord } from '../../playground/heatpunk/lead';
import { createHeatpunk, type Heatpunk } from '../../playground/heatpunk/service';
import type { Fields } from '../../src/core/fields';
import type { ServiceId } from '../../src/core/services';
import type { Outcome } from '../../src/heatpunk/client';
import { type Client, createClient } from '../../src/heatpunk/client';
import type { ApiRequest } from '../../src/heatpunk/transport';
import { type SimulatedTransport, simulatedTransport, type TestClock } from './simulated-transport';

export const KEY = 'hp_live_51JqXw7RkeyZ0b9LmTt';
export const SAM = 'sam@example.com';
export const NOON = Date.UTC(2026, 10, 22, 12);
export const SINCE = '2026-01-01';

export interface Setting {
  readonly leads?: readonly LeadRecord[];
  readonly behaviour?: Partial<Behaviour>;
  readonly service?: ServiceId;
  readonly userEmail?: string;
  readonly apiKey?: string;
  /** Milliseconds after noon; 4½ minutes unless given. */
  readonly timeMs?: number;
  readonly random?: () => number;
}

export interface Setup {
  readonly client: Client;
  readonly heatpunk: Heatpunk;
  readonly transport: SimulatedTransport;
  readonly clock: TestClock;
}

/** The real client in front of a simulated Heatpunk where it is noon. */
export function aClient({
  leads = [aLead('7'), aLead('8'), aLead('9')],
  behaviour = {},
  service = 'heatpunk',
  userEmail = SAM,
  apiKey = KEY,
  timeMs = 270_000,
  random,
}: Setting = {}): Setup {
  const clock = { ms: NOON };
  const heatpunk = createHeatpunk({ now: () => clock.ms, apiKeys: [apiKey], members: [SAM], leads, behaviour });
  const transport = simulatedTransport(heatpunk, clock, random);
  const client = createClient(service, { apiKey, userEmail }, transport, NOON + timeMs);
  return { client, heatpunk, transport, clock };
}

export function aLead(id: string, fields: JsonObject = {}): LeadRecord {
  return {
    id,
    fields: { dateCreated: '2026-06-01T09:00:00.000Z', status: 'new', customerName: `Customer ${id}`, ...fields },
  };
}

export const edit = (id: string, fields: Record<string, string | number | boolean | null>) => ({
  id,
  fields: new Map(Object.entries(fields)),
});

export const toSale = (id: string) => edit(id, { status: 'Sale' });

/** The lead in the vendor's example of a create. */
export const JOHN = {
  address: '7 Erdiston Ct, Bude, EX23 8HE',
  customerName: 'John Doe',
  customerEmail: 'john.doe@example.com',
  customerPhone: '1234567890',
};

export const newLead = (changes: Record<string, string | number | null> = {}): Fields =>
  new Map(Object.entries({ ...JOHN, ...changes }));

/** How many requests went out in each batch. */
export const sizes = (transport: SimulatedTransport) => transport.batches.map((batch) => batch.length);
export const bodyOf = (request: ApiRequest | undefined): unknown => JSON.parse(request?.body ?? 'null');

/** The one request that was sent. */
export function onlyRequest({ batches }: SimulatedTransport): ApiRequest {
  const [request, ...others] = batches.flat();
  if (request === undefined || others.length > 0) throw new Error(`${batches.flat().length} requests were sent`);
  return request;
}

/** What a call threw. */
export function thrownBy(call: () => unknown): unknown {
  try {
    call();
  } catch (error) {
    return error;
  }
  throw new Error('Nothing was thrown');
}

/** A client whose Heatpunk has these faults. */
export function under(faults: Fault | readonly Fault[], setting: Setting = {}): Setup {
  const setup = aClient(setting);
  for (const fault of [faults].flat()) setup.heatpunk.faults.add(fault);
  return setup;
}

export const status = (code: number, more: object = {}): Fault => ({
  effect: { kind: 'status', status: code, ...more },
});

export const HTML_PAGE: Fault = { effect: { kind: 'html-page' } };
export const once = (fault: Fault): Fault => ({ ...fault, hits: { next: 1 } });
export const wordsOf = (outcome: Outcome | undefined) => (outcome && 'words' in outcome ? outcome.words : undefined);

export const stopOf = (outcome: Outcome | undefined) =>
  outcome?.kind === 'stopped' ? outcome.error.message : undefined;
