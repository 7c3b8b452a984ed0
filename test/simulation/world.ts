import { createHost, type Host } from '../../playground/apps-script/host';
import { NetworkError } from '../../playground/apps-script/network';
import { type Clock, manualClock } from '../../playground/apps-script/runtime/clock';
import type { ExecutionRecord } from '../../playground/apps-script/runtime/execution';
import { RefusedEdit } from '../../playground/apps-script/workbook/acts';
import type { LiteralBehaviour } from '../../playground/apps-script/workbook/coercion';
import { inProcessNetwork } from '../../playground/heatpunk/in-process';
import { createHeatpunk, type Heatpunk } from '../../playground/heatpunk/service';
import { someLeads } from '../sheet/a-lead';
import { API_KEY, builtFile, FORM, MEMBER, NOW } from '../world';
import type { Act, Place, RunAct } from './act';
import type { History } from './history';
import { type Scan, scan } from './scan';
import { emptyTally, type Tally } from './tally';
import { Broken, SharedLedger, Witness } from './witness';

/** One spreadsheet, the person before it, and the witness who watches what the product does there. */
export interface Desk {
  host: Host;
  witness: Witness;
  policy: 'ask' | 'sheet' | 'heatpunk';
  /** Leads whose deletion the person confirmed in the run at hand. */
  confirmed: Set<string>;
}

export interface SimulatedWorld {
  readonly heatpunk: Heatpunk;
  readonly desks: Desk[];
  readonly tally: Tally;
  /** Leads that the team member may not see. */
  readonly withdrawn: ReadonlySet<string>;
  perform(act: Act): void;
  run(desk: Desk, item: RunAct['item']): ExecutionRecord;
}

const LITERALS: readonly Partial<LiteralBehaviour>[] = [
  {},
  { apostropheInTextCell: 'mark', formulaInTextCell: 'formula' },
  { apostropheInTextCell: 'kept', formulaInTextCell: 'formula' },
];

const CODE = builtFile('Code.js');
const MANIFEST = JSON.parse(builtFile('appsscript.json'));

/** Before these calls of a run other people may act. Between a read and the writes that follow it nothing can wait, so nobody does. */
const PAUSES =
  /^(UrlFetchApp|Utilities\.sleep|Lock|Cache|Properties|Range\.get(Values|Formulas|Notes?)$|Spreadsheet\.toast)/;

