/** The playground without its web server: the spreadsheet, its script and Heatpunk, and the pages that look at them. */

import { httpNetwork } from '../apps-script/http-network';
import { createLiveHost } from '../apps-script/live-host';
import { runningClock } from '../apps-script/runtime/clock';
import type { Limits } from '../apps-script/runtime/limits';
import type { Manifest } from '../apps-script/runtime/scope';
import type { FetchShape } from '../heatpunk/behaviour';
import { generateLeads } from '../heatpunk/leads-generator';
import { startHeatpunkServer } from '../heatpunk/server';
import { createHeatpunk } from '../heatpunk/service';
import type { ClockView, State, ToPage } from '../protocol';
import { createFaultSwitches, type FaultSwitches } from './fault-switches';
import { type LeadsWatch, watchLeads } from './leads-watch';
import { createPermissionSwitch } from './permission-switch';
import { watchScript } from './script-watch';
import { createVisitor, type SharedParts, type Visitor } from './visitor';
import { watchWorkbook } from './workbook-watch';

export const API_KEY = 'playground-key-0123456789';
const PEOPLE = ['sam@example.com', 'alex@example.com'] as const;

export interface PlaygroundOptions {
  /** What is pushed to Google. */
  readonly script: {
    readonly code: string;
    readonly files: Readonly<Record<string, string>>;
    readonly manifest: Manifest;
  };
  /** Null when requests go to the real services. */
  readonly heatpunk: { readonly leads: number; readonly seed: number; readonly shape: FetchShape | null } | null;
  /** Milliseconds that each service call takes. */
  readonly latencyMs: number;
  readonly limits?: Partial<Limits>;
}

export interface Playground {
  /** A page came. `send` is to carry each message to it. */
  visit(send: (message: ToPage) => void): Visitor;
  close(): Promise<void>;
}

/** Changes are told together, at most so often: a script makes many in a moment. */
const pauseMs = 30;

export const startPlayground = async (options: PlaygroundOptions): Promise<Playground> => {
  const clock = runningClock();
  const simulation = options.heatpunk === null ? null : await simulate(options.heatpunk, clock.now);
  const host = createLiveHost({
    ...options.script,
    network: httpNetwork(simulation?.resolve ?? ((url) => url)),
    spreadsheetName: 'Our leads',
    clock,
    latency: { call: options.latencyMs },
    limits: options.limits ?? {},
    onChange: () => tellSoon(),
  });
  const { workbook } = host.machine;
  const book = watchWorkbook(workbook);
  const script = watchScript(host);
  const visitors = new Set<(message: ToPage) => void>();
  const permission = createPermissionSwitch(host.machine, PEOPLE);

  const clockView = (): ClockView => ({
    now: clock.now(),
    aheadMs: clock.ahead[0] ?? 0,
    nextDue: host.machine.triggers.firstDue(Number.POSITIVE_INFINITY)?.nextDue ?? null,
  });

  const newFaults = newsOf(
    () => simulation?.faults.list() ?? [],
    (faults) => ({ kind: 'faults', faults }),
  );
  const newUnpermitted = newsOf(permission.unpermitted, (users) => ({ kind: 'unpermitted', users }));
  const newClock = newsOf(
    clockView,
    (view) => ({ kind: 'clock', clock: view }),
    // The page moves it on by itself.
    (view) => ({ ...view, now: 0 }),
  );

  const tell = () => {
    // Sheets first: what is shown next may be about them.
    const news = [
      book.changes(),
      ...script.changes(),
      simulation?.leads.changes(),
      newFaults(),
      newUnpermitted(),
      newClock(),
    ];
    for (const message of news) if (message) for (const send of visitors) send(message);
  };

  let telling: NodeJS.Timeout | null = null;
  const tellSoon = () => {
    telling ??= setTimeout(() => {
      telling = null;
      tell();
    }, pauseMs).unref();
  };

  const state = (): State => ({
    kind: 'state',
    spreadsheet: { name: workbook.name, timeZone: workbook.rules.zone.name, locale: workbook.rules.locale.name },
    people: PEOPLE,
    live: simulation === null,
    revision: book.revision(),
    sheets: book.sheets(),
    ...script.view(),
    heatpunk: simulation && { ...simulation.leads.view(), apiKey: API_KEY, members: PEOPLE },
    faults: simulation?.faults.list() ?? [],
    unpermitted: permission.unpermitted(),
    clock: clockView(),
  });

  const shared: SharedParts = {
    host,
    book,
    script,
    leads: simulation?.leads ?? null,
    faults: simulation?.faults ?? null,
    permission,
    people: PEOPLE,
    tell,
    tellSoon,
  };

  return {
    visit: (send) => {
      tell();
      send(state());
      visitors.add(send);
      return createVisitor(shared, send, () => void visitors.delete(send));
    },
    close: async () => {
      if (telling !== null) clearTimeout(telling);
      visitors.clear();
      await host.close();
      await simulation?.close();
    },
  };
};

/** Answers a message where the part is another than at the last time, else null. `compared` is what counts of it. */
const newsOf = <T>(part: () => T, message: (part: T) => ToPage, compared: (part: T) => unknown = (whole) => whole) => {
  let told = '';
  return (): ToPage | null => {
    const seen = part();
    const text = JSON.stringify(compared(seen));
    if (text === told) return null;
    told = text;
    return message(seen);
  };
};

interface Simulation {
  readonly leads: LeadsWatch;
  readonly faults: FaultSwitches;
  /** Where the requests to a service really go. */
  readonly resolve: (url: string) => string;
  readonly close: () => Promise<void>;
}

const simulate = async (
  { leads: count, seed, shape }: NonNullable<PlaygroundOptions['heatpunk']>,
  now: () => number,
): Promise<Simulation> => {
  const heatpunk = createHeatpunk({
    now,
    apiKeys: [API_KEY],
    members: PEOPLE,
    leads: generateLeads({ count, seed, now: now() }),
    seed,
    behaviour: { shape: shape ?? 'documented' },
  });
  const server = await startHeatpunkServer(heatpunk, { bodyLimitBytes: 50 * 1024 * 1024 });
  return {
    leads: watchLeads(heatpunk.dashboard, PEOPLE),
    faults: createFaultSwitches(heatpunk.faults),
    resolve: (url) => `${server.url}${new URL(url).pathname}${new URL(url).search}`,
    close: server.close,
  };
};
