import type { RefreshInterval } from '../core/settings';

/** The handler that the trigger calls: a top-level function of the bundle. */
const HANDLER = 'refresh';

/** Makes the person's own automatic refresh what was chosen: one trigger, or none, whatever there was before. */
export function setRefreshTrigger(interval: RefreshInterval): void {
  const before = ScriptApp.getProjectTriggers().filter((trigger) => trigger.getHandlerFunction() === HANDLER);
  // The new one first: where Google refuses it, the refresh goes on as it was.
  create(interval);
  for (const trigger of before) ScriptApp.deleteTrigger(trigger);
}

function create(interval: RefreshInterval): void {
  const clock = () => ScriptApp.newTrigger(HANDLER).timeBased();
  switch (interval) {
    case 'off':
      return;
    case '5min':
      clock().everyMinutes(5).create();
      return;
    case '15min':
      clock().everyMinutes(15).create();
      return;
    case '30min':
      clock().everyMinutes(30).create();
      return;
    case 'hourly':
      clock().everyHours(1).create();
      return;
    case 'daily':
      clock().everyDays(1).atHour(6).create();
      return;
    default:
      interval satisfies never;
  }
}
