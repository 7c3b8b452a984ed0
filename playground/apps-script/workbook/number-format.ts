/** Number format patterns: whether one makes a date of a number, and what a value looks like under it. */

import { months, weekdays } from './calendar-names';
import type { Scalar } from './cell';
import { type CalendarTime, calendarTime } from './serial';

/** What `getNumberFormat` answers for a cell of automatic format, and what makes a cell automatic when it is set. */
export const automaticFormat = '0.###############';

export const normalFormat = (format: string): string =>
  format === automaticFormat || format.toLowerCase() === 'general' ? '' : format;

const dateFormats = new Map<string, boolean>();

/** A number under such a format is read back as a Date. */
export const isDateFormat = (format: string): boolean => {
  if (format === '' || format === '@') return false;
  const known = dateFormats.get(format);
  if (known !== undefined) return known;
  const bare = format.replace(/"[^"]*"|\\.|\[\$[^\]]*\]|\[(?:black|red|green|blue|white)\]|e[-+]0+/gi, '');
  const isDate = /[dmyhs]/i.test(bare) && !/[0#?]/.test(bare.replace(/s\.0+/gi, ''));
  dateFormats.set(format, isDate);
  return isDate;
};

/** The text that the cell shows, near enough to Sheets for the formats that this project sets. */
export const displayText = (value: Scalar | null, format: string): string => {
  if (value === null) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  if (format === '' || format === '@') return plainNumber(value);
  return isDateFormat(format) ? dateText(value, format) : numberText(value, format);
};

const plainNumber = (value: number): string => String(Number(value.toPrecision(15))).replace('e+', 'E+');

const numberText = (value: number, format: string): string => {
  const pattern = (format.split(';')[0] ?? format).replace(/\[\$([^\]-]*)[^\]]*\]/g, '"$1"');
  const core = /[#0?][#0?,]*(\.[#0?]+)?(e\+?0+)?/i.exec(
    pattern.replace(/"[^"]*"/g, (quoted) => '\u0000'.repeat(quoted.length)),
  );
  if (core === null) return plainNumber(value);
  const percent = pattern.includes('%');
  const scaled = Math.abs(percent ? value * 100 : value);
  const fraction = (core[1] ?? '').slice(1);
  const fixed = fraction.replaceAll('#', '').length;
  let digits = core[2] === undefined ? scaled.toFixed(fraction.length) : exponential(scaled, fraction.length);
  for (let spare = fraction.length - fixed; spare > 0 && digits.endsWith('0'); spare--) digits = digits.slice(0, -1);
  if (digits.endsWith('.')) digits = digits.slice(0, -1);
  if (core[0].includes(',')) digits = digits.replace(/\B(?=(\d{3})+(?!\d))(?<!\.\d*)/g, ',');
  const around = [pattern.slice(0, core.index), pattern.slice(core.index + core[0].length)];
  const [before = '', after = ''] = around.map((text) => text.replace(/["\\]/g, ''));
  return `${value < 0 ? '-' : ''}${before}${digits}${after}`;
};

const exponential = (value: number, places: number): string => {
  const [mantissa = '', power = '0'] = value.toExponential(places).split('e');
  return `${mantissa}E${power.startsWith('-') ? '-' : '+'}${power.replace(/[-+]/, '').padStart(2, '0')}`;
};

const dateText = (serial: number, format: string): string => {
  const time = calendarTime(serial);
  const halved = /am\/pm|a\/p/i.test(format);
  let afterHour = false;
  return format.replace(/"([^"]*)"|\\(.)|am\/pm|a\/p|\.0+|y+|m+|d+|h+|s+/gi, (token, quoted, escaped) => {
    if (quoted !== undefined) return String(quoted);
    if (escaped !== undefined) return String(escaped);
    // `m` means minutes after an hour and months elsewhere.
    const text = datePart(token.toLowerCase(), time, halved, afterHour);
    afterHour = /^h/i.test(token) || (afterHour && !/^[ymd]/i.test(token));
    return text;
  });
};

const datePart = (token: string, time: CalendarTime, halved: boolean, afterHour: boolean): string => {
  const padded = (value: number) => String(value).padStart(token.length > 1 ? 2 : 1, '0');
  switch (token[0]) {
    case 'y':
      return token.length > 2 ? String(time.year) : String(time.year % 100).padStart(2, '0');
    case 'm': {
      if (afterHour) return padded(time.minute);
      const name = months[time.month - 1] ?? '';
      if (token.length > 2) return token.length === 3 ? name.slice(0, 3) : name;
      return padded(time.month);
    }
    case 'd': {
      const name = weekdays[time.weekday] ?? '';
      if (token.length > 2) return token.length === 3 ? name.slice(0, 3) : name;
      return padded(time.day);
    }
    case 'h':
      return padded(halved ? time.hour % 12 || 12 : time.hour);
    case 's':
      return padded(time.second);
    case '.':
      return `.${String(time.millisecond)
        .padStart(3, '0')
        .slice(0, token.length - 1)}`;
    default:
      return time.hour < 12 ? 'am' : 'pm';
  }
};
