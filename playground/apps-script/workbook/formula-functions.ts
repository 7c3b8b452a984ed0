/** The functions that the evaluator knows; every other name is #NAME?, as a misspelt one is in Sheets. */

import { asNumber, asText, type Computed, FormulaError, type Operand, single } from './formula-values';
import type { Workbook } from './workbook';

type SheetFunction = (args: readonly Operand[], workbook: Workbook) => Computed;

const text = (value: string): Computed => ({ value, format: '' });
const number = (value: number): Computed => ({ value, format: '' });

const only = (args: readonly Operand[]): Computed => {
  const [first] = args;
  if (first === undefined || args.length > 1) throw new FormulaError('#N/A');
  return single(first);
};

const flat = (args: readonly Operand[]): readonly Computed[] =>
  args.flatMap((operand) => ('value' in operand ? [operand] : operand.flat()));

export const functions: Readonly<Record<string, SheetFunction>> = {
  UPPER: (args) => text(asText(only(args).value).toUpperCase()),
  LOWER: (args) => text(asText(only(args).value).toLowerCase()),
  PROPER: (args) => text(properCase(asText(only(args).value))),
  TRIM: (args) => text(asText(only(args).value).trim().replace(/ +/g, ' ')),
  LEN: (args) => number(asText(only(args).value).length),
  CONCATENATE: (args) =>
    text(
      flat(args)
        .map((cell) => asText(cell.value))
        .join(''),
    ),
  // Text inside a range counts for nothing; as an argument of its own it must be a number.
  SUM: (args) =>
    number(
      args
        .map((operand) =>
          'value' in operand
            ? asNumber(operand.value)
            : operand.flat().reduce((sum, cell) => sum + (typeof cell.value === 'number' ? cell.value : 0), 0),
        )
        .reduce((sum, part) => sum + part, 0),
    ),
  HYPERLINK: (args) => {
    const [link, label = link] = args;
    if (label === undefined) throw new FormulaError('#N/A');
    return { value: asText(single(label).value), format: '' };
  },
  TODAY: (_, workbook) => ({
    value: Math.floor(workbook.rules.zone.toSerial(workbook.now())),
    format: workbook.rules.locale.dateFormat,
  }),
};

const properCase = (value: string): string =>
  value
    .toLowerCase()
    .replace(/(^|[^\p{L}])(\p{L})/gu, (_, before: string, letter: string) => before + letter.toUpperCase());
