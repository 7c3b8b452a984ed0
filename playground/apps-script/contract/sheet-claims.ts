/** Ranges, sheets and what moves them. */

import { type Claim, messageOf, onScratch, sources } from './claim';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;

const column = (sheet: Sheet, a1: string): unknown[] =>
  sheet
    .getRange(a1)
    .getValues()
    .map((row) => row[0]);

export const sheetClaims: readonly Claim[] = [
  {
    name: 'setValues with too few rows says so',
    source: sources.range,
    settled: true,
    run: () => onScratch((sheet) => messageOf(() => sheet.getRange('A1:A2').setValues([[1]]))),
    expected:
      'The number of rows in the data does not match the number of rows in the range. The data has 1 but the range has 2.',
  },
  {
    name: 'setValues with too many columns says so',
    source: sources.range,
    settled: true,
    run: () => onScratch((sheet) => messageOf(() => sheet.getRange('A1').setValues([[1, 2]]))),
    expected:
      'The number of columns in the data does not match the number of columns in the range. The data has 2 but the range has 1.',
  },
  {
    name: 'a range outside the grid is refused',
    source: sources.sheet,
    settled: true,
    run: () => onScratch((sheet) => messageOf(() => sheet.getRange(sheet.getMaxRows() + 1, 1))),
    expected: 'The coordinates of the range are outside the dimensions of the sheet.',
  },
  {
    name: 'row 0 is refused',
    source: sources.sheet,
    settled: true,
    run: () => onScratch((sheet) => messageOf(() => sheet.getRange(0, 1))),
    expected: 'The starting row of the range is too small.',
  },
  {
    name: 'a range of no rows is refused',
    source: sources.sheet,
    settled: true,
    run: () => onScratch((sheet) => messageOf(() => sheet.getRange(1, 1, 0, 1))),
    expected: 'The number of rows in the range must be at least 1.',
  },
  {
    name: 'a new sheet has 1000 rows and 26 columns',
    source: sources.spreadsheet,
    settled: true,
    run: () => onScratch((sheet) => [sheet.getMaxRows(), sheet.getMaxColumns()]),
    expected: [1000, 26],
  },
  {
    name: 'an empty sheet ends at row 0 and its data range is A1',
    source: sources.sheet,
    settled: true,
    run: () => onScratch((sheet) => [sheet.getLastRow(), sheet.getLastColumn(), sheet.getDataRange().getA1Notation()]),
    expected: [0, 0, 'A1'],
  },
  {
    name: 'formats alone do not make content',
    source: sources.sheet,
    settled: true,
    run: () =>
      onScratch((sheet) => {
        sheet.getRange('A1:A50').setNumberFormat('@').setBackground('#ff0000');
        return sheet.getLastRow();
      }),
    expected: 0,
  },
  {
    name: 'a list of ranges takes one background for all, and null takes it back to none',
    source: sources.rangeList,
    settled: true,
    run: () =>
      onScratch((sheet) => {
        sheet.getRange('A1:A4').setBackground('#ff0000');
        sheet.getRangeList(['A1', 'A3:A4']).setBackground(null);
        return sheet.getRange('A1:A4').getBackgrounds();
      }),
    expected: [['#ffffff'], ['#ff0000'], ['#ffffff'], ['#ffffff']],
  },
  {
    name: 'a read sees what was written before it',
    source: sources.practices,
    settled: true,
    run: () =>
      onScratch((sheet) => {
        sheet.getRange('B7').setValue('x');
        return [sheet.getLastRow(), sheet.getLastColumn(), sheet.getRange('B7').getValue()];
      }),
    expected: [7, 2, 'x'],
  },
  {
    name: 'a second sheet of the same name is refused',
    source: sources.spreadsheet,
    settled: true,
    run: () =>
      onScratch((sheet) => messageOf(() => SpreadsheetApp.getActive().insertSheet(sheet.getName())).slice(0, 22)),
    expected: 'A sheet with the name ',
  },
  {
    name: 'a sheet that is not there is null',
    source: sources.spreadsheet,
    settled: true,
    run: () => SpreadsheetApp.getActive().getSheetByName('no such sheet'),
    expected: null,
  },
  {
    name: 'a cell takes 50,000 characters and no more',
    source: sources.cells,
    settled: true,
    run: () =>
      onScratch((sheet) => {
        const cell = sheet.getRange('A1');
        cell.setValue('x'.repeat(50_000));
        return [String(cell.getValue()).length, messageOf(() => cell.setValue('x'.repeat(50_001)).getValue())];
      }),
    expected: [50_000, 'Your input contains more than the maximum of 50000 characters in a single cell.'],
  },
  {
    name: 'inserted rows push the others down',
    source: sources.sheet,
    settled: true,
    run: () =>
      onScratch((sheet) => {
        sheet.getRange('A1:A2').setValues([['a'], ['b']]);
        sheet.insertRowsAfter(1, 2);
        return column(sheet, 'A1:A4');
      }),
    expected: ['a', '', '', 'b'],
  },
  {
    name: 'a row inserted after another takes over its format and validation',
    source: sources.reports,
    settled: false,
    run: () =>
      onScratch((sheet) => {
        const rule = SpreadsheetApp.newDataValidation().requireValueInList(['a', 'b'], true).build();
        sheet.getRange('A2').setNumberFormat('@').setFontWeight('bold').setDataValidation(rule);
        sheet.insertRowsAfter(2, 1);
        const cell = sheet.getRange('A3');
        return [cell.getNumberFormat(), cell.getFontWeight(), cell.getDataValidation() !== null];
      }),
    expected: ['@', 'bold', true],
  },
  {
    name: 'a column inserted after another takes over its format',
    source: sources.reports,
    settled: false,
    run: () =>
      onScratch((sheet) => {
        sheet.getRange('B1:B3').setNumberFormat('@');
        sheet.insertColumnAfter(2);
        return sheet.getRange('C1:C3').getNumberFormats();
      }),
    expected: [['@'], ['@'], ['@']],
  },
  {
    name: 'references follow when rows are inserted',
    source: sources.typing,
    settled: true,
    run: () =>
      onScratch((sheet) => {
        sheet.getRange('A2').setValue('=A1');
        sheet.insertRowBefore(1);
        return sheet.getRange('A3').getFormula();
      }),
    expected: '=A2',
  },
  {
    name: 'a reference to a deleted row is #REF!',
    source: sources.typing,
    settled: true,
    run: () =>
      onScratch((sheet) => {
        sheet.getRange('A3').setValue('=A1');
        sheet.deleteRow(1);
        return [sheet.getRange('A2').getFormula(), sheet.getRange('A2').getValue()];
      }),
    expected: ['=#REF!', '#REF!'],
  },
  {
    name: 'references to whole columns follow when rows and columns come and go',
    source: sources.reports,
    settled: false,
    run: () =>
      onScratch((sheet) => {
        sheet.getRange('F9').setValue('=COUNTA(A2:A)+COUNTA(B:C)');
        sheet.insertRowBefore(1);
        sheet.insertColumnBefore(2);
        sheet.deleteRow(3);
        return sheet.getRange('G9').getFormula();
      }),
    expected: '=COUNTA(A3:A)+COUNTA(C:D)',
  },
  {
    name: 'the last rows cannot all be deleted',
    source: sources.sheet,
    settled: true,
    run: () => onScratch((sheet) => messageOf(() => sheet.deleteRows(1, sheet.getMaxRows()))),
    expected: "You can't delete all the rows on the sheet.",
  },
  {
    name: 'appendRow writes below the content',
    source: sources.sheet,
    settled: true,
    run: () =>
      onScratch((sheet) => {
        sheet.getRange('A2').setValue('a');
        sheet.appendRow(['b', 'c']);
        return sheet.getRange('A3:B3').getValues();
      }),
    expected: [['b', 'c']],
  },
  {
    name: 'clearContent keeps formats and notes',
    source: sources.range,
    settled: true,
    run: () =>
      onScratch((sheet) => {
        const cell = sheet.getRange('A1').setNumberFormat('@').setNote('n').setValue('x');
        cell.clearContent();
        return [cell.getValue(), cell.getNumberFormat(), cell.getNote()];
      }),
    expected: ['', '@', 'n'],
  },
  {
    name: 'clear takes formats, but leaves notes',
    source: sources.range,
    settled: false,
    run: () =>
      onScratch((sheet) => {
        const cell = sheet.getRange('A1').setBackground('#ff0000').setNote('n').setValue('x');
        cell.clear();
        return [cell.getValue(), cell.getBackground(), cell.getNote()];
      }),
    expected: ['', '#ffffff', 'n'],
  },
  {
    name: 'insertCheckboxes overwrites',
    source: sources.range,
    settled: true,
    run: () =>
      onScratch((sheet) => {
        sheet.getRange('A1').setValue('x').insertCheckboxes();
        return sheet.getRange('A1').getValue();
      }),
    expected: false,
  },
  {
    name: 'validation lets invalid values in unless told otherwise',
    source: sources.validation,
    settled: true,
    run: () =>
      onScratch((sheet) => {
        const rule = SpreadsheetApp.newDataValidation().requireValueInList(['a']).build();
        return [rule.getAllowInvalid(), sheet.getRange('A1').setDataValidation(rule).setValue('z').getValue()];
      }),
    expected: [true, 'z'],
  },
  {
    name: 'strict validation refuses a script too',
    source: sources.validation,
    settled: false,
    run: () =>
      onScratch((sheet) => {
        const rule = SpreadsheetApp.newDataValidation().requireValueInList(['a']).setAllowInvalid(false).build();
        const cell = sheet.getRange('A1').setDataValidation(rule);
        return messageOf(() => cell.setValue('z').getValue()).slice(0, 35);
      }),
    expected: 'The data you entered in cell A1 vio',
  },
  {
    name: 'sorting puts numbers before text and blanks last',
    source: sources.range,
    settled: true,
    run: () =>
      onScratch((sheet) => {
        sheet.getRange('A1:A4').setValues([['b'], [''], [2], ['A']]);
        sheet.getRange('A1:A4').sort(1);
        return column(sheet, 'A1:A4');
      }),
    expected: [2, 'A', 'b', ''],
  },
  {
    name: 'a created filter is found and removed',
    source: sources.sheet,
    settled: true,
    run: () =>
      onScratch((sheet) => {
        sheet.getRange('A1:B3').createFilter();
        const found = sheet.getFilter()?.getRange().getA1Notation();
        sheet.getFilter()?.remove();
        return [found, sheet.getFilter()];
      }),
    expected: ['A1:B3', null],
  },
  {
    name: 'a filter takes in columns that are inserted between its own',
    source: sources.reports,
    settled: false,
    run: () =>
      onScratch((sheet) => {
        sheet.getRange('A1:C3').createFilter();
        sheet.insertColumnsBefore(3, 2);
        return sheet.getFilter()?.getRange().getA1Notation();
      }),
    expected: 'A1:E3',
  },
  {
    name: 'a protection can warn only',
    source: sources.protection,
    settled: true,
    run: () =>
      onScratch((sheet) => {
        const protection = sheet.protect().setDescription('d').setWarningOnly(true);
        const [found] = sheet.getProtections(SpreadsheetApp.ProtectionType.SHEET);
        return [protection.isWarningOnly(), found?.getDescription()];
      }),
    expected: [true, 'd'],
  },
  {
    name: 'ranges keep their coordinates when rows move',
    source: sources.reports,
    settled: false,
    run: () =>
      onScratch((sheet) => {
        const range = sheet.getRange('A2').setValue('x');
        sheet.insertRowBefore(1);
        return [range.getA1Notation(), range.getValue()];
      }),
    expected: ['A2', ''],
  },
];
