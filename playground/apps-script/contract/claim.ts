/** One thing that the host claims about the platform, told so that the real platform can be asked the same. */

export interface Claim {
  readonly name: string;
  /** The page that says so, or who has seen it. */
  readonly source: string;
  /** False where no source settles it: the host had to choose, and programs must be right either way. */
  readonly settled: boolean;
  /** Uses nothing but Apps Script's globals, and leaves nothing behind. Answers plain data. */
  readonly run: () => unknown;
  readonly expected: unknown;
}

const reference = 'https://developers.google.com/apps-script/reference';
const guides = 'https://developers.google.com/apps-script/guides';

export const sources = {
  range: `${reference}/spreadsheet/range`,
  rangeList: `${reference}/spreadsheet/range-list`,
  sheet: `${reference}/spreadsheet/sheet`,
  spreadsheet: `${reference}/spreadsheet/spreadsheet`,
  spreadsheetApp: `${reference}/spreadsheet/spreadsheet-app`,
  validation: `${reference}/spreadsheet/data-validation-builder`,
  protection: `${reference}/spreadsheet/protection`,
  properties: `${reference}/properties/properties`,
  cache: `${reference}/cache/cache`,
  lock: `${reference}/lock/lock`,
  urlFetch: `${reference}/url-fetch/url-fetch-app`,
  utilities: `${reference}/utilities/utilities`,
  script: `${reference}/script/clock-trigger-builder`,
  html: `${reference}/html/html-service`,
  quotas: `${guides}/services/quotas`,
  runtime: `${guides}/v8-runtime`,
  practices: `${guides}/support/best-practices`,
  allowlist: 'https://developers.google.com/apps-script/manifest/allowlist-url',
  typing: 'https://support.google.com/docs/answer/56470',
  cells: 'https://support.google.com/drive/answer/37603',
  /** Reported by people who use the platform; no page of Google's has it. */
  reports: 'Reports from the platform, unconfirmed',
} as const;

/** Runs on a sheet of its own, in the default formats, and removes it. */
export const onScratch = <T>(work: (sheet: GoogleAppsScript.Spreadsheet.Sheet) => T): T => {
  const document = SpreadsheetApp.getActive();
  const before = document.getActiveSheet();
  const sheet = document.insertSheet(`contract ${Utilities.getUuid()}`);
  try {
    return work(sheet);
  } finally {
    document.deleteSheet(sheet);
    document.setActiveSheet(before);
  }
};

/** What A1 holds after `text` was written into it. */
export const written = (text: unknown, format?: string): unknown =>
  onScratch((sheet) => {
    const cell = sheet.getRange('A1');
    if (format !== undefined) cell.setNumberFormat(format);
    cell.setValue(text);
    return readable(cell.getValue());
  });

/** What A1 holds after `value` was written over a text: a blank cell that stays blank would tell nothing. */
export const writtenOver = (value: unknown): unknown =>
  onScratch((sheet) => {
    const cell = sheet.getRange('A1').setValue('x');
    SpreadsheetApp.flush();
    return readable(cell.setValue(value).getValue());
  });

/** Dates as ISO text, so that answers can be printed and compared. */
export const readable = (value: unknown): unknown => (value instanceof Date ? `Date ${value.toISOString()}` : value);

export const formulaAfter = (text: string, format?: string): string =>
  onScratch((sheet) => {
    const cell = sheet.getRange('A1');
    if (format !== undefined) cell.setNumberFormat(format);
    cell.setValue(text);
    return cell.getFormula();
  });

export const messageOf = (work: () => unknown): string => {
  try {
    work();
    return 'no error';
  } catch (error) {
    return error instanceof Error ? error.message : 'thrown, but not an Error of this realm';
  }
};
