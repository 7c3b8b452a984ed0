// The adapter of this folder: the one place that reaches SpreadsheetApp itself. All else is given its objects.

export type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;
export type Sheet = GoogleAppsScript.Spreadsheet.Sheet;
export type Range = GoogleAppsScript.Spreadsheet.Range;
export type Filter = GoogleAppsScript.Spreadsheet.Filter;

/** The spreadsheet that the script belongs to. */
export function currentSpreadsheet(): Spreadsheet {
  return SpreadsheetApp.getActive();
}

/** A sheet by its name, in whatever case: Google lets no second sheet have a name that differs in nothing else. */
export function sheetNamed(spreadsheet: Spreadsheet, name: string): Sheet | null {
  const isSame = (sheet: Sheet) => sheet.getName().toLowerCase() === name.toLowerCase();
  return spreadsheet.getSheetByName(name) ?? spreadsheet.getSheets().find(isSame) ?? null;
}

/** Makes a sheet behind all others. The person stays in the one that they look at. */
export function makeSheet(spreadsheet: Spreadsheet, name: string): Sheet {
  const active = spreadsheet.getActiveSheet();
  const sheet = spreadsheet.insertSheet(name, spreadsheet.getSheets().length);
  spreadsheet.setActiveSheet(active);
  return sheet;
}

/** Makes what was written so far last, even if the execution is killed. */
export function flush(): void {
  SpreadsheetApp.flush();
}

/** What of a sheet is protected so that whoever runs this may not edit it. */
export function protectionsAgainstMe(sheet: Sheet): { readonly range: Range; readonly isWhole: boolean }[] {
  const { SHEET, RANGE } = SpreadsheetApp.ProtectionType;
  return [SHEET, RANGE].flatMap((type) =>
    sheet
      .getProtections(type)
      .filter((protection) => !protection.canEdit())
      .map((protection) => ({ range: protection.getRange(), isWhole: type === SHEET })),
  );
}

/** A drop-down that suggests values and refuses none. */
export function suggestionRule(values: readonly string[]): GoogleAppsScript.Spreadsheet.DataValidation {
  return SpreadsheetApp.newDataValidation()
    .requireValueInList([...values], true)
    .setAllowInvalid(true)
    .build();
}

/** An instant as a person would read it in the spreadsheet. */
export function timeText(spreadsheet: Spreadsheet, when: Date): string {
  return Utilities.formatDate(when, spreadsheet.getSpreadsheetTimeZone(), 'dd/MM/yyyy HH:mm');
}
