import { pushText } from '../core/report';
import { runSync } from './run-sync';
import { withPerson } from './with-person';

/** Sends what changed in the sheet; takes nothing from Heatpunk into it. */
export function pushChanges(): void {
  withPerson(() => pushText(runSync({ action: 'Push changes', pull: false, push: true, automatic: false })));
}
