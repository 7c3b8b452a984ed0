import { reportText } from '../core/report';
import { runSync } from './run-sync';
import { withPerson } from './with-person';

/** Takes what changed in Heatpunk and sends what changed in the sheet. */
export function syncNow(): void {
  const action = 'Sync now';
  withPerson(action, () => reportText(runSync({ action, pull: true, push: true, automatic: false })));
}
