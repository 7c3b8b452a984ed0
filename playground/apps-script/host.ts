/** The local Apps Script host: one document with its script, and everything that can happen to them, without Google. */

import { createHostUi, type HostUi } from './host-ui';
import type { Network } from './network';
import type { AuthMode } from './runtime/authorization';
import type { ServiceCall } from './runtime/bridge';
import { type Clock, manualClock } from './runtime/clock';
import { execute } from './runtime/execute';
import type { ExecutionRecord } from './runtime/execution';
import type { KillPlan } from './runtime/kill';
import { directLaunch, editLaunch, type Launch, openLaunch, triggerLaunch } from './runtime/launch';
import { consumerLimits, type DailyQuotas, type Limits } from './runtime/limits';
import { createMachine } from './runtime/machine';
import { seededRandom } from './runtime/random';
import { globalFunctions } from './runtime/realm';
import type { Latency, Machine, Manifest, TriggerKind } from './runtime/scope';
import { carriedResult, checkArguments, isCallable } from './runtime/script-run';
import type { CacheStores } from './services/cache-service';
import type { Locks } from './services/lock-service';
import type { Mail } from './services/mail-app';
import { createPropertyStores, type PropertyStores } from './services/properties-service';
import { selectionOf } from './services/selection';
import type { TriggerTable } from './services/trigger-table';
import { defaultLiteralBehaviour, type LiteralBehaviour } from './workbook/coercion';
import { type At, createPerson, type EditEvent, type Person } from './workbook/people';
import { copyWorkbook, createWorkbook, type Workbook } from './workbook/workbook';

export interface HostOptions {
  /** The script, as it would be pushed: its top-level functions are the handlers. */
  readonly code: string;
  /** HTML files by name, without `.html`. */
  readonly files?: Readonly<Record<string, string>>;
  readonly manifest: Manifest;
  readonly network: Network;
  /** A manual clock unless given. */
  readonly clock?: Clock;
  readonly literal?: Partial<LiteralBehaviour>;
  readonly spreadsheetName?: string;
  /** Europe/London unless given. */
  readonly spreadsheetTimeZone?: string;
  /** en_GB unless given; en_US is the other that is modelled. */
  readonly spreadsheetLocale?: string;
  /** E-mail of the person who installed the script, and who acts when nobody else is named. */
  readonly user?: string;
  readonly seed?: number;
  readonly limits?: Partial<Limits>;
  /** Nothing takes time unless given. */
  readonly latency?: Partial<Latency>;
  /** Real milliseconds after which an execution without progress is stopped; two minutes unless given. */
  readonly hangGuardMs?: number;
  /** How many rows a new sheet has: 1000 unless given, as in Sheets. A small one is reached past its end sooner, and costs less. */
  readonly newSheetRows?: number;
  /** One context for all executions, where a new one for each would cost too much: see runtime/realm.ts. */
  readonly reuseContext?: boolean;
}

export interface RunOptions {
  readonly user?: string;
  readonly args?: readonly unknown[];
  readonly kill?: KillPlan;
  /** Called before each service call: people may act here, and other executions run. */
  readonly between?: (call: ServiceCall) => void;
  /** A menu click unless given. */
  readonly trigger?: TriggerKind;
  /** What the person has selected when it starts. */
  readonly selection?: readonly At[];
}

export interface OpenOptions extends RunOptions {
  /** LIMITED unless given. */
  readonly authMode?: AuthMode;
}

export type DialogAnswer =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly error: string };

export interface Host {
  readonly workbook: Workbook;
  readonly clock: Clock;
  readonly ui: HostUi;
  /** The person who installed the script, at the spreadsheet. */
  readonly people: Person;
  /** Somebody else, or the same one, by e-mail. */
  person(user: string): Person;
  readonly triggers: TriggerTable;
  readonly properties: PropertyStores;
  readonly cache: CacheStores;
  readonly locks: Locks;
  readonly quotas: DailyQuotas;
  readonly mail: readonly Mail[];
  /** Every execution that has ended, oldest first. */
  readonly executions: readonly ExecutionRecord[];
  run(handler: string, options?: RunOptions): ExecutionRecord;
  /** Opens the document: the simple onOpen trigger, then the installed ones. Answers the record of the simple one. */
  open(options?: OpenOptions): ExecutionRecord;
  /** Moves the clock and fires what falls due meanwhile, each at its time. */
  advance(ms: number): readonly ExecutionRecord[];
  callFromDialog(fn: string, ...args: unknown[]): DialogAnswer;
  callFromDialogAs(user: string, fn: string, ...args: unknown[]): DialogAnswer;
  /**
   * "Make a copy": sheets, hidden ones and notes included, but neither document properties nor triggers. User and script properties
   * stay, because an add-on is the same script in every document.
   */
  copy(): Host;
}

