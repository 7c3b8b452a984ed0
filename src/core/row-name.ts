import { quoted } from './conflict-note';
import { cutText } from './cut-text';
import { MAX_NAME_LENGTH } from './named-lead';
import { type LeadTable, type Row, valueIn } from './table';
import { isBlank } from './value';

/** The customer's name that a row holds, as a question tells of it: in one line, and no longer than a name is. */
export function rowName(table: LeadTable, row: Row): string {
  const name = valueIn(table, row, 'customerName');
  return isBlank(name) ? 'no name' : cutText(quoted(name).slice(1, -1), MAX_NAME_LENGTH);
}
