// The rules for a lead's fields, in the words the service answers with.

import { BUILD_DATES } from './lead';
import type { Problem } from './refusal';

/** What is wrong with a value that is to be stored in `field`; null when nothing is. */
export function fieldProblem(field: string, value: unknown): Problem | null {
  const message = complaint(field, value);
  return message === null ? null : { field, message };
}

export function isBlank(value: unknown): boolean {
  return value === null || value === undefined || (typeof value === 'string' && value.trim() === '');
}

export function isEmail(value: unknown): value is string {
  return typeof value === 'string' && /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/.test(value);
}

/** A day of the calendar written YYYY-MM-DD: 2025-02-30 is none. */
export function isCalendarDate(value: unknown): value is string {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const date = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value);
}

function complaint(field: string, value: unknown): string | null {
  switch (field) {
    case 'customerEmail':
      return isEmail(value) ? null : 'customerEmail must be a valid email address.';
    case 'lat':
      return isWithin(value, 90) ? null : 'lat must be a number between -90 and 90.';
    case 'lng':
      return isWithin(value, 180) ? null : 'lng must be a number between -180 and 180.';
    case 'buildDate':
      return typeof value === 'string' && BUILD_DATES.includes(value)
        ? null
        : `buildDate must be one of ${BUILD_DATES.join(', ')}.`;
    default:
      return typeof value === 'string' ? null : `${field} must be text.`;
  }
}

function isWithin(value: unknown, bound: number): boolean {
  return typeof value === 'number' && Math.abs(value) <= bound;
}
