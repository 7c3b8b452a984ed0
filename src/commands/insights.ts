import { type InsightsView, insightsOf } from '../core/insights';
import { dialCodeOf } from '../core/services';
import { usable } from '../core/usable-credentials';
import { furthestDateOf } from '../core/window';
import { createClient } from '../heatpunk/client';
import { googleTransport } from '../heatpunk/transport';
import { loadCredentials, loadSettings } from '../settings/settings-store';
import { PRODUCT } from './product';

/** In pixels. */
const WIDTH = 760;
const HEIGHT = 640;

/** How long the dialog may wait for Heatpunk, in ms. */
const PATIENCE_MS = 60_000;

export function openInsights(): void {
  const page = HtmlService.createHtmlOutputFromFile('insights').setWidth(WIDTH).setHeight(HEIGHT);
  SpreadsheetApp.getUi().showModalDialog(page, `${PRODUCT}: insights`);
}

/**
 * Counts the leads as Heatpunk has them now: what the sheet holds may be days old, or edited and not sent. Nothing is written,
 * so that no other run has to be waited for.
 */
export function loadInsights(): InsightsView {
  const credentials = usable(loadCredentials());
  const now = Date.now();
  const { service, window } = loadSettings();
  const client = createClient(service, credentials, googleTransport, now + PATIENCE_MS);
  const since = furthestDateOf(window, now);
  const leads = [...client.fetchLeads(since).values()];
  return {
    ...insightsOf(leads, now, dialCodeOf(service)),
    service: client.name,
    fetched: new Date(now).toISOString(),
    since,
  };
}
