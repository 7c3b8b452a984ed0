import { quoted } from './conflict-note';
import { nameIn } from './named-lead';
import { fieldsOf, type LeadTable, type Row } from './table';

/** The customer's name that a row holds, as a question tells of it: in one line, and never blank. */
export function rowName(table: LeadTable, row: Row): string {
  const name = nameIn(fieldsOf(table, row));
  return name === '' ? 'no name' : quoted(name).slice(1, -1);
}
