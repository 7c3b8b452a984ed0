/** The platform's own messages often come without their full stop. */
export function sentence(words: string): string {
  return /\w$/.test(words) ? `${words}.` : words;
}

/** A day (YYYY-MM-DD) as it is said: "3 November 2026". */
export function dayWords(day: string): string {
  return dayIn(day, { day: 'numeric', month: 'long', year: 'numeric' });
}

/** A day whose year is known: "3 November". */
export function dayOfYearWords(day: string): string {
  return dayIn(day, { day: 'numeric', month: 'long' });
}

/** A day where there is little room: "3 Nov". */
export function shortDayWords(day: string): string {
  return dayIn(day, { day: 'numeric', month: 'short' });
}

/** An instant (ISO 8601) on the clock of the United Kingdom: "3 November 2026 at 09:30". */
export function instantWords(instant: string): string {
  const time = new Date(instant);
  const timeZone = 'Europe/London';
  const day = time.toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone });
  const clock = time.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit', timeZone });
  return `${day} at ${clock}`;
}

function dayIn(day: string, format: Intl.DateTimeFormatOptions): string {
  return new Date(`${day}T00:00:00Z`).toLocaleDateString('en-GB', { ...format, timeZone: 'UTC' });
}
