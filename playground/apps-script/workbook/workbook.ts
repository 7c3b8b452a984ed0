/** A spreadsheet: its sheets in order, and what all of them share. */

import type { CoercionRules, LiteralBehaviour } from './coercion';
import { localeNamed } from './locale';
import { calendarTime } from './serial';
import { createSheet, type SheetModel } from './sheet';
import { timeZone } from './time-zone';

export interface Workbook {
  readonly id: string;
  name: string;
  sheets: SheetModel[];
  readonly rules: CoercionRules;
  /** Milliseconds since 1970: TODAY() and dates typed without a year need the time. */
  readonly now: () => number;
  /** How many rows a new sheet has. */
  readonly newSheetRows: number;
  nextId: number;
}

export interface WorkbookOptions {
  readonly id: string;
  readonly name: string;
  /** An IANA name, such as Europe/London. */
  readonly timeZone: string;
  /** en_GB or en_US. */
  readonly locale: string;
  readonly literal: LiteralBehaviour;
  readonly now: () => number;
  /** How many rows a new sheet has: 1000 in Sheets. */
  readonly newSheetRows: number;
}

/** A new spreadsheet, with the one empty sheet that Sheets gives it. */
export const createWorkbook = (options: WorkbookOptions): Workbook => {
  const zone = timeZone(options.timeZone);
  const { now, newSheetRows } = options;
  return {
    id: options.id,
    name: options.name,
    sheets: [createSheet(0, 'Sheet1', newSheetRows)],
    rules: {
      locale: localeNamed(options.locale),
      zone,
      literal: options.literal,
      year: () => calendarTime(zone.toSerial(now())).year,
    },
    now,
    newSheetRows,
    nextId: 1,
  };
};

export const sheetNamed = (workbook: Workbook, name: string): SheetModel | undefined =>
  workbook.sheets.find((sheet) => sheet.name === name);

/** Sheets compares names without regard to case when it refuses a second one, and with regard to it when it looks one up. */
export const nameIsTaken = (workbook: Workbook, name: string, except?: SheetModel): boolean =>
  workbook.sheets.some((sheet) => sheet !== except && sheet.name.toLowerCase() === name.toLowerCase());

/** Adds an empty sheet at a 0-based place. The caller has checked the name. */
export const addSheet = (workbook: Workbook, name: string, index = workbook.sheets.length): SheetModel => {
  const sheet = createSheet(workbook.nextId * 1_000_003, name, workbook.newSheetRows);
  workbook.nextId += 1;
  workbook.sheets.splice(index, 0, sheet);
  return sheet;
};

export const freeSheetName = (workbook: Workbook): string => {
  for (let number = workbook.sheets.length + 1; ; number++) {
    const name = `Sheet${number}`;
    if (!nameIsTaken(workbook, name)) return name;
  }
};

/**
 * The name that a sheet gets back when somebody undoes its deletion or renaming: its own, unless another has it since. What Sheets
 * calls it then no source tells, only that no two sheets have one name.
 */
export const nameGivenBack = (workbook: Workbook, name: string, sheet: SheetModel): string => {
  let given = name;
  for (let number = 1; nameIsTaken(workbook, given, sheet); number++) given = `${name}_conflict${number}`;
  return given;
};

export const cellCount = (workbook: Workbook): number =>
  workbook.sheets.reduce((sum, sheet) => sum + sheet.maxRows * sheet.maxColumns, 0);

/** What "Make a copy" keeps: every sheet, hidden ones, notes, filters and protections included. */
export const copyWorkbook = (workbook: Workbook, id: string, name: string, now: () => number): Workbook => ({
  ...workbook,
  id,
  name,
  now,
  rules: { ...workbook.rules, year: () => calendarTime(workbook.rules.zone.toSerial(now())).year },
  sheets: workbook.sheets.map((sheet) => ({
    ...sheet,
    rows: sheet.rows.map((row) => row && { ...row, cells: [...row.cells] }),
    columns: sheet.columns.map((column) => column && { ...column }),
    filter: sheet.filter && { area: sheet.filter.area, hidden: new Map(sheet.filter.hidden) },
    protections: sheet.protections.map((protection) => ({ ...protection })),
  })),
});