export function createSimulatedWorld(history: History): SimulatedWorld {
  const clock: Clock = manualClock();
  clock.advance(NOW - clock.now());
  const heatpunk = createHeatpunk({
    now: () => clock.now(),
    seed: history.seed,
    apiKeys: [API_KEY],
    members: [MEMBER],
    leads: someLeads(history.leads),
    behaviour: { shape: history.shape },
  });
  const ledger = new SharedLedger(heatpunk);
  const tally = emptyTally();
  const network = inProcessNetwork(heatpunk, { advance: (ms) => clock.advance(ms) });
  let quotaIsUsedUp = false;
  const withdrawn = new Set<string>();
  const desks: Desk[] = [];
  for (let count = 0; count < history.spreadsheets; count++) addDesk();
  const world: SimulatedWorld = { heatpunk, desks, tally, withdrawn, perform, run };
  return world;

  function addDesk(): void {
    const host = createHost({
      code: CODE,
      files: {},
      manifest: MANIFEST,
      network: (requests) =>
        quotaIsUsedUp
          ? requests.map(() => new NetworkError('Service invoked too many times for one day: urlfetch.'))
          : network(requests),
      clock,
      literal: LITERALS[history.literal] ?? {},
      user: MEMBER,
      seed: history.seed + desks.length,
      newSheetRows: 30,
      reuseContext: true,
    });
    seat(host);
    settings(host, 'ask');
    host.ui.click('Heatpunk Leads', 'Sync now');
    const [desk] = desks.slice(-1);
    if (!desk) return;
    const sheet = scan(host);
    const column = (sheet?.headers.length ?? 0) + 1;
    host.people.openSheet(sheet?.sheet.name ?? '');
    host.people.type([1, column], 'Fitter');
    for (let row = 2; row <= history.leads + 1; row++) host.people.type([row, column], `Fitter ${row}`);
    desk.witness = new Witness(desk, heatpunk, ledger);
  }

  function seat(host: Host): void {
    host.open();
    const desk = { host, policy: 'ask', confirmed: new Set() } as unknown as Desk;
    desk.witness = new Witness(desk, heatpunk, ledger);
    host.ui.respond(({ text, buttons }) => {
      if (!buttons.includes('YES')) return 'OK';
      for (const [, id] of text.matchAll(/\(([^()]+)\)$/gm)) desk.confirmed.add(id ?? '');
      return 'YES';
    });
    desks.push(desk);
  }

  function settings(host: Host, policy: Desk['policy']): void {
    const form = { ...FORM, policy, refresh: '30min', refreshPushes: true };
    host.callFromDialog('saveSettings', form);
  }

  function deskOf(on: number): Desk {
    const desk = desks[on] ?? desks[0];
    if (!desk) throw new Error('no spreadsheet');
    return desk;
  }

  function perform(act: Act): void {
    tally.steps++;
    switch (act.kind) {
      case 'run':
        performRun(act);
        return;
      case 'clock':
        clock.advance(act.ms);
        return;
      case 'colleague edits':
      case 'colleague creates':
      case 'colleague deletes':
      case 'withdraw':
      case 'return':
        tally['acts of colleagues']++;
        colleague(act);
        return;
      default: {
        const desk = deskOf('at' in act ? act.at.on : act.on);
        tally['acts of people']++;
        desk.witness.beforePerson();
        try {
          person(desk, act);
        } catch (error) {
          if (!(error instanceof RefusedEdit)) throw error;
        }
        desk.witness.afterPerson();
      }
    }
  }

  function colleague(act: Extract<Act, { kind: `colleague ${string}` | 'withdraw' | 'return' }>): void {
    const leads = heatpunk.dashboard.leads();
    if (act.kind === 'colleague creates') {
      heatpunk.dashboard.create({ ...act.texts });
      return;
    }
    const id = leads[Math.floor(act.lead * leads.length)]?.id;
    if (id === undefined) return;
    ledger.allowForColleague(id);
    if (act.kind === 'colleague edits') heatpunk.dashboard.edit(id, { [act.field]: act.text }, 'alex@example.com');
    else if (act.kind === 'colleague deletes') heatpunk.dashboard.remove(id);
    else if (act.kind === 'withdraw') {
      heatpunk.dashboard.hideFrom(MEMBER, id);
      withdrawn.add(id);
    } else {
      heatpunk.dashboard.showTo(MEMBER, id);
      withdrawn.delete(id);
    }
  }

  function person(
    desk: Desk,
    act: Exclude<Act, { kind: 'run' | 'clock' | `colleague ${string}` | 'withdraw' | 'return' }>,
  ): void {
    const { people } = desk.host;
    if (act.kind === 'undo') {
      people.undo();
      return;
    }
    if (act.kind === 'policy') {
      desk.policy = act.policy;
      settings(desk.host, act.policy);
      return;
    }
    if (act.kind === 'copy spreadsheet') {
      copy(desk);
      return;
    }
    if (act.kind === 'delete base' || act.kind === 'show base') {
      const base = desk.host.workbook.sheets.find(({ name }) => name === 'Heatpunk base');
      if (base && act.kind === 'delete base') people.deleteSheet(base.name);
      else if (base) people.hideSheet(base.name, false);
      return;
    }
    const sheet = scan(desk.host);
    if (!sheet) return;
    people.openSheet(sheet.sheet.name);
    const last = Math.max(1, ...sheet.rows.map((row) => row.number));
    if (act.kind === 'rename tab') {
      people.renameSheet(sheet.sheet.name, act.text);
      return;
    }
    if (act.kind === 'new row') {
      for (const [field, text] of Object.entries(act.texts)) {
        const column = sheet.columns.get(field);
        if (column !== undefined) people.type([last + 1, column], text);
      }
      return;
    }
    const column = columnOf(sheet, act.at);
    if (column === null) return;
    // One row below the last can be reached as well: people write there.
    const row = 2 + Math.floor(act.at.row * last);
    const other = (to: number, most: number) => 1 + Math.floor(to * most);
    switch (act.kind) {
      case 'type':
        people.type([row, column], act.text);
        return;
      case 'clear':
        people.clear([row, column]);
        return;
      case 'paste':
        people.paste([row, column], act.block);
        return;
      case 'fill down':
        people.fillDown({ row, column, rows: act.rows, columns: 1 });
        return;
      case 'sort':
        people.sort(column, act.ascending);
        return;
      case 'filter':
        people.removeFilter();
        people.filter(column, [people.text([row, column])]);
        return;
      case 'insert row':
        people.insertRows(row);
        return;
      case 'delete row':
        people.deleteRows(row);
        return;
      case 'duplicate row':
        people.duplicateRow(row);
        return;
      case 'move row':
        people.moveRows(row, 1, 1 + other(act.to, last));
        return;
      case 'insert column':
        people.insertColumns(column);
        return;
      case 'move column':
        people.moveColumns(column, 1, other(act.to, sheet.headers.length));
        return;
      case 'hide column':
        people.hideColumn(column);
        return;
      case 'rename header':
        people.type([1, column], `Header ${Math.floor(act.to * 1e6)}`);
        return;
      case 'delete column':
        people.deleteColumns(column);
        return;
      case 'own formula':
        people.type(
          [row, columnOf(sheet, { ...act.at, field: 'own' }) ?? sheet.headers.length + 1],
          `="Dear "&E${row}`,
        );
        return;
      case 'own note':
        people.setNote([row, column], act.text);
        return;
      default:
        act satisfies never;
    }
  }

  function columnOf(sheet: Scan, { field }: Place): number | null {
    if (field !== 'own') return sheet.columns.get(field) ?? null;
    const ours = new Set(sheet.columns.values());
    const own = sheet.headers.findIndex((header, index) => header !== '' && !ours.has(index + 1));
    return own === -1 ? null : own + 1;
  }

  function copy(desk: Desk): void {
    if (desks.length > 1) return;
    tally['copied spreadsheets']++;
    const before = desk.witness;
    seat(desk.host.copy());
    const [copied] = desks.slice(-1);
    if (!copied) return;
    for (const each of before.seen) copied.witness.seen.add(each);
    ledger.countNewRows(null, scan(copied.host));
    settings(copied.host, 'ask');
  }

  function performRun(act: RunAct): void {
    const desk = deskOf(act.on);
    tally.runs++;
    const waiting = [...act.meanwhile];
    const faults = act.faults.map((fault) => heatpunk.faults.add(fault));
    const release = act.locked ? desk.host.locks.hold('document') : null;
    quotaIsUsedUp = act.quota;
    const between = ({ index, name }: { readonly index: number; readonly name: string }) => {
      while (waiting[0] && waiting[0].atCall <= index && PAUSES.test(name)) {
        const next = waiting.shift();
        if (next) interrupt(desk, next.act);
      }
    };
    select(desk, act);
    desk.confirmed = new Set();
    desk.witness.startRun();
    const options = { between, ...(act.kill ? { kill: act.kill } : {}) };
    const record = start(desk, act.item, options);
    quotaIsUsedUp = false;
    release?.();
    desk.witness.endRun();
    desk.confirmed = new Set();
    tally['failed requests'] += faults.reduce((sum, id) => sum + heatpunk.faults.hits(id), 0) + (act.quota ? 1 : 0);
    heatpunk.faults.clear();
    if (act.locked) tally['runs with the lock taken']++;
    count(desk, record);
  }

  /** Somebody acts, or another run works, while one waits. */
  function interrupt(desk: Desk, act: Act): void {
    tally['acts between service calls']++;
    desk.witness.beforePerson();
    const confirmed = desk.confirmed;
    perform(act);
    desk.confirmed = confirmed;
    desk.witness.afterOthers();
  }

  function select(desk: Desk, { item, rows }: RunAct): void {
    const sheet = scan(desk.host);
    if (item !== 'delete' || !sheet) return;
    desk.host.people.openSheet(sheet.sheet.name);
    const last = Math.max(2, ...sheet.rows.map((row) => row.number));
    desk.host.people.select(...rows.map((part): [number, number] => [2 + Math.floor(part * (last - 1)), 1]));
  }

  function start({ host }: Desk, item: RunAct['item'], options: Parameters<Host['run']>[1]): ExecutionRecord {
    if (item === 'refresh') return host.run('refresh', { ...options, trigger: 'clock' });
    return host.ui.click('Heatpunk Leads', item === 'delete' ? 'Delete selected leads…' : item, options);
  }

  /** A run as in quiet times. */
  function run(desk: Desk, item: RunAct['item']): ExecutionRecord {
    tally.runs++;
    desk.witness.startRun();
    const record = start(desk, item, {});
    desk.witness.endRun();
    count(desk, record);
    return record;
  }

  function count(desk: Desk, record: ExecutionRecord): void {
    if (record.outcome === 'killed') tally.kills++;
    // Google's own errors, as for a sheet deleted under a run, and ours for people: all others are mistakes.
    if (record.outcome === 'failed' && !/^(UserError|Exception|LockTaken)$/.test(record.error?.name ?? '')) {
      throw new Broken(
        `${record.handler} failed with ${record.error?.name}: ${record.error?.message}\n${record.error?.stack}`,
      );
    }
    const said = desk.host.ui.toasts.at(-1)?.text ?? '';
    const number = (pattern: RegExp) => Number(pattern.exec(said)?.[1] ?? 0);
    if (record.trigger !== 'clock') {
      tally['leads pulled'] += number(/(\d+) rows? updated/);
      tally['leads sent'] += number(/(\d+) leads? sent/);
      tally['leads created'] += number(/(\d+) leads? created/);
      tally['leads deleted'] += number(/(\d+) leads? deleted/);
      tally['adopted creates'] += number(/(\d+) leads? found/);
      tally.conflicts += number(/(\d+) leads? changed on both/);
      tally['cells skipped because someone was typing'] += number(/(\d+) cells? left alone/);
    }
    if (/no leads at all/.test(said)) tally.holds++;
    for (const { word } of scan(desk.host)?.rows ?? []) {
      if (word === 'Duplicate') tally.duplicates++;
      if (word.startsWith('Incomplete')) tally['incomplete rows']++;
    }
  }
}
