/** Dates and times as people type them: 1/2, 1/2/2024, 2024-02-01, 1 Feb 2024, 10:30, and a date followed by a time. */

import { months } from './calendar-names';
import type { Locale } from './locale';
import { serialOfDay, serialOfTime } from './serial';

export interface TypedDate {
  readonly serial: number;
  readonly format: string;
}

const slashed = /^(\d{1,2})([/.-])(\d{1,2})(?:\2(\d{4}|\d{2}))?$/;
const yearFirst = /^(\d{4})([/-])(\d{1,2})\2(\d{1,2})$/;
const dayAndName = /^(\d{1,2})[ -]([a-z]{3,9})\.?,?(?:[ -](\d{4}|\d{2}))?$/i;
const nameAndDay = /^([a-z]{3,9})\.? (\d{1,2})(?:, ?(\d{4}))?$/i;
const time = /^(\d{1,2}):(\d{2})(?::(\d{2}))?(?: ?([ap]m))?$/i;

/** `year` is the year that a date without one is taken to be in. Answers null for text that is neither date nor time. */
export const parseTypedDate = (text: string, locale: Locale, year: number): TypedDate | null => {
  const onlyTime = parseTime(text);
  if (onlyTime !== null) return { serial: onlyTime, format: 'hh:mm:ss' };
  const onlyDay = parseDay(text, locale, year);
  if (onlyDay !== null) return onlyDay;
  const parts = /^(.+?) +(\d{1,2}:\d{2}.*)$/.exec(text);
  if (parts === null) return null;
  const day = parseDay(parts[1] ?? '', locale, year);
  const clock = parseTime(parts[2] ?? '');
  return day === null || clock === null ? null : { serial: day.serial + clock, format: locale.dateTimeFormat };
};

const parseTime = (text: string): number | null => {
  const match = time.exec(text);
  if (match === null) return null;
  const [, hours = '', minutes = '', seconds = '0', half] = match;
  if (Number(minutes) > 59 || Number(seconds) > 59) return null;
  if (half === undefined)
    return Number(hours) > 23 ? null : serialOfTime(Number(hours), Number(minutes), Number(seconds));
  if (Number(hours) < 1 || Number(hours) > 12) return null;
  const hour = (Number(hours) % 12) + (half.toLowerCase() === 'pm' ? 12 : 0);
  return serialOfTime(hour, Number(minutes), Number(seconds));
};

const parseDay = (text: string, locale: Locale, year: number): TypedDate | null => {
  const iso = yearFirst.exec(text);
  if (iso !== null) return dated(Number(iso[1]), Number(iso[3]), Number(iso[4]), 'yyyy-mm-dd');
  const numbers = slashed.exec(text);
  if (numbers !== null) {
    const [, first = '', separator, second = '', given] = numbers;
    // Two numbers with a full stop between them are a decimal number.
    if (separator === '.' && given === undefined) return null;
    const [day, month] = locale.dayFirst ? [first, second] : [second, first];
    return dated(fullYear(given, year), Number(month), Number(day), locale.dateFormat);
  }
  const named = dayAndName.exec(text);
  if (named !== null) return dated(fullYear(named[3], year), monthOf(named[2]), Number(named[1]), 'd mmm yyyy');
  const american = nameAndDay.exec(text);
  if (american !== null)
    return dated(fullYear(american[3], year), monthOf(american[1]), Number(american[2]), 'd mmm yyyy');
  return null;
};

const dated = (year: number, month: number, day: number, format: string): TypedDate | null => {
  const serial = month === 0 ? null : serialOfDay(year, month, day);
  return serial === null ? null : { serial, format };
};

const fullYear = (given: string | undefined, current: number): number => {
  if (given === undefined) return current;
  if (given.length === 4) return Number(given);
  return Number(given) + (Number(given) < 30 ? 2000 : 1900);
};

const monthOf = (name = ''): number => {
  const lower = name.toLowerCase();
  return (
    months.map((month) => month.toLowerCase()).findIndex((month) => [month, month.slice(0, 3)].includes(lower)) + 1
  );
};
