/** One execution of one handler, from its first line to its record. */

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
import { createBridge, type ServiceCall } from './bridge';
import { createCounters } from './counters';
import { createLife, type KillPlan } from './kill';
import { type Outcome, runInRealm } from './realm';
import type { Machine, Scope, TriggerKind } from './scope';
import { Service } from './service';

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
  readonly code: string;
  readonly handler: string;
  readonly user: string;
  readonly trigger: TriggerKind;
  readonly authMode: AuthMode;
  readonly interactive: boolean;
  /** Simple triggers get 30 seconds, everything else 6 minutes. */
  readonly simpleTrigger: boolean;
  readonly args: (scope: Scope) => readonly unknown[];
  readonly kill: KillPlan | undefined;
  readonly between: ((call: ServiceCall) => void) | undefined;
  readonly hangGuardMs: number;
  readonly reuseContext: boolean;
}

let executions = 0;

export const execute = (machine: Machine, plan: ExecutionPlan): ExecutionRecord => {
  executions += 1;
  const { clock, limits } = machine;
  const started = clock.now();
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
  const life = createLife(plan.kill, () => allowed - (clock.now() - started), writes.drop);

  const bridge = createBridge(scope, {
    checkAlive: life.checkAlive,
    before: (call) => {
      life.checkPlan(call);
      plan.between?.(call);
      life.checkTime();
    },
    after: life.checkTime,
    breach: (error) => {
      breach ??= error;
    },
  });

  const run = (): Outcome => {
    if (plan.trigger === 'clock') {
      machine.quotas.spend(plan.user, 'trigger time', 0, limits.triggerMsPerDay - 1);
    }
    return runInRealm(plan.code, plan.handler, bridge.send(plan.args(scope)), {
      bridge,
      roots: rootsOf(scope),
      now: clock.now,
      random: machine.random,
      log: (level, text) => {
        if (life.killed() !== null) return { ok: false, name: 'Killed', message: String(life.killed()?.message) };
        logs.push({ level, text });
        return { ok: true, value: undefined };
      },
      hangGuardMs: plan.hangGuardMs,
      reuseContext: plan.reuseContext,
    });
  };

  const outcome = concluded(run, () => {
    if (life.killed() === null) writes.flush();
  });
  machine.locks.releaseAll(scope.executionId);
  const durationMs = clock.now() - started;
  if (plan.trigger === 'clock') spendTriggerTime(machine, plan.user, durationMs);

  const death = life.killed();
  const failure = death ?? breach ?? (outcome.ok ? null : outcome.error);
  const common = {
    handler: plan.handler,
    user: plan.user,
    trigger: plan.trigger,
    logs,
    ...counters,
    durationMs,
  };
  if (failure === null) {
    return {
      ...common,
      outcome: 'completed',
      value: outcome.ok ? plainValue(bridge.receive(outcome.value)) : undefined,
    };
  }
  const { name, message, stack = '' } = failure;
  return {
    ...common,
    outcome: death === null ? 'failed' : 'killed',
    value: undefined,
    error: { name, message, stack },
  };
};

/** Writes that are still pending when a script ends are applied, also when it ended by an error, but not after a kill. */
const concluded = (run: () => Outcome, applyPending: () => void): Outcome => {
  const outcome = attempted(run);
  const end = attempted(() => {
    applyPending();
    return outcome;
  });
  return outcome.ok ? end : outcome;
};

const attempted = (work: () => Outcome): Outcome => {
  try {
    return work();
  } catch (error) {
    if (error instanceof ServiceError) {
      return { ok: false, error: { name: error.name, message: error.message, stack: error.stack ?? '' } };
    }
    // Thrown by node:vm, whose errors belong to another realm than this module under jest.
    if (
      typeof error === 'object' &&
      error !== null &&
      'code' in error &&
      error.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT'
    ) {
      const message = 'The script made no progress: it was stopped by the guard against endless loops.';
      return { ok: false, error: { name: 'HostError', message, stack: '' } };
    }
    throw error;
  }
};

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
