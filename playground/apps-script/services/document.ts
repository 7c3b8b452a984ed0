/** Makes the services that stand for the document and its parts, so that their files need not import each other. */

import type { Scope } from '../runtime/scope';
import { type Rect, rect } from '../workbook/address';
import type { SheetModel } from '../workbook/sheet';
import { Range } from './range';
import { Sheet } from './sheet';
import { Spreadsheet } from './spreadsheet';

export interface DocumentServices {
  /** The same object each time, as scripts compare them. */
  spreadsheet(): Spreadsheet;
  sheet(model: SheetModel): Sheet;
  range(model: SheetModel, area: Rect): Range;
}

export const createDocumentServices = (scope: () => Scope): DocumentServices => {
  let spreadsheet: Spreadsheet | null = null;
  const sheets = new Map<SheetModel, Sheet>();
  return {
    spreadsheet: () => {
      spreadsheet ??= new Spreadsheet(scope());
      return spreadsheet;
    },
    sheet: (model) => {
      const sheet = sheets.get(model) ?? new Sheet(scope(), model);
      sheets.set(model, sheet);
      return sheet;
    },
    range: (model, area) => new Range(scope(), model, rect(area.row, area.column, area.rows, area.columns)),
  };
};
