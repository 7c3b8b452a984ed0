import { fieldsOf, isPending, type LeadTable } from './table';

/** A lead that a person chose to delete, and what it was, for the question and the log. */
export interface ChosenLead {
  readonly id: string;
  readonly name: string;
  /** All that its row says, for the log: nothing else will know it afterwards. */
  readonly text: string;
}

/** What can be deleted of a selection, and what cannot, in words. */
export interface Deletion {
  readonly leads: readonly ChosenLead[];
  readonly leftOut: readonly string[];
}

/** @param rows the numbers of the selected rows, at the time of the table's read */
export function planDeletion(table: LeadTable, rows: ReadonlySet<number>): Deletion {
  const leads: ChosenLead[] = [];
  const duplicates = new Set<string>();
  const count = new Map<string, number>();
  let unsent = 0;
  for (const { id } of table.rows) count.set(id, (count.get(id) ?? 0) + 1);
  for (const row of table.rows) {
    if (!rows.has(row.number)) continue;
    if (row.id === '' || isPending(row.id)) unsent++;
    else if ((count.get(row.id) ?? 0) > 1) duplicates.add(row.id);
    else {
      const fields = [...fieldsOf(table, row)].filter(([, value]) => value !== null);
      const name = String(fields.find(([field]) => field === 'customerName')?.[1] ?? 'no name');
      leads.push({ id: row.id, name, text: JSON.stringify(Object.fromEntries(fields)) });
    }
  }
  const leftOut = [...duplicates].map((id) => `Lead ${id} stands in more than one row: remove the copy by hand first.`);
  if (unsent > 0) {
    leftOut.push(`${unsent} selected row${unsent === 1 ? ' is' : 's are'} not in Heatpunk yet: remove by hand.`);
  }
  return { leads, leftOut };
}

const MAX_NAMES = 10;

/** The question before leads are deleted: it names them, and says what goes with them. */
export function deletionQuestion({ leads, leftOut }: Deletion): string {
  const named = leads.slice(0, MAX_NAMES).map(({ id, name }) => `• ${name} (${id})`);
  if (leads.length > MAX_NAMES) named.push(`… and ${leads.length - MAX_NAMES} more`);
  return [
    leads.length === 1 ? 'Delete this lead from Heatpunk?' : `Delete these ${leads.length} leads from Heatpunk?`,
    named.join('\n'),
    'Each row leaves this sheet with all its columns, yours included, once Heatpunk has deleted its lead. This cannot be undone.',
    ...leftOut,
  ].join('\n\n');
}
