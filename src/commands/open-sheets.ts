import { STANDARD_FIELDS } from '../core/fields';
import { type ServiceId, serviceName } from '../core/services';
import { failure } from '../core/user-error';
import type { DocumentState } from '../settings/document-state';
import { findBaseSheet, hideBaseSheet, isUnfinished, labelBaseSheet, makeBaseSheet } from '../sheet/base-sheet';
import { type BaseStore, openBaseStore } from '../sheet/base-store';
import { findLeadSheet } from '../sheet/find-lead-sheet';
import { LITERAL_WAYS, type LiteralWay, measureLiteralWay, PROBE_COLUMNS, PROBE_ROWS } from '../sheet/literal';
import { readLeadSheet, type SheetReading } from '../sheet/read-lead-sheet';
import { addColumns, makeLeadSheet } from '../sheet/set-up';
import type { Sheet, Spreadsheet } from '../sheet/spreadsheet';

/** The lead sheet and the base sheet, both of one service. */
export interface OpenSheets {
  readonly baseSheet: Sheet;
  readonly way: LiteralWay;
  readonly opened: BaseStore;
  readonly reading: SheetReading;
  /** Whether the lead sheet is a new one. */
  readonly isMade: boolean;
  /** Fields that got a column just now. */
  readonly made: readonly string[];
}

/**
 * Opens both sheets, and makes what is missing of them.
 *
 * @param fields those that the listed leads carry: columns are made for any that never had one
 * @throws UserError where the sheet holds the leads of another service: ids mean other customers there; for a review also where
 *   there is no lead sheet; where no way of writing keeps text as it is
 */
export function openSheets(
  spreadsheet: Spreadsheet,
  fields: ReadonlySet<string>,
  before: DocumentState,
  run: { readonly service: ServiceId; readonly makesColumns: boolean; readonly isReview?: boolean },
): OpenSheets {
  const { sheet: baseSheet, way } = openBaseSheet(spreadsheet, before);
  const found = findLeadSheet(spreadsheet, before.leadSheetId);
  if (!found && run.isReview) throw failure.noLeadSheet();
  const reading = found ? readLeadSheet(found) : makeLeadSheet(spreadsheet, [...STANDARD_FIELDS, ...fields], way);
  const opened = openBaseStore(baseSheet);
  const hasLeads = opened.base.leads.size > 0 || reading.table.rows.some(({ id }) => id !== '');
  if (hasLeads && opened.service !== '' && opened.service !== run.service) {
    throw failure.otherService(serviceName(opened.service), serviceName(run.service));
  }
  if (opened.service !== run.service) labelBaseSheet(baseSheet, run.service, way);
  const missing = [...fields].filter(
    (field) => !reading.table.fields.includes(field) && !before.knownFields.includes(field),
  );
  const sheets = { baseSheet, way, opened, isMade: found === null };
  if (!run.makesColumns || missing.length === 0) return { ...sheets, reading, made: [] };
  addColumns(reading, missing, way);
  return { ...sheets, reading: readLeadSheet(reading.sheet), made: missing };
}

function openBaseSheet(spreadsheet: Spreadsheet, state: DocumentState): { sheet: Sheet; way: LiteralWay } {
  const sheet = findBaseSheet(spreadsheet) ?? makeBaseSheet(spreadsheet);
  if (isUnfinished(sheet)) hideBaseSheet(sheet);
  const remembered = LITERAL_WAYS.find((way) => way === state.literalWay);
  const way = remembered ?? measureLiteralWay(scratchCells(sheet));
  if (way === null) throw failure.noLiteralText();
  return { sheet, way };
}

/** Cells below all that the sheet holds. */
function scratchCells(sheet: Sheet) {
  const first = sheet.getLastRow() + 1;
  const missing = first + PROBE_ROWS - 1 - sheet.getMaxRows();
  if (missing > 0) sheet.insertRowsAfter(sheet.getMaxRows(), missing);
  return sheet.getRange(first, 1, PROBE_ROWS, PROBE_COLUMNS);
}
