import { reportText } from '../core/report';
import { runSync } from './run-sync';
import { withPerson } from './with-person';

/** Takes what changed in Heatpunk and sends what changed in the sheet. */
export function syncNow(): void {
  withPerson(() => reportText(runSync({ action: 'Sync now', pull: true, push: true, automatic: false })));
}
