/** Runs a handler in a thread of its own, while the host goes on: people work, other executions run, and this one can be ended. */

import { ServiceError } from '../errors';
import { type ExecutionRecord, failed, type OpenExecution } from './execution';
import type { Outcome } from './realm';
import type { Soon } from './soon';
import type { Thread, Threads } from './threads';
import type { Ask, FromThread, Job } from './worker-messages';

export interface ThreadEvents {
  /** The name of the call that the script waits for from now on; null when it goes on. */
  readonly onWait: (call: string | null) => void;
  /** After each call, before its answer reaches the script. */
  readonly onStep: () => void;
}

export const executeInThread = async (
  execution: OpenExecution,
  code: string,
  handler: string,
  threads: Threads,
  events: ThreadEvents,
): Promise<ExecutionRecord> => {
  const job = jobOf(execution, code, handler);
  if ('ok' in job) return execution.conclude(job);
  const thread = await threads.take();
  const outcome = await outcomeOf(execution, job, thread, events);
  if (outcome === 'time is up') {
    threads.end(thread);
    execution.end();
    return execution.conclude(null);
  }
  if (outcome === 'thread is gone') {
    return execution.conclude(failed(new ServiceError('Out of memory error.')));
  }
  threads.giveBack(thread);
  return execution.conclude(outcome);
};

const jobOf = (execution: OpenExecution, code: string, handler: string): Job | Outcome => {
  try {
    return { code, handler, args: execution.args(), services: execution.services };
  } catch (error) {
    return failedBy(error);
  }
};

/** Whatever went wrong, the execution is over and is told of, and the host goes on. */
const failedBy = (error: unknown): Outcome => failed(error instanceof Error ? error : new Error(String(error)));

const outcomeOf = (
  execution: OpenExecution,
  job: Job,
  thread: Thread,
  events: ThreadEvents,
): Promise<Outcome | 'time is up' | 'thread is gone'> =>
  new Promise((resolve) => {
    const { worker } = thread;
    const finish = (outcome: Outcome | 'time is up' | 'thread is gone') => {
      clearTimeout(timer);
      worker.off('message', listen).off('exit', exited);
      resolve(outcome);
    };
    // Its services would end it at its next call; this also ends one that makes no call any more.
    const timer = setTimeout(() => finish('time is up'), Math.max(0, execution.timeLeft())).unref();
    const exited = () => finish('thread is gone');
    const listen = (message: FromThread) => {
      if (message.ask === 'done') return finish(message.outcome);
      const answer = answerTo(message, execution);
      const reply = (value: unknown) => {
        events.onStep();
        thread.answer(value);
      };
      if (!(answer instanceof Promise)) return reply(answer);
      events.onWait(nameOf(message, execution));
      void answer.then((value) => {
        events.onWait(null);
        reply(value);
      });
    };
    worker.on('message', listen).on('exit', exited);
    try {
      worker.postMessage(job);
    } catch (error) {
      // Arguments that are nested too deep to be copied.
      finish(failedBy(error));
    }
  });

const answerTo = (question: Ask, { bridge, root, log }: OpenExecution): Soon<unknown> => {
  switch (question.ask) {
    case 'root':
      return root(question.name);
    case 'describe':
      return bridge.describe(question.id);
    case 'call':
      return bridge.call(question.id, question.method, question.args);
    case 'read':
      return bridge.read(question.id, question.property);
    case 'refuse':
      return bridge.refuse(question.path);
    case 'log':
      return log(question.level, question.text);
  }
};

const nameOf = (question: Ask, { bridge }: OpenExecution): string | null =>
  question.ask === 'call' ? (bridge.describe(question.id).callNames.get(question.method) ?? null) : null;
