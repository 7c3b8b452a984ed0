/** The basic filter of a sheet, as scripts see it. What it hides is set by people. */

import type { Scope } from '../runtime/scope';
import { type Modelled, Service } from '../runtime/service';
import { rect } from '../workbook/address';
import { removeFilter } from '../workbook/filter';
import type { SheetModel } from '../workbook/sheet';
import { sortArea } from '../workbook/sort';
import { checkMayEdit } from './protection';
import type { Range } from './range';

/** Source: Google's reference, "Class Filter". Criteria are not modelled. */
export class Filter extends Service implements Modelled<GoogleAppsScript.Spreadsheet.Filter> {
  static override readonly path = 'SpreadsheetApp.Filter';

  constructor(
    readonly scope: Scope,
    readonly sheet: SheetModel,
  ) {
    super();
  }

  getRange(): Range {
    return this.scope.document.range(this.sheet, this.sheet.filter?.area ?? rect(1, 1));
  }

  remove(): void {
    this.scope.writes.flush();
    if (this.sheet.filter !== null) checkMayEdit(this.scope, this.sheet, this.sheet.filter.area);
    removeFilter(this.sheet);
  }

  /** Sorts all rows of the filter below its header, hidden ones too. `columnPosition` counts from the filter's first column. */
  sort(columnPosition: number, ascending: boolean): this {
    const area = this.sheet.filter?.area;
    if (area === undefined || area.rows < 2) return this;
    this.scope.writes.flush();
    checkMayEdit(this.scope, this.sheet, area);
    sortArea(
      { workbook: this.scope.machine.workbook, sheet: this.sheet },
      rect(area.row + 1, area.column, area.rows - 1, area.columns),
      [{ column: area.column + columnPosition - 1, ascending }],
    );
    return this;
  }
}
