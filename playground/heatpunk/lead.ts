// A lead as the simulated service keeps it.

import type { JsonObject } from './json';

/** `id` is text whatever the answers make of it; `fields` holds everything else, in the order it is shown. */
export interface LeadRecord {
  readonly id: string;
  readonly fields: JsonObject;
}

/** What POST /leads/create takes, as the vendor's page on leads lists it. */
export const CREATABLE_FIELDS: readonly string[] = [
  'address',
  'postcode',
  'customerEmail',
  'customerName',
  'customerPhone',
  'lat',
  'lng',
];

/** The fields in that page's example of a create; without them the service refuses. */
export const REQUIRED_FIELDS: readonly string[] = ['address', 'customerName', 'customerEmail', 'customerPhone'];

/** What POST /leads/update takes: the vendor's list of `meta` fields for projects. */
export const UPDATABLE_FIELDS: readonly string[] = [
  'buildDate',
  'projectName',
  'customerName',
  'customerEmail',
  'customerPhone',
  'address',
  'postcode',
  'lat',
  'lng',
  'status',
  'crmReference',
];

export const BUILD_DATES: readonly string[] = ['pre2000', 'post2000', 'post2006'];

/** The id in a request's `leadID`, which may be text or a whole number; `undefined` for anything else. */
export function leadIdOf(value: unknown): string | undefined {
  if (typeof value === 'string' && value.trim() !== '') return value;
  return Number.isSafeInteger(value) ? String(value) : undefined;
}

/** The id as a JSON number where that loses nothing: "007" stays text. */
export function numericId(id: string): number | string {
  const number = Number(id);
  return Number.isSafeInteger(number) && String(number) === id ? number : id;
}
