/** A lead's fields as text, and back. */

import type { LeadView } from '../../protocol';

type Value = LeadView['fields'][string];

const NUMBERS: ReadonlySet<string> = new Set(['lat', 'lng']);

/** What is filled in when a lead is made. */
export const NEW_FIELDS: readonly string[] = [
  'customerName',
  'customerPhone',
  'customerEmail',
  'address',
  'postcode',
  'status',
];

/** Heatpunk fills these in itself. */
export const FIXED_FIELDS: ReadonlySet<string> = new Set(['dateCreated', 'origin']);

export function fieldText(value: Value | undefined): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** Null for a text that the field does not take. */
export function fieldValue(field: string, text: string): string | number | null {
  if (text === '') return null;
  const number = Number(text);
  return NUMBERS.has(field) && !Number.isNaN(number) ? number : text;
}

/** `customerName` as "Customer name". */
export function fieldTitle(field: string): string {
  const words = field.replace(/([a-z\d])([A-Z])/g, '$1 $2').toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** `wanted` in small letters; `#` and a number is a lead's id. */
export function matches({ id, fields }: LeadView, wanted: string): boolean {
  if (wanted === '') return true;
  if (wanted.startsWith('#')) return id.includes(wanted.slice(1));
  return id.includes(wanted) || Object.values(fields).some((value) => fieldText(value).toLowerCase().includes(wanted));
}
