import type { JournalEntry } from '../../playground/heatpunk/journal';
import { Broken } from './broken';
import { titleOf } from './judge-words';
import type { LogLine } from './log-lines';
import { isUnanswered } from './run-at-hand';
import { textOf } from './team-record';

/**
 * Judges the activity log after a run that came to its end with nothing failing around it: it tells of each lead that was created or
 * deleted, and of each field that was sent, and of no other.
 *
 * @param asked what the run asked of Heatpunk
 * @param lines what it logged
 */
export function judgeLog(asked: readonly JournalEntry[], lines: readonly LogLine[]): void {
  // One request without an answer takes the answers of all that went out with it.
  const isAnswered = !asked.some((entry) => entry.route !== 'fetch' && isUnanswered(entry));
  const done = asked.filter(({ workDone, faultId }) => isAnswered && workDone && faultId === null);
  for (const { route, leadId, fields } of done) {
    if (leadId === null || route === 'fetch' || route === null) continue;
    const told = lines.filter(({ action, lead }) => action === ACTIONS[route] && lead === leadId);
    if (told.length === 0) throw new Broken(`The log does not tell of the ${route} of lead ${leadId}.`);
    for (const [field, value] of route === 'update' ? Object.entries(fields) : []) {
      const isTold = told.some((line) => line.field === titleOf(field) && isSame(line.new, textOf(value)));
      if (!isTold)
        throw new Broken(`The log does not tell that ${field} "${textOf(value)}" was sent for lead ${leadId}.`);
    }
  }
  for (const line of lines) {
    const route = ROUTES.get(line.action);
    // Work that was done in an earlier try, whose answer was lost, is told of as well.
    const isAsked = asked.some((entry) => entry.route === route && entry.leadId === line.lead && isOf(line, entry));
    if (route !== undefined && !isAsked)
      throw new Broken(`The log says "${line.action}" of lead ${line.lead} (${line.field}), which nothing asked for.`);
  }
}

/** A line about a field is of a request that brought what the line says. */
function isOf({ field, new: text }: LogLine, { fields }: JournalEntry): boolean {
  return (
    field === '' ||
    Object.entries(fields).some(([name, value]) => titleOf(name) === field && isSame(text, textOf(value)))
  );
}

const ACTIONS = { update: 'Sent', create: 'Created', delete: 'Deleted' } as const;
const ROUTES = new Map<string, string>(Object.entries(ACTIONS).map(([route, action]) => [action, route]));

/** Numbers are the same however they are written. */
function isSame(logged: string, sent: string): boolean {
  return logged === sent || (logged !== '' && sent !== '' && Number(logged) === Number(sent));
}
