/** Java's SimpleDateFormat, as far as Utilities.formatDate is used with it. */

import { ServiceError } from '../errors';
import { months, weekdays } from '../workbook/calendar-names';
import { type CalendarTime, calendarTime } from '../workbook/serial';
import { type TimeZone, timeZone } from '../workbook/time-zone';

/** Letters: y M d E u a H h m s S Z X z and quoted text. Any other letter throws, also the few more that Java knows. */
export const formatDate = (date: Date, zoneName: string, pattern: string): string => {
  const zone = zoneNamed(zoneName);
  const time = calendarTime(zone.toSerial(date.getTime()));
  const offset = zone.offsetAt(date.getTime()) / 60_000;
  return pattern.replace(/''|'((?:[^']|'')*)'|([A-Za-z])\2*/g, (token: string, quoted?: string, letter?: string) => {
    if (token === "''") return "'";
    return letter === undefined ? (quoted ?? '').replaceAll("''", "'") : part(letter, token.length, time, offset, zone);
  });
};

/** Java takes a zone that it does not know for GMT. GMT+2 is two hours ahead; the Etc names count the other way. */
const zoneNamed = (name: string): TimeZone => {
  const fixed = /^(?:GMT|UTC)([+-])0?(\d{1,2})(?::?00)?$/.exec(name);
  try {
    return timeZone(fixed === null ? name : `Etc/GMT${fixed[1] === '+' ? '-' : '+'}${fixed[2]}`);
  } catch {
    return timeZone('UTC');
  }
};

const part = (letter: string, length: number, time: CalendarTime, offset: number, zone: TimeZone): string => {
  const padded = (value: number) => String(value).padStart(length, '0');
  switch (letter) {
    case 'y':
      return length === 2 ? String(time.year % 100).padStart(2, '0') : padded(time.year);
    case 'M': {
      const name = months[time.month - 1] ?? '';
      return length < 3 ? padded(time.month) : length === 3 ? name.slice(0, 3) : name;
    }
    case 'd':
      return padded(time.day);
    case 'E': {
      const name = weekdays[time.weekday] ?? '';
      return length < 4 ? name.slice(0, 3) : name;
    }
    case 'u':
      return padded(time.weekday === 0 ? 7 : time.weekday);
    case 'a':
      return time.hour < 12 ? 'AM' : 'PM';
    case 'H':
      return padded(time.hour);
    case 'h':
      return padded(time.hour % 12 || 12);
    case 'm':
      return padded(time.minute);
    case 's':
      return padded(time.second);
    case 'S':
      return padded(time.millisecond);
    case 'Z':
      return offsetText(offset, '');
    case 'X':
      if (offset === 0) return 'Z';
      return length === 1 ? offsetText(offset, '').slice(0, 3) : offsetText(offset, length === 3 ? ':' : '');
    case 'z':
      return offset === 0 ? 'GMT' : zone.name === 'Europe/London' ? 'BST' : `GMT${offsetText(offset, ':')}`;
    default:
      throw new ServiceError(`Illegal pattern character '${letter}'`);
  }
};

const offsetText = (offset: number, separator: string): string => {
  const size = Math.abs(offset);
  const digits = (value: number) => String(Math.floor(value)).padStart(2, '0');
  return `${offset < 0 ? '-' : '+'}${digits(size / 60)}${separator}${digits(size % 60)}`;
};
