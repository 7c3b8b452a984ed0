/** One execution of one handler, from its first line to its record: all of it but where the script runs. */

import { format } from 'node:util';
import { ServiceError } from '../errors';
import { CacheService } from '../services/cache-service';
import { createDocumentServices } from '../services/document';
import { HtmlService } from '../services/html-service';
import { LockService } from '../services/lock-service';
import { MailApp } from '../services/mail-app';
import { PropertiesService } from '../services/properties-service';
import { ScriptApp } from '../services/script-app';
import { Session } from '../services/session';
import { SpreadsheetApp } from '../services/spreadsheet-app';
import { UrlFetchApp } from '../services/url-fetch-app';
import { Utilities } from '../services/utilities';
import { createWriteCache } from '../workbook/write-cache';
import type { AuthMode } from './authorization';
import { type Bridge, createBridge, type Reply, type ServiceCall } from './bridge';
import { type Counters, createCounters } from './counters';
import { createLife, type KillPlan } from './kill';
import type { Outcome } from './realm';
import type { Machine, Scope, TriggerKind } from './scope';
import { Service } from './service';
import type { Wire } from './wire';

export interface LogLine {
  readonly level: string;
  readonly text: string;
}

export interface ExecutionRecord {
  readonly handler: string;
  readonly user: string;
  readonly trigger: TriggerKind;
  readonly outcome: 'completed' | 'failed' | 'killed';
  /** What the handler returned, as data of the host's realm; services come as their names. */
  readonly value: unknown;
  /** What a failed execution threw; for a killed one, why it ended. */
  readonly error?: { readonly name: string; readonly message: string; readonly stack: string };
  readonly logs: readonly LogLine[];
  readonly calls: number;
  /** Keys such as `Range.getValues`. */
  readonly callsByName: Readonly<Record<string, number>>;
  readonly rangeReads: number;
  readonly rangeWrites: number;
  /** HTTP requests, each element of a fetchAll one. */
  readonly requests: number;
  /** On the host's clock. */
  readonly durationMs: number;
}

export interface ExecutionPlan {
  readonly handler: string;
  readonly user: string;
  readonly trigger: TriggerKind;
  readonly authMode: AuthMode;
  readonly interactive: boolean;
  /** Simple triggers get 30 seconds, everything else 6 minutes. */
  readonly simpleTrigger: boolean;
  readonly args: (scope: Scope) => readonly unknown[];
  readonly kill?: KillPlan | undefined;
  readonly between?: ((call: ServiceCall) => void) | undefined;
}

/** An execution that goes on: the services' side of it, wherever the script itself runs. */
export interface OpenExecution {
  readonly id: number;
  /** What the handler is called with, for the script's side. Throws a ServiceError where the execution may not even start. */
  args(): Wire;
  readonly services: readonly string[];
  readonly bridge: Bridge;
  readonly root: (name: string) => Wire;
  readonly log: (level: string, text: string) => Reply;
  /** Milliseconds until its time is up. */
  readonly timeLeft: () => number;
  /** Ends it from outside, as the platform does when its time is up: writes that were not applied yet are lost. */
  readonly end: () => void;
  /** How far it is. */
  readonly counters: Readonly<Counters>;
  readonly logs: readonly LogLine[];
  /** To be called once, when the script has ended or was ended: null if there is nothing to tell of that. */
  conclude(outcome: Outcome | null): ExecutionRecord;
}

let executions = 0;

/** `elapsed` tells how many milliseconds have passed since. */
export const openExecution = (machine: Machine, plan: ExecutionPlan, elapsed: () => number): OpenExecution => {
  executions += 1;
  const { limits } = machine;
  const counters = createCounters();
  const writes = createWriteCache();
  const logs: LogLine[] = [];
  let breach: Error | null = null;

  const scope: Scope = {
    machine,
    executionId: executions,
    user: plan.user,
    trigger: plan.trigger,
    authMode: plan.authMode,
    interactive: plan.interactive,
    writes,
    counters,
    document: createDocumentServices(() => scope),
  };

  const allowed = plan.simpleTrigger ? limits.simpleTriggerMs : limits.executionMs;
  const timeLeft = () => allowed - elapsed();
  const life = createLife(plan.kill, timeLeft, writes.drop);
  const roots = rootsOf(scope);

  const bridge = createBridge(scope, {
    checkAlive: life.checkAlive,
    before: (call) => {
      life.checkPlan(call);
      plan.between?.(call);
      life.checkTime();
    },
    after: () => {
      life.checkAlive();
      life.checkTime();
    },
    breach: (error) => {
      breach ??= error;
    },
  });

  const concluded = (outcome: Outcome | null): ExecutionRecord => {
    const end = life.killed() === null ? applied(outcome, writes.flush) : outcome;
    machine.lock.leave(scope.executionId);
    const durationMs = elapsed();
    if (plan.trigger === 'clock') spendTriggerTime(machine, plan.user, durationMs);
    const { handler, user, trigger } = plan;
    const common = { handler, user, trigger, logs, ...counters, durationMs };
    const death = life.killed();
    const failure = death ?? breach ?? (end === null || end.ok ? null : end.error);
    if (failure === null) {
      return { ...common, outcome: 'completed', value: end?.ok ? plainValue(bridge.receive(end.value)) : undefined };
    }
    const { name, message, stack = '' } = failure;
    return {
      ...common,
      outcome: death === null ? 'failed' : 'killed',
      value: undefined,
      error: { name, message, stack },
    };
  };

  return {
    id: scope.executionId,
    args: () => {
      if (plan.trigger === 'clock') {
        machine.quotas.spend(plan.user, 'trigger time', 0, limits.triggerMsPerDay - 1);
      }
      return bridge.send(plan.args(scope));
    },
    services: Object.keys(roots),
    bridge,
    root: (name) => bridge.send(roots[name]?.()),
    log: (level, text) => {
      const death = life.killed();
      if (death !== null) return { ok: false, name: death.name, message: death.message };
      logs.push({ level, text });
      return { ok: true, value: undefined };
    },
    timeLeft,
    end: life.end,
    counters,
    logs,
    conclude: concluded,
  };
};

/** Writes that are still pending when a script ends are applied, also when it ended by an error. */
const applied = (outcome: Outcome | null, flush: () => void): Outcome | null => {
  try {
    flush();
    return outcome;
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error;
    return outcome?.ok ? failed(error) : outcome;
  }
};

export const failed = ({ name, message, stack = '' }: Error): Outcome => ({
  ok: false,
  error: { name, message, stack },
});

const rootsOf = (scope: Scope): Readonly<Record<string, () => Service>> => ({
  SpreadsheetApp: () => new SpreadsheetApp(scope),
  PropertiesService: () => new PropertiesService(scope),
  CacheService: () => new CacheService(scope),
  LockService: () => new LockService(scope),
  UrlFetchApp: () => new UrlFetchApp(scope),
  ScriptApp: () => new ScriptApp(scope),
  HtmlService: () => new HtmlService(scope),
  Utilities: () => new Utilities(scope),
  Session: () => new Session(scope),
  MailApp: () => new MailApp(scope),
});

const spendTriggerTime = ({ quotas, limits }: Machine, user: string, ms: number): void => {
  const left = limits.triggerMsPerDay - quotas.spent(user, 'trigger time');
  quotas.spend(user, 'trigger time', Math.min(ms, left), limits.triggerMsPerDay);
};

const plainValue = (value: unknown): unknown => {
  if (value instanceof Service) return format('[%s]', value.constructor.name);
  if (Array.isArray(value)) return value.map(plainValue);
  if (value instanceof Date || typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, plainValue(item)]));
};
