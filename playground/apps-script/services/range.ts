/** Range: a block of cells. Its parts stand in range-base (where), range-values, range-notes and range-styles (what). */

import { notModelled, ServiceError } from '../errors';
import type { Modelled } from '../runtime/service';
import { blankCell, changedCell, type ValidationRule, withoutContent, withValue } from '../workbook/cell';
import { mayEdit } from '../workbook/protection';
import { type SortKey, sortArea } from '../workbook/sort';
import { Filter } from './filter';
import { checkMayEdit } from './protection';
import { RangeStyles } from './range-styles';
import { writeUniform } from './range-write';
import { select } from './selection';

const tickBox: ValidationRule = {
  kind: 'CHECKBOX',
  values: ['TRUE', 'FALSE'],
  showDropdown: false,
  allowInvalid: false,
};

/** Source: Google's reference, "Class Range". */
export class Range extends RangeStyles implements Modelled<GoogleAppsScript.Spreadsheet.Range> {
  static override readonly path = 'SpreadsheetApp.Range';

  activate(): this {
    select(this.scope, this.sheet, [this.area]);
    return this;
  }

  /** Contents and formats, as the reference says; with options only some things, notes and validation among them. */
  clear(options?: ClearOptions): this {
    const { contentsOnly, formatOnly, commentsOnly, validationsOnly, skipFilteredRows } = options ?? {};
    if (skipFilteredRows) throw notModelled('SpreadsheetApp.Range.clear with skipFilteredRows');
    const everything = !(contentsOnly || formatOnly || commentsOnly || validationsOnly);
    if (everything || contentsOnly) writeUniform(this, withoutContent);
    if (everything || formatOnly) this.clearFormat();
    if (commentsOnly) writeUniform(this, (cell) => (cell.note === '' ? cell : changedCell(cell, { note: '' })));
    if (validationsOnly) this.clearDataValidations();
    return this;
  }

  clearContent(): this {
    writeUniform(this, withoutContent);
    return this;
  }

  clearFormat(): this {
    writeUniform(this, (cell) => changedCell(cell, { format: '', style: blankCell.style }));
    return this;
  }

  /** Overwrites what stands there: every cell becomes a tick box that is off. */
  insertCheckboxes(): this {
    writeUniform(this, (cell) => ({ ...withValue(cell, false, ''), rule: tickBox }));
    return this;
  }

  createFilter(): Filter {
    this.scope.writes.flush();
    if (this.sheet.filter !== null)
      throw new ServiceError("You can't create a filter in a sheet that already has a filter.");
    checkMayEdit(this.scope, this.sheet, this.area);
    this.sheet.filter = { area: this.area, hidden: new Map() };
    return new Filter(this.scope, this.sheet);
  }

  canEdit(): boolean {
    return mayEdit(this.scope.user, this.sheet, this.area);
  }

  /** A column number of the sheet, {column, ascending}, or a list of either. */
  sort(sortSpec: unknown): this {
    this.scope.writes.flush();
    checkMayEdit(this.scope, this.sheet, this.area);
    const specs = Array.isArray(sortSpec) ? sortSpec : [sortSpec];
    sortArea({ workbook: this.scope.machine.workbook, sheet: this.sheet }, this.area, specs.map(sortKey));
    return this;
  }
}

interface ClearOptions {
  readonly contentsOnly?: boolean;
  readonly formatOnly?: boolean;
  readonly commentsOnly?: boolean;
  readonly validationsOnly?: boolean;
  readonly skipFilteredRows?: boolean;
}

const sortKey = (spec: unknown): SortKey => {
  if (typeof spec === 'number') return { column: spec, ascending: true };
  if (typeof spec === 'object' && spec !== null && 'column' in spec) {
    return { column: Number(spec.column), ascending: !('ascending' in spec) || spec.ascending !== false };
  }
  throw new ServiceError('Invalid argument: sortSpecObj');
};
