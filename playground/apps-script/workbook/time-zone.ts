/** Instants and the serial numbers that a spreadsheet keeps for them, in one time zone, daylight saving included. */

export interface TimeZone {
  readonly name: string;
  /** Milliseconds to add to UTC at that instant. */
  offsetAt(utc: number): number;
  /** Instant in milliseconds since 1970 → days since 1899-12-30 on the clock of this zone. */
  toSerial(utc: number): number;
  /**
   * The way back. A time that daylight saving skips moves forward by the gap; one that occurs twice is the first of the
   * two, as `java.time` has it (Google does not say which it takes).
   */
  toUtc(serial: number): number;
}

interface Span {
  readonly from: number;
  readonly offset: number;
}

const dayMs = 86_400_000;
const weekMs = 7 * dayMs;
/** 1970-01-01 counted from 1899-12-30. */
const unixEpochSerial = 25_569;

const zones = new Map<string, TimeZone>();

export const timeZone = (name: string): TimeZone => {
  const known = zones.get(name);
  if (known !== undefined) return known;
  const made = makeTimeZone(name);
  zones.set(name, made);
  return made;
};

const makeTimeZone = (name: string): TimeZone => {
  const measure = offsetMeter(name);
  const years = new Map<number, readonly Span[]>();

  const spansOf = (year: number): readonly Span[] => {
    const known = years.get(year);
    if (known !== undefined) return known;
    const spans = findSpans(measure, Date.UTC(year, 0, 1), Date.UTC(year + 1, 0, 1));
    years.set(year, spans);
    return spans;
  };

  const offsetAt = (utc: number): number => {
    let offset = 0;
    for (const span of spansOf(new Date(utc).getUTCFullYear())) {
      if (span.from > utc) break;
      offset = span.offset;
    }
    return offset;
  };

  return {
    name,
    offsetAt,
    toSerial: (utc) => (utc + offsetAt(utc)) / dayMs + unixEpochSerial,
    toUtc: (serial) => {
      const local = Math.round((serial - unixEpochSerial) * dayMs);
      const before = offsetAt(local - dayMs);
      const after = offsetAt(local + dayMs);
      if (before === after || offsetAt(local - before) === before) return local - before;
      return offsetAt(local - after) === after ? local - after : local - before;
    },
  };
};

/** Asking Intl costs microseconds each time, so a year is sampled once and its changes of offset are kept. */
const findSpans = (measure: (utc: number) => number, start: number, end: number): readonly Span[] => {
  const spans: Span[] = [{ from: start, offset: measure(start) }];
  let at = start;
  let offset = measure(start);
  while (at < end) {
    const next = Math.min(at + weekMs, end);
    const nextOffset = measure(next);
    if (nextOffset !== offset) {
      let low = at;
      let high = next;
      while (high - low > 1_000) {
        const middle = low + Math.floor((high - low) / 2_000) * 1_000;
        if (middle === low) break;
        if (measure(middle) === offset) low = middle;
        else high = middle;
      }
      spans.push({ from: high, offset: nextOffset });
      offset = nextOffset;
    }
    at = next;
  }
  return spans;
};

const offsetMeter = (name: string): ((utc: number) => number) => {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone: name,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  return (utc) => {
    const whole = Math.floor(utc / 1_000) * 1_000;
    const parts: Record<string, number> = {};
    for (const part of format.formatToParts(whole)) parts[part.type] = Number(part.value);
    const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
    return Date.UTC(year, month - 1, day, hour, minute, second) - whole;
  };
};
