import { reportText } from '../core/report';
import { runSync } from './run-sync';
import { withPerson } from './with-person';

/** Takes what changed in Heatpunk; sends nothing. */
export function pullLeads(): void {
  withPerson(() => reportText(runSync({ action: 'Pull leads', pull: true, push: false, automatic: false })));
}
