/** Dates in cells: how they are made, and what is read back. */

import { type Claim, onScratch, readable, sources, written } from './claim';

const utc = 'UTC';
const zone = (): string => SpreadsheetApp.getActive().getSpreadsheetTimeZone();

/** Day and time in the spreadsheet's own time zone, whichever that is. */
const shown = (value: unknown): unknown =>
  value instanceof Date ? Utilities.formatDate(value, zone(), "yyyy-MM-dd'T'HH:mm:ss") : value;

const writtenDay = (text: string): unknown =>
  onScratch((sheet) => shown(sheet.getRange('A1').setValue(text).getValue()));

export const dateClaims: readonly Claim[] = [
  {
    name: 'a Date is read back as the same instant',
    source: sources.range,
    settled: true,
    run: () => written(new Date(Date.UTC(2024, 6, 1, 9, 30))),
    expected: 'Date 2024-07-01T09:30:00.000Z',
  },
  {
    name: 'a Date of this realm comes back',
    source: sources.range,
    settled: true,
    run: () => onScratch((sheet) => sheet.getRange('A1').setValue(new Date(0)).getValue() instanceof Date),
    expected: true,
  },
  {
    name: 'an ISO date as text becomes a date',
    source: sources.typing,
    settled: true,
    run: () => writtenDay('2024-02-01'),
    expected: '2024-02-01T00:00:00',
  },
  {
    name: 'day/month/year in a British spreadsheet',
    source: sources.typing,
    settled: true,
    run: () => writtenDay('1/2/2024'),
    expected: '2024-02-01T00:00:00',
  },
  {
    name: 'a named month makes a date',
    source: sources.typing,
    settled: true,
    run: () => writtenDay('1 Feb 2024'),
    expected: '2024-02-01T00:00:00',
  },
  {
    name: 'day/month without a year makes a date',
    source: sources.typing,
    settled: true,
    run: () => onScratch((sheet) => sheet.getRange('A1').setValue('1/2').getValue() instanceof Date),
    expected: true,
  },
  {
    name: 'an impossible day stays text',
    source: sources.typing,
    settled: true,
    run: () => written('31/6/2024'),
    expected: '31/6/2024',
  },
  {
    name: 'an ISO time with T and Z stays text',
    source: sources.reports,
    settled: false,
    run: () => written('2024-02-01T10:00:00Z'),
    expected: '2024-02-01T10:00:00Z',
  },
  {
    name: 'a date and a time make one date',
    source: sources.typing,
    settled: true,
    run: () => writtenDay('2024-02-01 10:30'),
    expected: '2024-02-01T10:30:00',
  },
  {
    name: 'a time alone becomes a Date',
    source: sources.reports,
    settled: false,
    run: () => onScratch((sheet) => sheet.getRange('A1').setValue('10:30').getValue() instanceof Date),
    expected: true,
  },
  {
    name: 'a date format makes a Date of a number',
    source: sources.range,
    settled: true,
    run: () =>
      onScratch((sheet) => {
        sheet.getRange('A1').setNumberFormat('yyyy-mm-dd').setValue(45323);
        return shown(sheet.getRange('A1').getValue());
      }),
    expected: '2024-02-01T00:00:00',
  },
  {
    name: 'a number format makes a number of a date',
    source: sources.range,
    settled: true,
    run: () =>
      onScratch((sheet) => {
        const cell = sheet.getRange('A1').setValue('2024-02-01');
        cell.setNumberFormat('0');
        return readable(cell.getValue());
      }),
    expected: 45323,
  },
  {
    name: 'a Date written into a plain-text cell is read back as a number',
    source: sources.reports,
    settled: false,
    run: () => typeof written(new Date(0), '@'),
    expected: 'number',
  },
  {
    name: 'a date is shown by its format',
    source: sources.range,
    settled: true,
    run: () =>
      onScratch((sheet) => {
        const cell = sheet.getRange('A1').setValue('2024-02-01');
        cell.setNumberFormat('dd/mm/yyyy hh:mm');
        return cell.getDisplayValue();
      }),
    expected: '01/02/2024 00:00',
  },
  {
    name: 'formatDate takes Java patterns and a time zone',
    source: sources.utilities,
    settled: true,
    run: () =>
      Utilities.formatDate(new Date(Date.UTC(2024, 6, 1, 23, 30)), 'Europe/London', "yyyy-MM-dd'T'HH:mm:ssXXX EEE"),
    expected: '2024-07-02T00:30:00+01:00 Tue',
  },
  {
    name: 'formatDate writes Z for UTC',
    source: sources.utilities,
    settled: true,
    run: () => Utilities.formatDate(new Date(0), utc, "yyyy-MM-dd'T'HH:mm:ss.SSSXXX"),
    expected: '1970-01-01T00:00:00.000Z',
  },
];
