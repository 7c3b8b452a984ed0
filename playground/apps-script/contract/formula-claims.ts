/** Formulas: what functions answer, and what cells show of it. */

import { type Claim, onScratch, readable, sources } from './claim';

const help = 'https://support.google.com/docs/answer';

const pages = {
  countIf: `${help}/3093480`,
  ifError: `${help}/3093304`,
  sumIf: `${help}/3093583`,
  text: `${help}/3094139`,
  vlookup: `${help}/3093318`,
} as const;

/** What C2 holds after a formula was written there, with these rows from A1 on. Settled where a page says so. */
const claim = (
  name: string,
  source: string,
  rows: readonly (readonly unknown[])[],
  formula: string,
  expected: unknown,
): Claim => ({
  name,
  source,
  settled: source !== sources.reports,
  run: () =>
    onScratch((sheet) => {
      rows.forEach((row, down) => {
        row.forEach((value, right) => {
          sheet.getRange(down + 1, right + 1).setValue(value);
        });
      });
      return readable(sheet.getRange('C2').setValue(formula).getValue());
    }),
  expected,
});

const statuses = [
  ['Ann', 'New'],
  ['Bob', 'won'],
  ['Cy', 'Won early'],
];

export const formulaClaims: readonly Claim[] = [
  claim('COUNTIF knows wildcards', pages.countIf, statuses, '=COUNTIF(B1:B3,"?on*")', 2),
  claim('COUNTIF takes a comparison', pages.countIf, [[1], [2], [3]], '=COUNTIF(A1:A3,">=2")', 2),
  claim('COUNTIF takes words in any case', sources.reports, statuses, '=COUNTIF(B:B,"WON")', 1),
  claim('COUNTIF takes text that is a number for it', sources.reports, [["'0770"], [770]], '=COUNTIF(A1:A2,770)', 1),
  claim(
    'SUMIF adds up what stands beside',
    pages.sumIf,
    [
      ['a', 1],
      ['b', 2],
      ['a', 3],
    ],
    '=SUMIF(A:A,"a",B:B)',
    4,
  ),
  claim('VLOOKUP finds exactly', pages.vlookup, statuses, '=VLOOKUP("Bob",A1:B3,2,FALSE)', 'won'),
  claim('VLOOKUP knows wildcards', pages.vlookup, statuses, '=VLOOKUP("C*",A1:B3,2,FALSE)', 'Won early'),
  claim('VLOOKUP that finds nothing is #N/A', pages.vlookup, statuses, '=VLOOKUP("Dee",A1:B3,2,FALSE)', '#N/A'),
  claim('VLOOKUP of a column too many is #REF!', pages.vlookup, statuses, '=VLOOKUP("Bob",A1:B3,3,FALSE)', '#REF!'),
  claim('IFERROR of an error alone is blank', pages.ifError, [], '=IFERROR(1/0)', ''),
  claim('IFERROR answers the value that is in no error', pages.ifError, [], '=IFERROR(2,1/0)', 2),
  claim('TEXT shows a number in a format', pages.text, [], '=TEXT(1.2,"0.00")', '1.20'),
  claim('a division by zero is #DIV/0!', sources.reports, [], '=1/0', '#DIV/0!'),
  claim('too few arguments are #N/A', sources.reports, [], '=COUNTIF(A1:A3)', '#N/A'),
  claim('a formula over a blank cell is blank', sources.reports, [], '=A1', ''),
  claim('an argument left out is blank', sources.reports, [], '=IF(TRUE,,1)', ''),
  claim('of a column the cell in the same row is taken', sources.reports, statuses, '=A:A', 'Bob'),
  claim('of an array its cell has the first', sources.reports, [['a'], ['a'], ['b']], '=UNIQUE(A1:A3)', 'a'),
  claim('a date beside text is as it is shown', sources.reports, [['2026-01-05']], '="on "&A1', 'on 2026-01-05'),
  claim('a date and some days are a date', sources.reports, [], '=ISDATE(DATE(2026,1,5)+1)', true),
];
