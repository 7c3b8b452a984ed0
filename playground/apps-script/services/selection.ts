/** What a person has selected: the active sheet and the active ranges on it. */

import type { Scope, SelectionModel } from '../runtime/scope';
import { type Modelled, Service } from '../runtime/service';
import { type Rect, rect } from '../workbook/address';
import type { SheetModel } from '../workbook/sheet';
import type { Workbook } from '../workbook/workbook';
import type { Range } from './range';

/** A person who never selected anything, or whose tab was hidden, stands in A1 of the first sheet that is shown. */
export const selectionOf = (
  workbook: Workbook,
  selections: Map<string, SelectionModel>,
  user: string,
): SelectionModel & { readonly sheet: SheetModel } => {
  const known = selections.get(user);
  const sheet =
    workbook.sheets.find((candidate) => candidate.id === known?.sheetId && !candidate.hidden) ??
    workbook.sheets.find((candidate) => !candidate.hidden) ??
    workbook.sheets[0];
  if (sheet === undefined) throw new Error('A spreadsheet has at least one sheet.');
  const areas = known !== undefined && known.sheetId === sheet.id ? known.areas : [rect(1, 1)];
  return { sheet, sheetId: sheet.id, areas };
};

export const activeSheet = ({ machine, user }: Scope): SheetModel =>
  selectionOf(machine.workbook, machine.selections, user).sheet;

const activeAreas = ({ machine, user }: Scope): readonly Rect[] =>
  selectionOf(machine.workbook, machine.selections, user).areas;

export const select = ({ machine, user }: Scope, sheet: SheetModel, areas: readonly Rect[]): void =>
  void machine.selections.set(user, { sheetId: sheet.id, areas });

export const activeRangeList = (scope: Scope): RangeList | null => {
  const sheet = activeSheet(scope);
  const ranges = activeAreas(scope).map((area) => scope.document.range(sheet, area));
  return ranges.length === 0 ? null : new RangeList(ranges);
};

/** Source: Google's reference, "Class RangeList". Of its setters only that of the background is modelled. */
export class RangeList extends Service implements Modelled<GoogleAppsScript.Spreadsheet.RangeList> {
  static override readonly path = 'SpreadsheetApp.RangeList';

  constructor(readonly ranges: readonly Range[]) {
    super();
  }

  getRanges(): Range[] {
    return [...this.ranges];
  }

  setBackground(color: string | null): this {
    for (const range of this.ranges) range.setBackground(color);
    return this;
  }
}
