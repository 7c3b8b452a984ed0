import { rowName } from './row-name';
import { NOT_IN_HEATPUNK } from './sync-word';
import { fieldsOf, isPending, type LeadTable, type Row, rowsPerId } from './table';
import { failure } from './user-error';
import { unreadable } from './validation';

/** A lead that a person chose to delete, and what it was, for the question and the log. */
export interface ChosenLead {
  readonly id: string;
  readonly name: string;
  /** All that its row says, for the log: nothing else will know it afterwards. */
  readonly text: string;
  /** Whether its row says that Heatpunk does not list it: whoever chooses such a row wants the row itself to go. */
  readonly isUnlisted: boolean;
}

/** What can be deleted of a selection, and what cannot, in words. */
export interface Deletion {
  readonly leads: readonly ChosenLead[];
  readonly leftOut: readonly string[];
}

/** So many leads are deleted in one go, at most. */
const MAX_DELETED = 500;

/**
 * Rows that are hidden, by a filter or by hand, stay: nobody means to delete what they cannot see.
 *
 * @param isSelected by a row's number, at the time of the table's read
 * @param isHidden asked of selected rows only, and no more once there are too many leads
 * @throws UserError where more leads are selected than anybody means to delete
 */
export function planDeletion(
  table: LeadTable,
  isSelected: (row: number) => boolean,
  isHidden: (row: number) => boolean,
): Deletion {
  const leads: ChosenLead[] = [];
  const duplicates = new Set<string>();
  const count = rowsPerId(table);
  let unsent = 0;
  let unreadableIds = 0;
  let hidden = 0;
  for (const row of table.rows) {
    if (!isSelected(row.number)) continue;
    if (isHidden(row.number)) hidden++;
    else if (row.hasUnreadableId) unreadableIds++;
    else if (row.id === '' || isPending(row.id)) unsent++;
    else if ((count.get(row.id) ?? 0) > 1) duplicates.add(row.id);
    else {
      if (leads.length === MAX_DELETED) throw failure.tooManySelected(MAX_DELETED);
      leads.push({
        id: row.id,
        name: rowName(table, row),
        text: textOf(table, row),
        isUnlisted: row.word === NOT_IN_HEATPUNK,
      });
    }
  }
  const leftOut: string[] = [];
  if (unsent > 0) leftOut.push(`${rowsAre(unsent)} not in Heatpunk yet: remove by hand.`);
  if (unreadableIds > 0) leftOut.push(`${rowsAre(unreadableIds)} left out: ${unreadable('Lead ID')}.`);
  if (hidden > 0) leftOut.push(`${rowsAre(hidden)} hidden, by the filter or by hand, and left out.`);
  // Last, as there may be many of them, of which only the first are told.
  for (const id of duplicates) leftOut.push(`Lead ${id} stands in more than one row: remove the copy by hand first.`);
  return { leads, leftOut };
}

/** What the rows of leads say, by id, where each stands in one row. */
export function textsById(table: LeadTable): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  const several = new Set<string>();
  for (const row of table.rows) {
    if (texts.has(row.id)) several.add(row.id);
    texts.set(row.id, textOf(table, row));
  }
  for (const id of several) texts.delete(id);
  return texts;
}

function textOf(table: LeadTable, row: Row): string {
  return JSON.stringify(Object.fromEntries([...fieldsOf(table, row)].filter(([, value]) => value !== null)));
}

function rowsAre(count: number): string {
  return `${count} selected row${count === 1 ? ' is' : 's are'}`;
}
