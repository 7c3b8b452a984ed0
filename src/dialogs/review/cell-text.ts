import { numberWords } from '../../core/count-words';
import { cutText } from '../../core/cut-text';
import { kindOf } from '../../core/fields';
import type { Value } from '../../core/value';

/** A longer text is cut: whoever wants all of it goes to the row. */
const MAX_LENGTH = 600;

/** A value as a person reads it in the sheet. */
export function cellText(field: string, value: Exclude<Value, null>): string {
  if (typeof value === 'boolean') return String(value).toUpperCase();
  const text = String(value);
  if (kindOf(field) === 'date') return dateText(text);
  if (text.length <= MAX_LENGTH) return text;
  return `${cutText(text, MAX_LENGTH)} (${numberWords(text.length)} characters)`;
}

function dateText(text: string): string {
  const date = new Date(text);
  if (Number.isNaN(date.getTime())) return text;
  return date.toLocaleString('en-GB', { dateStyle: 'short', timeStyle: 'short' });
}
