import { STATUS_FIELD } from '../core/fields';
import { markIn } from './header-notes';
import { ifAllowed } from './if-allowed';
import type { SheetReading } from './read-lead-sheet';
import { suggestionRule } from './spreadsheet';

/** What a drop-down says costs a service call for each cell: so many are looked at, whatever the height of the column. */
const MAX_RULES = 20;

/**
 * Suggests the statuses in the Status column, over its whole height; 2 range reads see to it that the column is where it was, and
 * that a drop-down of the user's own stays: with one in any of the cells that are looked at the column is the user's. Where that is refused,
 * the column goes without.
 *
 * @param suggested what was suggested before
 */
export function suggestStatuses(
  { sheet, layout, cells }: SheetReading,
  statuses: readonly string[],
  suggested: readonly string[],
): void {
  const column = layout.fields.find(({ field }) => field === STATUS_FIELD)?.column;
  // Somebody may have deleted all rows but the header.
  if (column === undefined || statuses.length === 0 || sheet.getMaxRows() < 2) return;
  // The column may have moved since its mark was read; not so in a sheet that was just made.
  if (cells.length > 1 && markIn(sheet.getRange(1, column).getNote()) !== STATUS_FIELD) return;
  const range = sheet.getRange(2, column, sheet.getMaxRows() - 1);
  const rules = range.getDataValidations().flatMap(([rule]) => rule ?? []);
  const ours = JSON.stringify(suggested);
  if (spread(rules, MAX_RULES).every((rule) => JSON.stringify(rule.getCriteriaValues()[0]) === ours))
    ifAllowed(() => range.setDataValidation(suggestionRule(statuses)));
}

/** Some of many: the first, the last, and others evenly between them. */
function spread<Item>(items: readonly Item[], most: number): Item[] {
  if (items.length <= most) return [...items];
  const step = (items.length - 1) / (most - 1);
  const chosen = new Set(Array.from({ length: most }, (_, index) => Math.round(index * step)));
  return items.filter((_, index) => chosen.has(index));
}
