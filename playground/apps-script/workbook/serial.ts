/** Serial numbers without a time zone: the calendar day and the time of day that a number stands for. */

const dayMs = 86_400_000;
const epoch = Date.UTC(1899, 11, 30);

export interface CalendarTime {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly millisecond: number;
  /** 0 is Sunday. */
  readonly weekday: number;
}

/** The serial of a calendar day, or null where there is no such day (31 June, month 13). */
export const serialOfDay = (year: number, month: number, day: number): number | null => {
  const date = new Date(Date.UTC(year, month - 1, day));
  // Date.UTC takes the years 0 to 99 for 1900 to 1999; Sheets knows no such years.
  if (year < 100 || date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return null;
  return (date.getTime() - epoch) / dayMs;
};

export const serialOfTime = (hour: number, minute: number, second: number): number =>
  (hour * 3_600 + minute * 60 + second) / 86_400;

export const calendarTime = (serial: number): CalendarTime => {
  const date = new Date(Math.round(serial * dayMs) + epoch);
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
    second: date.getUTCSeconds(),
    millisecond: date.getUTCMilliseconds(),
    weekday: date.getUTCDay(),
  };
};
