/** Functions of dates that need the workbook's clock, or that the library computes by the time zone of the machine. */

import { typedValue } from '../formula-coercion';
import { FormulaError, plain } from '../formula-values';
import { calendarTime, serialOfDay, serialOfTime } from '../serial';
import { type Call, type SheetFunction, takes, takesEach } from './function';

export const dateFunctions: Readonly<Record<string, SheetFunction>> = {
  TODAY: takes(0, 0, ({ scope: { workbook } }) => ({
    value: Math.floor(workbook.rules.zone.toSerial(workbook.now())),
    format: workbook.rules.locale.dateFormat,
  })),
  NOW: takes(0, 0, ({ scope: { workbook } }) => ({
    value: workbook.rules.zone.toSerial(workbook.now()),
    format: workbook.rules.locale.dateTimeFormat,
  })),
  // The library's goes on past midnight.
  TIME: takesEach(3, 3, (call) => {
    const time = serialOfTime(call.whole(0), call.whole(1), call.whole(2));
    if (time < 0) throw new FormulaError('#NUM!');
    return { value: time % 1, format: 'hh:mm:ss' };
  }),
  DATEDIF: takesEach(3, 3, (call) => {
    const [start, end] = [Math.floor(call.number(0)), Math.floor(call.number(1))];
    const difference = differences[call.text(2).toUpperCase()];
    if (start > end || difference === undefined) throw new FormulaError('#NUM!');
    return plain(difference(start, end));
  }),
  DATEVALUE: takesEach(1, 1, (call) => plain(Math.floor(typedDate(call)))),
  TIMEVALUE: takesEach(1, 1, (call) => plain(typedDate(call) % 1)),
  WEEKNUM: takesEach(1, 2, (call) => {
    const type = call.whole(1, 1);
    if (type === 21) return plain(isoWeek(call.number(0)));
    const firstWeekday = type === 1 ? 0 : type === 2 ? 1 : (type - 10) % 7;
    if (type !== 1 && type !== 2 && (type < 11 || type > 17)) throw new FormulaError('#NUM!');
    const day = Math.floor(call.number(0));
    const newYear = firstDay(day);
    const offset = (calendarTime(newYear).weekday - firstWeekday + 7) % 7;
    return plain(Math.floor((day - newYear + offset) / 7) + 1);
  }),
  ISOWEEKNUM: takesEach(1, 1, (call) => plain(isoWeek(call.number(0)))),
};

/** The library's are negative or a year too many where the day of the month is not reached. */
const differences: Readonly<Record<string, (start: number, end: number) => number>> = {
  D: (start, end) => end - start,
  M: (start, end) => wholeMonths(start, end),
  Y: (start, end) => Math.floor(wholeMonths(start, end) / 12),
  YM: (start, end) => wholeMonths(start, end) % 12,
  MD: (start, end) => end - monthsLater(start, wholeMonths(start, end)),
  YD: (start, end) => end - monthsLater(start, Math.floor(wholeMonths(start, end) / 12) * 12),
};

const wholeMonths = (start: number, end: number): number => {
  const [from, to] = [calendarTime(start), calendarTime(end)];
  return (to.year - from.year) * 12 + to.month - from.month - (to.day < from.day ? 1 : 0);
};

/** On the same day of the month; one that the month lacks is a day of the next. */
const monthsLater = (start: number, months: number): number => {
  const { year, month, day } = calendarTime(start);
  const first = month - 1 + months;
  return (serialOfDay(year + Math.floor(first / 12), (first % 12) + 1, 1) ?? 0) + day - 1;
};

const typedDate = (call: Call): number => {
  const { value } = call.cell(0);
  const typed = typeof value === 'string' ? typedValue(value, call.scope.workbook.rules) : value;
  if (typeof typed !== 'number') throw new FormulaError('#VALUE!');
  return typed;
};

/** The week's Thursday decides to which year a week belongs. */
const isoWeek = (serial: number): number => {
  const day = Math.floor(serial);
  const thursday = day + 4 - (calendarTime(day).weekday || 7);
  return Math.floor((thursday - firstDay(thursday)) / 7) + 1;
};

const firstDay = (serial: number): number => serialOfDay(calendarTime(serial).year, 1, 1) ?? 0;
