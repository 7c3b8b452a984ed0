// The points on which the vendor's pages disagree or are silent, each a switch that can be moved at run time.

import type { Random } from '../random';
import { HEATPUNK_HOSTS } from './endpoints';

export type FetchShape = 'rows' | 'array' | 'rows-array';

export interface Behaviour {
  /** The shape of a fetch: `{"rows": {id: lead}}`, `[lead]`, `{"rows": [lead]}`; 'documented' is each host's own. */
  readonly shape: 'documented' | FetchShape;
  /** What the id is called, and is, inside the two shapes that are lists. */
  readonly idKey: 'ID' | 'id' | 'leadID' | 'leadId';
  readonly idType: 'number' | 'string';
  /** Leave fields that are null out of a fetched lead. */
  readonly omitBlank: boolean;
  /** Fields that a fetch never lists, though a create or an update takes them: the vendor's example for Easy PV has no postcode. */
  readonly unlisted: readonly string[];
  readonly createdIdKey: 'leadId' | 'leadID';
  readonly createdIdType: 'number' | 'string';
  readonly createdStatus: 200 | 201;
  /** The vendor's example shows `.000Z`: creation times without milliseconds. */
  readonly wholeSeconds: boolean;
  /** What a create does with a field that is not on its list. */
  readonly unknownFields: 'ignore' | 'refuse';
  readonly deletedBody: 'json' | 'empty';
  /** `{"error": …}`, `{"message": …}`, `{"errors": {field: […]}}`, a page, or nothing. */
  readonly errorBody: 'error' | 'message' | 'errors' | 'html' | 'empty';
  /** Answer 415 unless the content type is JSON. The vendor's own examples with curl would then fail. */
  readonly requireJson: boolean;
  /** Milliseconds for each answer: always as many, or drawn between two bounds. */
  readonly latencyMs: number | { readonly min: number; readonly max: number };
}

export const DEFAULT_BEHAVIOUR: Behaviour = {
  shape: 'documented',
  idKey: 'ID',
  idType: 'number',
  omitBlank: false,
  unlisted: [],
  createdIdKey: 'leadId',
  createdIdType: 'number',
  createdStatus: 200,
  wholeSeconds: true,
  unknownFields: 'ignore',
  deletedBody: 'json',
  errorBody: 'error',
  requireJson: false,
  latencyMs: 0,
};

/** The pages of Heatpunk show an object of rows, those of Easy PV a list. */
export function shapeFor(host: string, behaviour: Behaviour): FetchShape {
  if (behaviour.shape !== 'documented') return behaviour.shape;
  return HEATPUNK_HOSTS.includes(host) && host.startsWith('easy-pv.') ? 'array' : 'rows';
}

export function drawLatency(behaviour: Behaviour, random: Random): number {
  const latency = behaviour.latencyMs;
  return typeof latency === 'number' ? latency : random.int(latency.min, latency.max);
}
