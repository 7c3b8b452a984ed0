import { quoted } from './conflict-note';
import { countWords } from './count-words';
import { type ConflictChoice, type Decisions, decisionsOf } from './decisions';
import { isUpdatable, titleOf } from './fields';
import { FILTER_VIEW_WORDS } from './filter-view-words';
import { areMore, firstFew } from './first-few';
import type { Marks } from './plan-marks';
import { rowName } from './row-name';
import { type LeadTable, type Row, rowsPerId, valueIn } from './table';
import { invalidFields } from './validation';
import { isBlank, type Value } from './value';

/** A rectangle of selected cells, counted from 1. */
export interface SelectedArea {
  readonly firstRow: number;
  readonly lastRow: number;
  readonly firstColumn: number;
  readonly lastColumn: number;
}

/** A field in conflict that a person chose to decide, with both values as they see them. */
export interface ChosenConflict {
  readonly id: string;
  readonly name: string;
  readonly field: string;
  readonly sheet: Value;
  /** Undefined where Heatpunk does not list the field. */
  readonly remote: Value | undefined;
}

/** What of a selection can be decided, and what cannot, in words. */
export interface ChosenConflicts {
  readonly chosen: readonly ChosenConflict[];
  readonly leftOut: readonly string[];
}

/**
 * Finds the marked fields in a selection. A row of which some cells with fields are selected, and not all, counts with those
 * only; any other counts as a whole, as where just its Lead ID is selected.
 *
 * @param columns the place of each field
 * @param isHidden asked only of rows with a marked field
 */
export function chooseConflicts(
  table: LeadTable,
  marks: Marks,
  selection: {
    readonly areas: readonly SelectedArea[];
    readonly columns: readonly { readonly field: string; readonly column: number }[];
    readonly isHidden: (row: number) => boolean;
  },
  choice: ConflictChoice,
): ChosenConflicts {
  const { areas, columns, isHidden } = selection;
  const chosen: ChosenConflict[] = [];
  const leftOut: string[] = [];
  const count = rowsPerId(table);
  for (const row of table.rows) {
    const marked = marks.get(row.id);
    const touching = areas.filter(({ firstRow, lastRow }) => firstRow <= row.number && row.number <= lastRow);
    if (marked === undefined || count.get(row.id) !== 1 || touching.length === 0 || isHidden(row.number)) continue;
    const selected = columns.filter(({ column }) =>
      touching.some(({ firstColumn, lastColumn }) => firstColumn <= column && column <= lastColumn),
    );
    const fields = selected.length === 0 ? columns : selected;
    for (const { field } of fields) {
      const mark = marked.get(field);
      if (mark === undefined) continue;
      const sheet = valueIn(table, row, field);
      const conflict = { id: row.id, name: rowName(table, row), field, sheet, remote: mark.remote };
      const hindrance = hindranceOf(table, row, conflict, choice);
      if (hindrance === null) chosen.push(conflict);
      else leftOut.push(`${titleOfConflict(conflict)} stays: ${hindrance}`);
    }
  }
  return { chosen, leftOut };
}

export function decisionsFor(chosen: readonly ChosenConflict[], choice: ConflictChoice): Decisions {
  return decisionsOf(chosen.map((conflict) => ({ ...conflict, choice })));
}

/** The question before conflicts are decided: whose they are, and both values of each. */
export function decisionQuestion({ chosen, leftOut }: ChosenConflicts, choice: ConflictChoice): string {
  const one = chosen.length === 1;
  const named = firstFew(
    chosen.map(
      (conflict) =>
        `• ${titleOfConflict(conflict)}: ${quoted(conflict.sheet)} here, ${remoteWords(conflict)} in Heatpunk`,
    ),
  );
  const what = one ? 'this field' : `these ${countWords(chosen.length, 'field')}`;
  const consequence =
    choice === 'sheet'
      ? 'It is sent to Heatpunk and replaces what stands there, with any other edits in the same rows. No other row is sent.'
      : `It replaces what stands in ${one ? 'the cell' : 'the cells'} now. Nothing is sent.`;
  return [
    choice === 'sheet' ? `Keep what the sheet says in ${what}?` : `Take what Heatpunk says in ${what}?`,
    named.join('\n'),
    ...(areMore(chosen) ? [FILTER_VIEW_WORDS] : []),
    `${consequence} Whatever else changed in Heatpunk comes into the sheet too, as with a pull.`,
    ...firstFew(leftOut),
  ].join('\n\n');
}

/** Why a field cannot be decided so; null where it can. */
function hindranceOf(
  table: LeadTable,
  row: Row,
  { field, sheet, remote }: ChosenConflict,
  choice: ConflictChoice,
): string | null {
  if (choice === 'heatpunk') {
    if (remote === undefined) {
      const instead = isBlank(sheet) ? 'Type what it held, or choose Keep mine' : 'Choose Keep mine, or clear the cell';
      return `Heatpunk does not list this field, so there is nothing to take. ${instead}.`;
    }
    return row.formulas?.has(field)
      ? "a formula of yours fills the cell. Clear the formula, then choose Take Heatpunk's again."
      : null;
  }
  if (!isUpdatable(field)) return 'Heatpunk does not let it be changed. Clear the cell, then sync.';
  const [invalid] = invalidFields(table, row, [field]);
  return invalid === undefined ? null : `${invalid}. Correct it first.`;
}

function remoteWords({ remote }: ChosenConflict): string {
  return remote === undefined ? 'not listed' : quoted(remote);
}

function titleOfConflict({ name, id, field }: Pick<ChosenConflict, 'name' | 'id' | 'field'>): string {
  return `${name} (${id}), ${titleOf(field)}`;
}
