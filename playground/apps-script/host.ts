/**
 * The local Apps Script host: one document with its script, and everything that can happen to them, without Google. Its parts, each standing
 * on those before it:
 * - workbook/: cells, formulas, and what people do to them. It knows of no script.
 * - of runtime/, what a service is made of: service, enums, soon, clock, limits; scope, which names the services' types, tells what they share.
 * - services/: what a script can call.
 * - the rest of runtime/, which makes the services and runs a script on them: machine, launch, execution, bridge, realm, execute, threads.
 * - this file for tests, and live-host.ts for the playground.
 * So runtime/ and services/ import each other as folders; no file of either comes back to itself but by types.
 */

import { createDocument, type DocumentOptions } from './document';
import { createHostUi, type HostUi } from './host-ui';
import type { Network } from './network';
import { createPeople } from './people-and-edits';

import type { AuthMode } from './runtime/authorization';
import type { ServiceCall } from './runtime/bridge';
import { type Clock, manualClock } from './runtime/clock';
import { execute } from './runtime/execute';
import type { ExecutionRecord } from './runtime/execution';
import type { KillPlan } from './runtime/kill';
import { directLaunch, type Launch, openLaunch, triggerLaunch } from './runtime/launch';
import type { DailyQuotas } from './runtime/limits';
import { createMachine } from './runtime/machine';
import type { Permissions } from './runtime/permissions';
import { globalFunctions } from './runtime/realm';
import type { Machine, TriggerKind } from './runtime/scope';
import { answerOf, type DialogAnswer, refusalOfCall } from './runtime/script-run';
import type { CacheStore } from './services/cache-service';
import type { DocumentLock } from './services/lock-service';
import type { Mail } from './services/mail-app';
import { createPropertyStores, type PropertyStores } from './services/properties-service';
import type { TriggerTable } from './services/trigger-table';
import { showFailure } from './services/ui-state';
import type { At, Person } from './workbook/people';
import { copyWorkbook, type Workbook } from './workbook/workbook';

export interface HostOptions extends Omit<DocumentOptions, 'network'> {
  /** The script, as it would be pushed: its top-level functions are the handlers. */
  readonly code: string;
  readonly network: Network;
  /** A manual clock unless given. */
  readonly clock?: Clock;
  /** E-mail of the person who installed the script, and who acts when nobody else is named. */
  readonly user?: string;
  /** Real milliseconds after which an execution without progress is stopped; two minutes unless given. */
  readonly hangGuardMs?: number;
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

export interface Host {
  readonly workbook: Workbook;
  readonly clock: Clock;
  readonly ui: HostUi;
  /** The person who installed the script, at the spreadsheet. */
  readonly people: Person;
  /** Somebody else, or the same one, by e-mail. */
  person(user: string): Person;
  readonly permissions: Permissions;
  readonly triggers: TriggerTable;
  readonly properties: PropertyStores;
  readonly cache: CacheStore;
  readonly lock: DocumentLock;
  readonly quotas: DailyQuotas;
  readonly mail: readonly Mail[];
  /** Every execution that has ended, oldest first. */
  readonly executions: readonly ExecutionRecord[];
  run(handler: string, options?: RunOptions): ExecutionRecord;
  /** Opens the document: the simple onOpen trigger. */
  open(options?: OpenOptions): ExecutionRecord;
  /** Moves the clock and fires what falls due meanwhile, each at its time. */
  advance(ms: number): readonly ExecutionRecord[];
  callFromDialog(fn: string, ...args: unknown[]): DialogAnswer;
  callFromDialogAs(user: string, fn: string, ...args: unknown[]): DialogAnswer;
  /**
   * "Make a copy": sheets, hidden ones and notes included, but neither document properties nor triggers. User properties stay,
   * because an add-on is the same script in every document.
   */
  copy(): Host;
}

export const createHost = (options: HostOptions): Host =>
  hostOf(options, createDocument(options, options.clock ?? manualClock()));

const hostOf = (options: HostOptions, machine: Machine): Host => {
  const { code, user: owner = 'installer@example.com', hangGuardMs = 120_000, reuseContext = false } = options;
  const executions: ExecutionRecord[] = [];

  const start = (launch: Launch, { kill, between }: Pick<RunOptions, 'kill' | 'between'> = {}): ExecutionRecord => {
    const record = execute(machine, { ...launch, kill, between }, { code, hangGuardMs, reuseContext });
    executions.push(record);
    showFailure(record, machine);
    return record;
  };

  const person = createPeople(machine, code, start);

  const run = (handler: string, given: RunOptions = {}): ExecutionRecord => {
    const { user = owner, trigger = 'menu', args, selection } = given;
    if (selection !== undefined) person(user).select(...selection);
    return start(directLaunch(handler, user, trigger, args, machine), given);
  };

  const callFromDialogAs = (user: string, fn: string, ...args: unknown[]): DialogAnswer => {
    const refusal = refusalOfCall(fn, args, globalFunctions(code));
    return refusal ?? answerOf(run(fn, { user, args, trigger: 'dialog' }));
  };

  return {
    workbook: machine.workbook,
    clock: machine.clock,
    ui: createHostUi(machine.ui, owner, run),
    people: person(owner),
    person,
    permissions: machine.permissions,
    triggers: machine.triggers,
    properties: machine.properties,
    cache: machine.cache,
    lock: machine.lock,
    quotas: machine.quotas,
    mail: machine.mail,
    executions,
    run,
    open: (given = {}) => {
      const { user = owner, authMode = 'LIMITED' } = given;
      return start(openLaunch(user, authMode), given);
    },
    advance: (ms) => {
      const until = machine.clock.now() + ms;
      const records: ExecutionRecord[] = [];
      for (;;) {
        const trigger = machine.triggers.firstDue(until);
        if (trigger === undefined) break;
        machine.clock.advance(trigger.nextDue - machine.clock.now());
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
      const kept = { ...createPropertyStores(), user: properties.user };
      return hostOf(options, createMachine(machine, copied, kept));
    },
  };
};
