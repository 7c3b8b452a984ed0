/** Functions of text that the library does not have, or not as Sheets has them. */

import { asText, typedValue } from '../formula-coercion';
import { arrayOf, cellsOf, FormulaError, plain, valid } from '../formula-values';
import { displayText } from '../number-format';
import { type Call, indexes, type SheetFunction, takes, takesEach } from './function';

export const textFunctions: Readonly<Record<string, SheetFunction>> = {
  // The library's leaves the second half of O'Neil and of Smith-Jones small.
  PROPER: takesEach(1, 1, (call) => plain(properCase(call.text(0)))),
  // The library's makes spaces of line breaks too.
  TRIM: takesEach(1, 1, (call) => plain(call.text(0).trim().replace(/ +/g, ' '))),
  // The library's refuses to take nothing out of the middle.
  MID: takesEach(3, 3, (call) => {
    const [start, count] = [call.whole(1), call.whole(2)];
    if (start < 1 || count < 0) throw new FormulaError('#VALUE!');
    return plain(call.text(0).slice(start - 1, start - 1 + count));
  }),
  // The library's overlooks an occurrence at the very beginning when it counts them.
  SUBSTITUTE: takesEach(3, 4, (call) => {
    const [text, old, replacement] = [call.text(0), call.text(1), call.text(2)];
    if (old === '') return plain(text);
    if (!call.has(3)) return plain(text.replaceAll(old, () => replacement));
    const wanted = call.whole(3);
    let count = 0;
    return plain(text.replaceAll(old, () => (++count === wanted ? replacement : old)));
  }),
  // The library's knows no dates and few formats.
  TEXT: takesEach(2, 2, (call) => {
    const { value } = call.cell(0);
    const typed = typeof value === 'string' ? (typedValue(value, call.scope.workbook.rules) ?? value) : (value ?? 0);
    return plain(displayText(typed, call.text(1)));
  }),
  // The library's takes only the first 65,536.
  CHAR: takesEach(1, 1, (call) => {
    const code = call.whole(0);
    if (code < 1 || code > 0x10ffff) throw new FormulaError('#NUM!');
    return plain(String.fromCodePoint(code));
  }),
  VALUE: takesEach(1, 1, (call) => plain(call.number(0))),
  HYPERLINK: takesEach(1, 2, (call) => plain(call.text(call.has(1) ? 1 : 0))),
  JOIN: takes(2, 255, (call) => {
    const cells = indexes(call, 1).flatMap((index) => [...cellsOf(call.area(index))]);
    return plain(cells.map((cell) => asText(valid(cell))).join(call.text(0)));
  }),
  SPLIT: takes(2, 4, (call) => {
    const [text, delimiter] = [call.text(0), call.text(1)];
    const eachCharacter = call.truth(2, true);
    const separator = eachCharacter ? new RegExp([...delimiter].map(literal).join('|')) : delimiter;
    const withoutEmpty = call.truth(3, true);
    const parts = text.split(separator).filter((part) => part !== '' || !withoutEmpty);
    const { rules } = call.scope.workbook;
    return arrayOf([parts.map((part) => plain(typedValue(part, rules) ?? part))]);
  }),
  REGEXMATCH: takesEach(2, 2, (call) => plain(patternAt(call).test(call.text(0)))),
  REGEXEXTRACT: takes(2, 2, (call) => {
    const match = patternAt(call).exec(call.text(0));
    if (match === null) throw new FormulaError('#N/A');
    const parts = match.length > 1 ? match.slice(1) : match;
    return arrayOf([Array.from(parts, (part) => plain(part ?? ''))]);
  }),
  REGEXREPLACE: takesEach(3, 3, (call) =>
    plain(call.text(0).replace(patternAt(call, 'g'), call.text(2).replace(/\\(\d)/g, '$$$1'))),
  ),
};

const properCase = (value: string): string =>
  value
    .toLowerCase()
    .replace(/(^|[^\p{L}])(\p{L})/gu, (_, before: string, letter: string) => before + letter.toUpperCase());

const literal = (character: string): string => character.replace(/[.*+?^${}()|[\]\\]/, '\\$&');

/**
 * Sheets reads patterns as RE2, of which `(?i)` at the beginning is all that people use and JavaScript lacks. With `u` JavaScript
 * knows `\p{L}`, and without it escapes that are of no use.
 */
const patternAt = (call: Call, flags = ''): RegExp => {
  const source = call.text(1);
  const bare = source.replace(/^\(\?i\)/, '');
  const all = `${flags}${bare === source ? '' : 'i'}`;
  const pattern = patternOf(bare, `${all}u`) ?? patternOf(bare, all);
  if (pattern === null) throw new FormulaError('#REF!');
  return pattern;
};

const patternOf = (source: string, flags: string): RegExp | null => {
  try {
    return new RegExp(source, flags);
  } catch {
    return null;
  }
};
