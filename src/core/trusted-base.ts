import { type Base, withoutFields, withoutLeads } from './base';
import { UPDATABLE_FIELDS } from './fields';
import { formerTwins } from './former-twins';
import { leadsBlankIn, leadsOfFilled, returnedFields } from './returned-fields';
import { isPending, type LeadTable } from './table';

/** What is known of the sheet, and of its columns, beside what it holds now. */
export interface SheetHistory {
  /** Those that came back blank, or may have. */
  readonly blank: readonly string[];
  /** Those that this run made. */
  readonly made: readonly string[];
  /** Those that the last run saw until it had written the base. */
  readonly last: readonly string[];
  /** Those that were away when the base was written, and that no run has compared since. */
  readonly away: readonly string[];
  /** Those that were emptied before, and may still be in doubt. */
  readonly emptied: readonly string[];
  /** Another sheet was the lead sheet before: this one may be a copy of it from any time. */
  readonly isOtherSheet: boolean;
  /** A copy of a document remembers nothing but what its base tells: which columns the last run saw is not in it. */
  readonly isCopy: boolean;
}

/** How much of a base can be relied on. */
export interface TrustedBase {
  readonly base: Base;
  /** Fields whose blank cells are none that somebody cleared. */
  readonly unfilled: ReadonlySet<string>;
  /**
   * Fields whose columns were emptied since the last run saw them: where a cell is blank still, nobody knows whether somebody cleared
   * it, or the column was deleted and put back.
   */
  readonly emptied: ReadonlySet<string>;
  /**
   * Leads that count as never compared, so that a person decides where the sides differ. Of those without a row the base still has
   * what they were: by that a row that lost its id is known again.
   */
  readonly unsure: ReadonlySet<string>;
}

/** Takes out of a base what no longer speaks of the cells that the sheet has: what was agreed of a field goes with its column. */
export function trustedBase(
  base: Base,
  table: LeadTable,
  { blank, made, last, away, emptied, isCopy, isOtherSheet }: SheetHistory,
): TrustedBase {
  const missing = UPDATABLE_FIELDS.filter((field) => !table.fields.includes(field));
  const wasSeen = (field: string) => last.includes(field);
  const surelyAway = isCopy
    ? [...made, ...returnedFields(table, base, table.fields)]
    : blank.filter((field) => !wasSeen(field));
  const returned = blank.filter((field) => surelyAway.includes(field));
  const kept = withoutFields(base, [...missing, ...returned]);
  const withRow = new Set(table.rows.map(({ id }) => id));
  const inDoubt = isCopy ? [] : [...emptied, ...blank.filter(wasSeen)];
  const doubtful = [
    ...leadsBlankIn(isCopy ? blank : [], table, kept),
    ...leadsOfFilled(away, table, kept),
    ...formerTwins(table, kept),
    ...(isOtherSheet ? [...withRow, ...kept.leads.keys()] : []),
  ];
  // Of a create on its way there is nothing to compare yet, and its entry is all that tells of it.
  const unsure = new Set(doubtful.filter((id) => !isPending(id)));
  // What the original sent it has yet to hear of: here that is the work of somebody else.
  const own = isCopy ? { ...kept, updates: new Map() } : kept;
  return {
    base: withoutLeads(own, (id) => unsure.has(id) && withRow.has(id)),
    unfilled: new Set([...returned, ...made]),
    emptied: new Set(inDoubt.filter((field) => leadsBlankIn([field], table, kept).size > 0)),
    unsure,
  };
}
