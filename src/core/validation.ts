import { isEmail } from './email';
import { isCreatable, isUpdatable, kindOf, REQUIRED_FIELDS, wordOf } from './fields';
import { type LeadTable, type Row, valueIn } from './table';
import { isBlank, isCut, isTooLong, normalise, UNREADABLE_DATE, type Value } from './value';

/** What Google Sheets shows in a cell whose formula cannot be calculated. */
const FORMULA_ERROR = /^#(N\/A|REF!|VALUE!|NAME\?|DIV\/0!|NUM!|NULL!|ERROR!|CALC!|SPILL!)$|^Loading\.\.\.$/;

/** The values that /projects/create lists for `buildDate`. */
const BUILD_DATES: readonly Value[] = ['pre2000', 'post2000', 'post2006'];

/** Sheets takes the zero or the plus in front from what is typed into a cell that lost its text format. */
const PHONE_AS_NUMBER =
  'phone shows as a number, without what stood in front: choose Plain text as its number format and type it again';

/** The required fields that a new row lacks, in words. */
export function missingFields(fields: ReadonlyMap<string, Value>): string[] {
  return REQUIRED_FIELDS.filter((field) => isBlank(fields.get(field))).map(wordOf);
}

/** Why a value cannot be sent, in words after the field's name ("e-mail is not complete"); null where it can. */
export function whyInvalid(field: string, value: Value): string | null {
  const plain = normalise(kindOf(field), value);
  if (plain === null) return null;
  if (value === UNREADABLE_DATE) return unreadable(wordOf(field));
  if (isTooLong(value)) return `${wordOf(field)} is too long`;
  if (isCut(value)) return `${wordOf(field)} is cut off: it is too long for a cell`;
  if (field === 'customerEmail' && !isEmail(String(plain))) return 'e-mail is not complete';
  if (field === 'lat' && !isBetween(plain, -90, 90)) return 'latitude must be a number from -90 to 90';
  if (field === 'lng' && !isBetween(plain, -180, 180)) return 'longitude must be a number from -180 to 180';
  if (field === 'buildDate' && !BUILD_DATES.includes(plain))
    return `build date must be one of ${BUILD_DATES.join(', ')}`;
  return null;
}

/** Of a cell that shows a date where none belongs, in words. */
export function unreadable(what: string): string {
  return `${what} shows as a date: choose Plain text as its number format and type it again`;
}

/** Why a row's fields cannot be sent, of the ones given; empty where all can. */
export function invalidFields(table: LeadTable, row: Row, fields: Iterable<string>): string[] {
  const reasons: string[] = [];
  for (const field of fields) {
    if (!isUpdatable(field) && !isCreatable(field)) continue;
    const value = valueIn(table, row, field);
    const broken = row.formulas?.has(field) && typeof value === 'string' && FORMULA_ERROR.test(value);
    const isPlainNumber = typeof value === 'number' && !row.formulas?.has(field);
    const reason = broken
      ? `the formula in ${wordOf(field)} shows ${value}`
      : field === 'customerPhone' && isPlainNumber
        ? PHONE_AS_NUMBER
        : whyInvalid(field, value);
    if (reason !== null) reasons.push(reason);
  }
  return reasons;
}

function isBetween(value: Value, low: number, high: number): boolean {
  return typeof value === 'number' && value >= low && value <= high;
}
