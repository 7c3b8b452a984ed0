import { HOUR_MS, MINUTE_MS } from '../core/durations';
import { nextRun } from '../core/next-run';
import type { RefreshRecord } from '../core/refresh-record';
import { currentSpreadsheet } from '../sheet/spreadsheet';
import { isTriggerThere } from './refresh-trigger';

/**
 * When the person's own refresh runs next, as they would say it; or that it does not, and what to do.
 *
 * @param save how one saves from where it is told
 */
export function nextRunWords(record: RefreshRecord, save: string): string {
  const again = `${save} to set it up again.`;
  if (!isTriggerThere(record)) return `The automatic refresh is not set up at Google any more: ${again}`;
  const now = Date.now();
  const next = nextRun(record, offsetIn(Session.getScriptTimeZone()), now);
  if (next === null) return '';
  if (next.isMissed) return `Google did not start the automatic refresh when it was due: ${again}`;
  return `The next run is about ${timeWords(next.at, now)}.`;
}

/** By how many ms the clocks of a time zone are ahead of UTC at an instant. */
function offsetIn(zone: string): (time: number) => number {
  return (time) => {
    const [, sign, hours, minutes] = /^([+-])(\d\d)(\d\d)$/.exec(Utilities.formatDate(new Date(time), zone, 'Z')) ?? [];
    const offset = Number(hours ?? 0) * HOUR_MS + Number(minutes ?? 0) * MINUTE_MS;
    return sign === '-' ? -offset : offset;
  };
}

/** In the time of the spreadsheet; with the day where it is not today. */
function timeWords(time: number, now: number): string {
  const zone = currentSpreadsheet().getSpreadsheetTimeZone();
  const [day, clock] = Utilities.formatDate(new Date(time), zone, 'dd/MM/yyyy HH:mm').split(' ');
  const today = Utilities.formatDate(new Date(now), zone, 'dd/MM/yyyy');
  return day === today ? `${clock}` : `${clock} on ${day}`;
}
