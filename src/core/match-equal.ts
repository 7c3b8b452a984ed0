import { compareTexts } from './compare-texts';
import type { Lead } from './lead';
import { equalLeads, type ListedLeads } from './listed-leads';
import { createFields } from './new-rows';
import { type LeadTable, type Row, rowContent } from './table';
import { missingFields } from './validation';

/**
 * Finds complete rows without an id that are equal, in all that they would send, to a lead that has no row and no entry in the base: a
 * colleague was quicker, a copy of the spreadsheet sent it, or an older version of the sheet was brought back. To create it again
 * would double it. Each lead and each row is matched at most once.
 *
 * @param isFree whether a lead is without a row, and unknown here
 */
export function matchEqual(
  table: LeadTable,
  rows: readonly Row[],
  listed: ListedLeads,
  isFree: (lead: Lead) => boolean,
): { readonly row: Row; readonly lead: Lead }[] {
  const matches: { row: Row; lead: Lead }[] = [];
  const used = new Set<Lead>();
  // Of rows that are equal in what they send, their places must not decide which one it is.
  const complete = rows
    .map((row) => ({ row, sent: createFields(table, row), content: rowContent(row) }))
    .filter(({ row, sent }) => !row.hasUnreadableId && missingFields(sent).length === 0)
    .sort((a, b) => compareTexts(a.content, b.content));
  for (const { row, sent } of complete) {
    const lead = equalLeads(sent, listed).find((each) => isFree(each) && !used.has(each));
    if (lead === undefined) continue;
    used.add(lead);
    matches.push({ row, lead });
  }
  return matches;
}
