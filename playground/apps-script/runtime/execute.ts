/** Runs a handler in this thread, from its first line to its record. Nothing in it may take real time. */

import { HostError, ServiceError } from '../errors';
import type { Reply } from './bridge';
import { type ExecutionPlan, type ExecutionRecord, failed, type OpenExecution, openExecution } from './execution';
import { type Outcome, runInRealm } from './realm';
import type { Machine } from './scope';
import type { Soon } from './soon';

export interface InThisThread {
  readonly code: string;
  readonly hangGuardMs: number;
  readonly reuseContext: boolean;
}

export const execute = (machine: Machine, plan: ExecutionPlan, where: InThisThread): ExecutionRecord => {
  const { clock } = machine;
  const started = clock.now();
  const execution = openExecution(machine, plan, () => clock.now() - started);
  return execution.conclude(outcomeOf(execution, machine, plan.handler, where));
};

const outcomeOf = (execution: OpenExecution, machine: Machine, handler: string, where: InThisThread): Outcome => {
  const { bridge, services, root, log } = execution;
  const { describe, read, refuse } = bridge;
  const { hangGuardMs, reuseContext } = where;
  const port = {
    root,
    now: machine.clock.now,
    random: machine.random,
    describe,
    call: (id: number, method: string, args: Parameters<typeof bridge.call>[2]) =>
      atOnce(bridge.call(id, method, args)),
    read,
    refuse,
    log,
  };
  try {
    return runInRealm(where.code, handler, execution.args(), { port, services, hangGuardMs, reuseContext });
  } catch (error) {
    if (error instanceof ServiceError) return failed(error);
    // Thrown by node:vm, whose errors belong to another realm than this module under jest.
    if (
      typeof error === 'object' &&
      error !== null &&
      'code' in error &&
      error.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT'
    ) {
      return failed(new HostError('The script made no progress: it was stopped by the guard against endless loops.'));
    }
    throw error;
  }
};

const atOnce = (reply: Soon<Reply>): Reply => {
  if (reply instanceof Promise) throw new HostError('Nothing may take real time in this thread.');
  return reply;
};
