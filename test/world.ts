import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createHost, type Host, type HostOptions } from '../playground/apps-script/host';
import type { ExecutionRecord } from '../playground/apps-script/runtime/execution';
import { inProcessNetwork } from '../playground/heatpunk/in-process';
import type { LeadRecord } from '../playground/heatpunk/lead';
import { createHeatpunk, type Heatpunk } from '../playground/heatpunk/service';

export const MENU = 'Heatpunk Leads';
export const API_KEY = 'team-key-0123456789-wxyz';
export const MEMBER = 'sam@example.com';
export const NOW = Date.UTC(2026, 10, 22, 9, 30);

/** Tests and simulations are started in the project's folder, wherever their own code was compiled to. */
const DIST = join(process.cwd(), 'dist');

/** A spreadsheet with the built bundle in it, and the simulated Heatpunk that it talks to. */
export interface World {
  readonly host: Host;
  readonly heatpunk: Heatpunk;
  /** Clicks an item of the product's menu. */
  click(item: string): ExecutionRecord;
  /** The lead sheet's cells by the field that its header note marks; row 2 is the first lead. */
  cell(row: number, field: string): unknown;
  column(field: string): number;
  /** The row number in which an id stands, or a value of another field. */
  rowOf(value: string, field?: string): number;
  /** The Sync words of the rows that hold a lead, from the top. */
  words(): string[];
  toast(): string;
  alert(): string;
}

export interface WorldOptions extends Partial<Omit<HostOptions, 'network' | 'code'>> {
  readonly leads?: readonly LeadRecord[];
  readonly behaviour?: Parameters<typeof createHeatpunk>[0]['behaviour'];
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Whether key and e-mail are saved already. */
  readonly configured?: boolean;
}

/** What `npm run build` made: the tests run the very file that is pushed. */
export function builtFile(name: string): string {
  const known = builtFiles.get(name);
  if (known !== undefined) return known;
  const text = readFileSync(join(DIST, name), 'utf8');
  builtFiles.set(name, text);
  return text;
}

/** Worlds are made by the thousand. */
const builtFiles = new Map<string, string>();

/** The built dialogs by name. */
function builtDialogs(): Record<string, string> {
  const pages = readdirSync(DIST).filter((name) => name.endsWith('.html'));
  return Object.fromEntries(pages.map((name) => [name.replace(/\.html$/, ''), builtFile(name)]));
}

export const FORM = {
  service: 'heatpunk',
  apiKey: API_KEY,
  userEmail: MEMBER,
  windowKind: 'days',
  days: '365',
  since: '',
  policy: 'ask',
  refresh: 'off',
  refreshPushes: false,
} as const;

/** A world with the settings saved, unless told otherwise, and nothing pulled yet. */
export function createWorld({
  leads = [],
  behaviour,
  settings,
  configured = true,
  ...options
}: WorldOptions = {}): World {
  const heatpunk = createHeatpunk({
    now: () => host.clock.now(),
    apiKeys: [API_KEY],
    members: [MEMBER, 'alex@example.com'],
    leads,
    ...(behaviour ? { behaviour } : {}),
  });
  const host = createHost({
    code: builtFile('Code.js'),
    files: builtDialogs(),
    manifest: JSON.parse(builtFile('appsscript.json')),
    network: inProcessNetwork(heatpunk, { advance: (ms) => host.clock.advance(ms) }),
    user: MEMBER,
    // The script keeps nothing between executions: test/stateless.test.ts sees to that.
    reuseContext: true,
    ...options,
  });
  host.clock.advance(NOW - host.clock.now());
  host.open();
  const world = worldOf(host, heatpunk);
  if (configured) {
    const answer = host.callFromDialog('saveSettings', { ...FORM, ...settings });
    if (!answer.ok || !(answer.value as { ok: boolean }).ok) throw new Error(`settings: ${JSON.stringify(answer)}`);
  }
  return world;
}

/** The same for a spreadsheet that exists already: a copy, say. */
export function worldOf(host: Host, heatpunk: Heatpunk): World {
  const { people } = host;
  const column = (field: string): number => {
    for (let number = 1; number <= 60; number++) {
      if (people.note([1, number]).split('\n').includes(`heatpunk: ${field}`)) return number;
    }
    throw new Error(`no column is marked ${field}`);
  };
  const cell = (row: number, field: string) => people.value([row, column(field)]);
  const height = () => {
    let last = 1;
    for (let row = 2; row <= 25_000; row++) {
      const isUsed = [column('(lead id)'), column('customerName')].some((each) => people.value([row, each]) !== '');
      if (isUsed) last = row;
      else if (row > last + 30) break;
    }
    return last;
  };
  return {
    host,
    heatpunk,
    click: (item) => host.ui.click(MENU, item),
    cell,
    column,
    rowOf: (value, field = '(lead id)') => {
      const last = height();
      for (let row = 2; row <= last; row++) if (String(cell(row, field)) === value) return row;
      throw new Error(`no row has ${field} ${value}`);
    },
    words: () =>
      Array.from({ length: height() - 1 }, (_, index) => index + 2)
        .filter((row) => cell(row, '(lead id)') !== '' || cell(row, 'customerName') !== '')
        .map((row) => String(cell(row, '(sync)'))),
    toast: () => host.ui.toasts.at(-1)?.text ?? '',
    alert: () => host.ui.alerts.at(-1)?.text ?? '',
  };
}
