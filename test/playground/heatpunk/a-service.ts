// Builders for the tests of the simulated service.

import type { HeatpunkAnswer, HeatpunkOutcome, HeatpunkRequest } from '../../../playground/heatpunk/exchange';
import type { JsonObject } from '../../../playground/heatpunk/json';
import type { LeadRecord } from '../../../playground/heatpunk/lead';
import { createHeatpunk, type Heatpunk, type HeatpunkOptions } from '../../../playground/heatpunk/service';

export const KEY = 'key-of-the-team';
export const SAM = 'sam@example.com';
export const ALEX = 'alex@example.com';
export const NOON = Date.UTC(2026, 10, 22, 12, 0, 0, 250);

export function aService(options: Partial<HeatpunkOptions> = {}): Heatpunk {
  return createHeatpunk({ now: () => NOON, apiKeys: [KEY], members: [SAM, ALEX], ...options });
}

export function aLead(id: string, fields: JsonObject = {}): LeadRecord {
  return {
    id,
    fields: {
      dateCreated: '2026-06-01T09:00:00.000Z',
      status: 'new',
      customerName: 'Priya Naylor',
      customerPhone: '07700 900123',
      projectName: null,
      ...fields,
    },
  };
}

export function request(path: string, body: unknown, changes: Partial<HeatpunkRequest> = {}): HeatpunkRequest {
  return {
    method: path === 'delete' ? 'DELETE' : 'POST',
    url: `https://heatpunk.co.uk/api/v1/leads/${path}`,
    headers: { 'X-API-KEY': KEY, 'Content-Type': 'application/json' },
    body: typeof body === 'string' ? body : JSON.stringify(body),
    ...changes,
  };
}

export const fetching = (body: JsonObject = {}) =>
  request('fetch', { userEmail: SAM, furthestDate: '2026-01-01', ...body });

export const NEW_LEAD = {
  address: '7 Heron Court, Bude, EX23 8AA',
  customerName: 'Rhys Barker',
  customerEmail: 'rhys.barker@example.com',
  customerPhone: '01632 960001',
};

export const creating = (body: JsonObject = {}) => request('create', { ...NEW_LEAD, ...body });

export const updating = (leadID: string | number, fields: JsonObject, userEmail = SAM) =>
  request('update', { leadID, userEmail, fields });

export const deleting = (leadID: string | number, userEmail = SAM) => request('delete', { leadID, userEmail });

export function answered(outcome: HeatpunkOutcome): HeatpunkAnswer {
  if (outcome.kind !== 'answer') throw new Error(`No answer, but: ${JSON.stringify(outcome)}`);
  return outcome;
}

export const statusOf = (outcome: HeatpunkOutcome) => answered(outcome).status;

export const jsonOf = (outcome: HeatpunkOutcome): unknown => JSON.parse(answered(outcome).body);

/** The ids in an answer of the shape `{"rows": {id: lead}}`. */
export function fetchedIds(outcome: HeatpunkOutcome): string[] {
  const { rows }: { rows: object } = JSON.parse(answered(outcome).body);
  return Object.keys(rows);
}
