// A lead as it looks on the day it is made.

import type { Behaviour } from './behaviour';
import type { Json, JsonObject, UncheckedObject } from './json';

/** Every field that a lead of the service has from the start, null where nothing was given. */
export function newLead(given: UncheckedObject, dateCreated: string, origin: string): JsonObject {
  const text = (field: string): Json => {
    const value = given[field];
    return typeof value === 'string' && value !== '' ? value : null;
  };
  const degrees = (field: string): Json => {
    const value = given[field];
    return typeof value === 'number' ? value : null;
  };
  return {
    dateCreated,
    status: 'new',
    customerName: text('customerName'),
    address: text('address'),
    postcode: text('postcode'),
    customerEmail: text('customerEmail'),
    customerPhone: text('customerPhone'),
    lat: degrees('lat'),
    lng: degrees('lng'),
    origin,
    buildDate: null,
    projectName: null,
    crmReference: null,
  };
}

/** `dateCreated` for a lead made at `now` (milliseconds since 1970): ISO 8601 in UTC. */
export function creationTime(now: number, { wholeSeconds }: Behaviour): string {
  return new Date(wholeSeconds ? Math.floor(now / 1000) * 1000 : now).toISOString();
}
