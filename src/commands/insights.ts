import { type InsightsView, insightsOf } from '../core/insights';
import { dialCodeOf } from '../core/services';
import { usable } from '../core/usable-credentials';
import { furthestDateOf } from '../core/window';
import { createClient } from '../heatpunk/client';
import { googleTransport } from '../heatpunk/transport';
import { loadCredentials, loadSettings } from '../settings/settings-store';
import { DIALOG_TIME_MS } from './limits';
import { showDialog } from './show-dialog';

/** Shows the dialog that counts the leads. */
export function openInsights(): void {
  showDialog('insights', 'Insights', 760, 640);
}

/**
 * Counts the leads as Heatpunk has them now: what the sheet holds may be days old, or edited and not sent. Nothing is written,
 * so that no other run has to be waited for.
 */
export function loadInsights(): InsightsView {
  const credentials = usable(loadCredentials());
  const now = Date.now();
  const { service, window } = loadSettings();
  const client = createClient(service, credentials, googleTransport, now + DIALOG_TIME_MS);
  const since = furthestDateOf(window, now);
  const leads = [...client.fetchLeads(since).values()];
  return {
    ...insightsOf(leads, now, dialCodeOf(service)),
    service: client.name,
    fetched: new Date(now).toISOString(),
    since,
  };
}