export const createHost = (options: HostOptions): Host => {
  const clock = options.clock ?? manualClock();
  const workbook = createWorkbook({
    id: 'local-spreadsheet',
    name: options.spreadsheetName ?? 'Untitled spreadsheet',
    timeZone: options.spreadsheetTimeZone ?? 'Europe/London',
    locale: options.spreadsheetLocale ?? 'en_GB',
    literal: { ...defaultLiteralBehaviour, ...options.literal },
    now: clock.now,
    newSheetRows: options.newSheetRows ?? 1000,
  });
  const machine = createMachine(
    {
      clock,
      manifest: options.manifest,
      files: options.files ?? {},
      network: options.network,
      limits: { ...consumerLimits, ...options.limits },
      latency: { call: 0, fetch: 0, ...options.latency },
      random: seededRandom(options.seed ?? 1),
    },
    workbook,
  );
  return hostOf(options, machine);
};

const hostOf = (options: HostOptions, machine: Machine): Host => {
  const { code, user: owner = 'installer@example.com', hangGuardMs = 120_000, reuseContext = false } = options;
  const executions: ExecutionRecord[] = [];
  const persons = new Map<string, Person>();

  const start = (launch: Launch, { kill, between }: Pick<RunOptions, 'kill' | 'between'> = {}): ExecutionRecord => {
    const record = execute(machine, { ...launch, kill, between }, { code, hangGuardMs, reuseContext });
    executions.push(record);
    if (record.trigger === 'menu' && record.error !== undefined) {
      const { name, message } = record.error;
      machine.ui.errors.push({ user: record.user, handler: record.handler, message: `${name}: ${message}` });
    }
    return record;
  };

  const installed = (eventType: string) => machine.triggers.list.filter((trigger) => trigger.eventType === eventType);

  const edited = (user: string, event: EditEvent) => {
    if (globalFunctions(code).has('onEdit')) start(editLaunch(user, event));
    for (const trigger of installed('ON_EDIT')) start(triggerLaunch(trigger, machine, event));
  };

  const person = (user: string): Person => {
    const known = persons.get(user);
    if (known !== undefined) return known;
    const made = createPerson(machine.workbook, user, {
      onEdit: (event) => edited(user, event),
      onChange: () => {
        for (const trigger of installed('ON_CHANGE')) start(triggerLaunch(trigger, machine));
      },
      activeSheet: () => selectionOf(machine.workbook, machine.selections, user).sheet,
      onSelect: (sheet, areas) => void machine.selections.set(user, { sheetId: sheet.id, areas }),
    });
    persons.set(user, made);
    return made;
  };

  const run = (handler: string, given: RunOptions = {}): ExecutionRecord => {
    const { user = owner, trigger = 'menu', args, selection } = given;
    if (selection !== undefined) person(user).select(...selection);
    return start(directLaunch(handler, user, trigger, args, machine), given);
  };

  const callFromDialogAs = (user: string, fn: string, ...args: unknown[]): DialogAnswer => {
    try {
      checkArguments(fn, args);
    } catch (error) {
      return { ok: false, error: error instanceof Error ? error.message : String(error) };
    }
    if (!isCallable(fn) || !globalFunctions(code).has(fn)) {
      return { ok: false, error: `google.script.run.${fn} is not a function` };
    }
    const record = run(fn, { user, args, trigger: 'dialog' });
    return record.error === undefined
      ? { ok: true, value: carriedResult(record.value) }
      : { ok: false, error: record.error.message };
  };

  return {
    workbook: machine.workbook,
    clock: machine.clock,
    ui: createHostUi(machine.ui, run),
    people: person(owner),
    person,
    triggers: machine.triggers,
    properties: machine.properties,
    cache: machine.caches,
    locks: machine.locks,
    quotas: machine.quotas,
    mail: machine.mail,
    executions,
    run,
    open: (given = {}) => {
      const { user = owner, authMode = 'LIMITED' } = given;
      const record = start(openLaunch(user, authMode), given);
      for (const trigger of installed('ON_OPEN')) start(triggerLaunch(trigger, machine));
      return record;
    },
    advance: (ms) => {
      const until = machine.clock.now() + ms;
      const records: ExecutionRecord[] = [];
      for (;;) {
        const trigger = machine.triggers.firstDue(until);
        if (trigger === undefined) break;
        machine.clock.advance((trigger.nextDue ?? 0) - machine.clock.now());
        records.push(start(triggerLaunch(trigger, machine)));
        machine.triggers.reschedule(trigger, machine.clock.now());
      }
      machine.clock.advance(until - machine.clock.now());
      return records;
    },
    callFromDialog: (fn, ...args) => callFromDialogAs(owner, fn, ...args),
    callFromDialogAs,
    copy: () => {
      const { workbook, properties } = machine;
      const copied = copyWorkbook(workbook, `${workbook.id}-copy`, `Copy of ${workbook.name}`, machine.clock.now);
      const kept = { ...createPropertyStores(), script: properties.script, user: properties.user };
      return hostOf(options, createMachine(machine, copied, kept));
    },
  };
};
