import { DAILY_HOUR } from '../core/next-run';
import { type RefreshRecord, switchedOff } from '../core/refresh-record';
import type { RefreshInterval } from '../core/settings';
import { loadRefresh, updateRefresh } from '../settings/refresh-store';
import { currentSpreadsheet } from '../sheet/spreadsheet';

type Trigger = GoogleAppsScript.Script.Trigger;

/** The handler that the trigger calls: a top-level function of the bundle. */
const HANDLER = 'refresh';

/** Makes the person's own automatic refresh what was chosen: one trigger, or none, whatever there was before. */
export function setRefreshTrigger(interval: RefreshInterval): void {
  const before = ownTriggers();
  // The new one first: where Google refuses it, the refresh goes on as it was.
  const made = create(interval);
  const id = currentSpreadsheet().getId();
  // Then which one counts: if this ends here, the others are known for leftovers, and remove themselves.
  const change = made
    ? { interval, triggerId: made.getUniqueId(), madeAt: Date.now(), firedAt: 0 }
    : switchedOff(loadRefresh(id));
  updateRefresh(id, change);
  for (const trigger of before) ScriptApp.deleteTrigger(trigger);
}

/** Whether the person's trigger is really there: it can be removed on Google's own pages. */
export function isTriggerThere({ triggerId }: RefreshRecord): boolean {
  return ownTriggers().some((trigger) => trigger.getUniqueId() === triggerId);
}

/**
 * Sees to it that one trigger is left, when another one fired than the one that counts: a save that was interrupted leaves two.
 *
 * @param fired the id of the trigger that fired
 * @returns whether that one was removed, and its run is not to be
 */
export function removeLeftovers(fired: string, record: RefreshRecord): boolean {
  if (fired === record.triggerId) return false;
  const triggers = ownTriggers();
  const isCounting = triggers.some((trigger) => trigger.getUniqueId() === record.triggerId);
  const kept = isCounting ? record.triggerId : fired;
  if (!isCounting) updateRefresh(currentSpreadsheet().getId(), { triggerId: fired });
  for (const trigger of triggers) if (trigger.getUniqueId() !== kept) ScriptApp.deleteTrigger(trigger);
  return isCounting;
}

/** Google lists a person's own triggers, and nobody else's. */
function ownTriggers(): Trigger[] {
  return ScriptApp.getProjectTriggers().filter((trigger) => trigger.getHandlerFunction() === HANDLER);
}

function create(interval: RefreshInterval): Trigger | null {
  const clock = () => ScriptApp.newTrigger(HANDLER).timeBased();
  switch (interval) {
    case 'off':
      return null;
    case '5min':
      return clock().everyMinutes(5).create();
    case '15min':
      return clock().everyMinutes(15).create();
    case '30min':
      return clock().everyMinutes(30).create();
    case 'hourly':
      return clock().everyHours(1).create();
    case 'daily':
      return clock().everyDays(1).atHour(DAILY_HOUR).create();
  }
}
