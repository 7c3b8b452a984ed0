import { CREATED_FIELD } from '../core/fields';
import type { RunReport } from '../core/report';
import { EDITED, NEW } from '../core/sync-word';
import { type LeadTable, type Row, valueIn } from '../core/table';
import { isBlank } from '../core/value';
import { applyChanges } from '../sheet/apply-changes';
import type { LiteralWay } from '../sheet/literal';
import type { SheetReading } from '../sheet/read-lead-sheet';

/** What became of one request, as it is to be shown in its row. */
export interface RowOutcome {
  /** The id or reference in the row's Lead ID cell. */
  readonly key: string;
  readonly word: string;
  /** A new text for the Lead ID cell. */
  readonly id?: string;
  /** Whether the row has just become a lead. */
  readonly isMade?: boolean;
}

/** Whether the row with this id or reference took a new text for its Lead ID cell. */
export type IsNamed = (key: string) => boolean;

/** The rows of what is sent. */
export interface SentRows {
  /** Whether one of them has this id or reference. */
  has(key: string): boolean;
  /** The row with this reference has become a lead. */
  becameLead(reference: string, id: string): void;
  /** Writes what came of a batch into its rows, wherever they stand now: 2 range reads. */
  show(outcomes: readonly RowOutcome[]): IsNamed;
  /**
   * Records what came of a batch also where it cannot be shown: Heatpunk has it. The failure goes on after that. The base does not run
   * ahead of the sheet by that: what was sent stands in the cells, and just words and ids are missing.
   */
  showAndRecord(outcomes: readonly RowOutcome[], record: (isNamed: IsNamed) => void): void;
}

/** @param reading the sheet as it was sent: a row that differs from it later has been edited again */
export function sentRows(reading: SheetReading, way: LiteralWay, report: RunReport): SentRows {
  const rows = new Map(reading.table.rows.filter(({ id }) => id !== '').map((row) => [row.id, row]));

  function show(outcomes: readonly RowOutcome[]): IsNamed {
    const found = outcomes.flatMap((outcome) => {
      const row = rows.get(outcome.key);
      return row ? [{ ...outcome, row }] : [];
    });
    const ids = found.flatMap(({ row, id }) => (id === undefined ? [] : [{ row, id }]));
    const words = found.map(({ row, word, id }) => ({ row, word, ifEdited: id === '' ? NEW : EDITED }));
    // The date of an earlier lead, which the row was: that of the new one comes with the next pull.
    const outdated = found.filter(({ row, isMade }) => isMade === true && hasDate(reading.table, row));
    const cells = outdated.map(({ row }) => ({ row, field: CREATED_FIELD, value: null }));
    const applied = applyChanges(reading, { cells, added: [], ids, words, isOfFields: false }, way);
    report.notTaken.push(...applied.wordsNotTaken.filter((place) => !report.notTaken.includes(place)));
    return (key) => {
      const row = rows.get(key);
      return row !== undefined && applied.wroteId(row);
    };
  }

  return {
    has: (key) => rows.has(key),
    becameLead(reference, id) {
      const row = rows.get(reference);
      if (row) rows.set(id, { ...row, id });
    },
    show,
    showAndRecord(outcomes, record) {
      let isNamed: IsNamed;
      try {
        isNamed = show(outcomes);
      } catch (error) {
        record(() => false);
        throw error;
      }
      record(isNamed);
    },
  };
}

function hasDate(table: LeadTable, row: Row): boolean {
  return !isBlank(valueIn(table, row, CREATED_FIELD)) && !row.formulas?.has(CREATED_FIELD);
}
