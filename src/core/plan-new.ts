import { equalLeads } from './listed-leads';
import { createFields, followUpFields } from './new-rows';
import { type RowContext, type RowPlan, refused } from './row-plan';
import { incompleteWord, invalidWord, isFailed, NEW, SENDING } from './sync-word';
import type { Row } from './table';
import { invalidFields, missingFields, unreadable } from './validation';

/**
 * A row that is no lead yet: to be created if all that Heatpunk asks for is there.
 *
 * @param reference under which it was sent before; null for the first time
 */
export function planNew({ state: { table }, listed }: RowContext, row: Row, reference: string | null): RowPlan {
  if (row.hasUnreadableId) {
    const why = unreadable('Lead ID');
    return refused(invalidWord([why]), why);
  }
  const fields = createFields(table, row);
  const followUp = followUpFields(table, row);
  const missing = missingFields(fields);
  const invalid = invalidFields(table, row, [...fields.keys(), ...followUp.keys()]);
  if (missing.length > 0) return refused(incompleteWord(missing), `needs ${missing.join(', ')}`);
  if (invalid.length > 0) return refused(invalidWord(invalid), invalid.join('; '));
  const existing = equalLeads(fields, listed).map((lead) => lead.id);
  const word = isFailed(row.word) ? row.word : reference !== null ? SENDING : NEW;
  return { word, create: { row, reference, fields, followUp, existing } };
}
