/** A lead's fields as text, and back. */

import type { LeadView } from '../../protocol';

type Value = LeadView['fields'][string];

/** Numbers also where nothing is in them yet, which does not tell. */
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

/** A list or an object: the form shows it and does not take another. */
export function isReadOnly(value: Value | undefined): boolean {
  return typeof value === 'object' && value !== null;
}

export type TypedValue = { readonly value: string | number | boolean | null } | { readonly refused: string };

/** A text as a value of the kind that the field has; null for an empty one. What is of no such kind is refused in words. */
export function fieldValue(field: string, text: string, before: Value | undefined): TypedValue {
  if (text === '') return { value: null };
  if (typeof before === 'boolean') {
    const word = text.trim().toLowerCase();
    if (word === 'true' || word === 'false') return { value: word === 'true' };
    return { refused: `${fieldTitle(field)} takes true or false.` };
  }
  const hasValue = before !== null && before !== undefined;
  if (typeof before === 'number' || (!hasValue && NUMBERS.has(field))) {
    const number = text.trim() === '' ? Number.NaN : Number(text);
    return Number.isFinite(number) ? { value: number } : { refused: `${fieldTitle(field)} takes a number.` };
  }
  return { value: text };
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
