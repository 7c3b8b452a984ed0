import { LOG_LENGTH, type LogLine } from './log-line';
import { startOfRun } from './run-key';

/** No two time zones differ by less, and no execution takes as long. */
const ZONE_STEP_MS = 900_000;

/**
 * The lines of a log, oldest first; those of one instant stay as they stand.
 *
 * A cell keeps the time that a clock on the wall showed, so that the times of older lines are off once the spreadsheet has another time
 * zone. The key of a run tells when it began, wherever that was, and its first line was written within minutes of that.
 */
export function oldestFirst(lines: readonly LogLine[]): LogLine[] {
  const firsts = new Map<string, number>();
  for (const { run, when } of lines) {
    if (when !== null) firsts.set(run, Math.min(when, firsts.get(run) ?? when));
  }
  const shifts = new Map<string, number>();
  for (const [run, first] of firsts) {
    const start = startOfRun(run);
    if (start !== null) shifts.set(run, Math.round((first - start) / ZONE_STEP_MS) * ZONE_STEP_MS);
  }
  // Of a full log the first lines of the oldest run may have been dropped, so that the one left tells nothing: it goes by the next run.
  const isFull = lines.length >= LOG_LENGTH;
  const [oldest, next] = [...shifts.keys()].sort((a, b) => (startOfRun(a) ?? 0) - (startOfRun(b) ?? 0));
  if (isFull && oldest !== undefined && next !== undefined) shifts.set(oldest, shifts.get(next) ?? 0);
  const righted = lines.map((line) =>
    line.when === null ? line : { ...line, when: line.when - (shifts.get(line.run) ?? 0) },
  );
  return righted.sort((a, b) => (a.when ?? 0) - (b.when ?? 0));
}
