import { pullText } from '../core/report';
import { runSync } from './run-sync';
import { withPerson } from './with-person';

export const PULL = 'Pull leads';

/** Takes what changed in Heatpunk; sends nothing. */
export function pullLeads(): void {
  withPerson(() => pullText(runSync({ action: PULL, pull: true, push: false, automatic: false })));
}
