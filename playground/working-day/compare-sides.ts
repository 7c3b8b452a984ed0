/** Compares the lead sheet with Heatpunk's own state, cell by cell, knowing nothing of how the product does it. */

import type { Host } from '../apps-script/host';
import type { LeadRecord } from '../heatpunk/lead';
import { sheetOf } from './sheet-view';

/** One lead on both sides, field by field, as a person would read it. */
export interface BothSides {
  readonly id: string;
  readonly word: string;
  readonly fields: readonly { readonly field: string; readonly sheet: string; readonly heatpunk: string }[];
}

export interface Sides {
  readonly leads: readonly BothSides[];
  /** What is not the same: a field, or a lead that one side lacks. */
  readonly different: readonly string[];
  /** How many cells were compared. */
  readonly cells: number;
}

export function compareSides(host: Host, records: readonly LeadRecord[]): Sides {
  const sheet = sheetOf(host);
  const fields = sheet.fields().map((field) => ({ field, column: sheet.column(field) }));
  const there = new Map(records.map((record) => [record.id, record]));
  const leads: BothSides[] = [];
  const different: string[] = [];
  const idColumn = sheet.column('(lead id)');
  const wordColumn = sheet.column('(sync)');
  const lastRow = sheet.lastRow();
  for (let row = 2; row <= lastRow; row++) {
    const id = host.people.text([row, idColumn]);
    const record = there.get(id);
    there.delete(id);
    if (record === undefined) {
      different.push(`${id || `row ${row}`} is not in Heatpunk`);
      continue;
    }
    const compared = fields.map(({ field, column }) => ({
      field,
      sheet: plain(host.people.value([row, column])),
      heatpunk: plain(record.fields[field] ?? null),
    }));
    for (const each of compared) {
      if (each.sheet !== each.heatpunk) different.push(`${id} ${each.field}: ${each.sheet} | ${each.heatpunk}`);
    }
    leads.push({ id, word: host.people.text([row, wordColumn]), fields: compared });
  }
  for (const id of there.keys()) different.push(`${id} is not in the sheet`);
  return { leads, different, cells: leads.length * fields.length };
}

const localTime = new Intl.DateTimeFormat('en-GB', {
  dateStyle: 'short',
  timeStyle: 'medium',
  timeZone: 'Europe/London',
});

/** One way to write a value of either side: instants as the local time that a cell shows, nested values as JSON. */
function plain(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return localTime.format(value);
  if (typeof value === 'object') return JSON.stringify(value);
  const text = String(value).replace(/\r\n?/g, '\n').trim();
  return /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(text) ? localTime.format(new Date(text)) : text;
}
