import { reportText } from '../core/report';
import { runSync } from './run-sync';
import { withPerson } from './with-person';

/** Takes what changed in Heatpunk; sends nothing. */
export function pullLeads(): void {
  const action = 'Pull leads';
  withPerson(action, () => reportText(runSync({ action, pull: true, push: false, automatic: false })));
}
