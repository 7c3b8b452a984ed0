import { type LiteralWay, writeLiteral } from './literal';
import { makeSheet, type Sheet, type Spreadsheet, sheetNamed } from './spreadsheet';

const NAME = 'Heatpunk base';
const HEADER = 'Agreed fields (kept by Heatpunk Leads: please leave as they are)';

/** The hidden sheet of the base; null where it was never made, or somebody deleted it. */
export function findBaseSheet(spreadsheet: Spreadsheet): Sheet | null {
  return sheetNamed(spreadsheet, NAME);
}

/** Makes the sheet, which `isUnfinished` until it is hidden and labelled. */
export function makeBaseSheet(spreadsheet: Spreadsheet): Sheet {
  return makeSheet(spreadsheet, NAME);
}

/** Whether a run was killed while it made the sheet. */
export function isUnfinished(sheet: Sheet): boolean {
  return sheet.getLastRow() === 0;
}

/** Hides the sheet. Whoever unhides it is warned before editing it, and can. */
export function hideBaseSheet(sheet: Sheet): void {
  sheet.hideSheet();
  sheet.protect().setDescription('Kept by Heatpunk Leads').setWarningOnly(true);
}

/** Writes the header: for people who unhide the sheet, and for copies of it, whose leads the ids are of. */
export function labelBaseSheet(sheet: Sheet, service: string, way: LiteralWay): void {
  writeLiteral(sheet.getRange(1, 1, 1, 2), [[`Lead ID (${service})`, HEADER]], way);
}

/** The service of which such a header tells; '' for none. */
export function serviceIn(header: unknown): string {
  return /\(([\w-]+)\)$/.exec(String(header ?? ''))?.[1] ?? '';
}
