/**
 * The host as it stands at Google's: scripts run in threads of their own and take real time, executions overlap, people go on working meanwhile, and
 * whoever is asked something answers when they like.
 */

import { createDocument, type DocumentOptions } from './document';
import { createPeople } from './people-and-edits';
import { type RunningClock, runningClock } from './runtime/clock';
import { executeInThread } from './runtime/execute-in-thread';
import { type ExecutionRecord, type OpenExecution, openExecution } from './runtime/execution';
import { directLaunch, type Launch, openLaunch, triggerLaunch } from './runtime/launch';
import { globalFunctions } from './runtime/realm';
import type { Machine } from './runtime/scope';
import { answerOf, type DialogAnswer, refusalOfCall } from './runtime/script-run';
import { createThreads } from './runtime/threads';
import { type GivenAnswer, type Question, showFailure } from './services/ui-state';
import type { Person } from './workbook/people';

export interface LiveHostOptions extends DocumentOptions {
  /** The script, as it would be pushed: its top-level functions are the handlers. */
  readonly code: string;
  readonly clock?: RunningClock;
  /** Called whenever something may be different: a call was made, an execution began or ended, a question was asked. */
  readonly onChange: () => void;
}

export interface LiveExecution {
  readonly id: number;
  readonly launch: Launch;
  /** Milliseconds since 1970, on the host's clock. */
  readonly startedAt: number;
  readonly progress: Pick<OpenExecution, 'counters' | 'logs'>;
  /** The call that it waits for: `Ui.alert`, `Lock.tryLock`, … */
  readonly waitsFor: string | null;
  /** Null while it runs. */
  readonly record: ExecutionRecord | null;
}

/** An alert or prompt that nobody has answered yet. */
export interface OpenQuestion extends Question {
  readonly id: number;
  readonly user: string;
}

export interface LiveHost {
  readonly machine: Machine;
  person(user: string): Person;
  /** The newest 500, oldest first, running ones included. */
  executions(): readonly LiveExecution[];
  questions(): readonly OpenQuestion[];
  /** False when there is no such question any more, or no such button. */
  answer(id: number, answer: GivenAnswer): boolean;
  /** A click on a menu item with this handler. */
  click(handler: string, user: string): Promise<ExecutionRecord>;
  /** Opens the document: the simple onOpen trigger. */
  open(user: string): Promise<void>;
  callFromDialog(user: string, fn: string, args: readonly unknown[]): Promise<DialogAnswer>;
  /** Moves the clock forward. What falls due meanwhile runs, one after the other, each at its time. */
  moveClock(ms: number): Promise<void>;
  /** Ends every execution. */
  close(): Promise<void>;
}

const mostExecutionsKept = 500;
/** How often the timed triggers are looked at. */
const tickMs = 500;

export const createLiveHost = (options: LiveHostOptions): LiveHost => {
  const { code, clock = runningClock(), onChange } = options;
  const machine = createDocument(options, clock);
  const threads = createThreads(clock.ahead);
  let executions: readonly LiveExecution[] = [];
  let questions: readonly (OpenQuestion & { executionId: number; settle: (answer: GivenAnswer) => void })[] = [];
  let asked = 0;
  let moved: Promise<void> = Promise.resolve();

  const note = (id: number, news: Partial<LiveExecution>) => {
    executions = executions.map((execution) => (execution.id === id ? { ...execution, ...news } : execution));
    onChange();
  };

  const start = async (launch: Launch): Promise<ExecutionRecord> => {
    const began = performance.now();
    const execution = openExecution(machine, launch, () => Math.round(performance.now() - began));
    const { id } = execution;
    const entry = { id, launch, startedAt: clock.now(), progress: execution, waitsFor: null, record: null };
    executions = [...executions.slice(1 - mostExecutionsKept), entry];
    onChange();
    const record = await executeInThread(execution, code, launch.handler, threads, {
      onWait: (waitsFor) => note(id, { waitsFor }),
      onStep: onChange,
    });
    questions = questions.filter((question) => question.executionId !== id);
    showFailure(record, machine);
    note(id, { record, waitsFor: null });
    return record;
  };

  machine.ui.respond(
    (question, { user, executionId }) =>
      new Promise((settle) => {
        asked += 1;
        questions = [...questions, { ...question, id: asked, user, executionId, settle }];
        onChange();
      }),
  );

  const person = createPeople(machine, code, start);

  const startDue = (): Promise<ExecutionRecord> | null => {
    const trigger = machine.triggers.firstDue(clock.now());
    if (trigger === undefined) return null;
    machine.triggers.reschedule(trigger, clock.now());
    return start(triggerLaunch(trigger, machine));
  };

  const ticking = setInterval(() => {
    while (startDue() !== null);
  }, tickMs).unref();

  const moveTo = async (until: number): Promise<void> => {
    for (;;) {
      const trigger = machine.triggers.firstDue(until);
      clock.advance((trigger?.nextDue ?? until) - clock.now());
      onChange();
      const run = startDue();
      if (run === null) return;
      await run;
    }
  };

  return {
    machine,
    person,
    executions: () => executions,
    questions: () => questions,
    answer: (id, answer) => {
      const question = questions.find((open) => open.id === id);
      if (question === undefined) return false;
      if (answer.button !== 'CLOSE' && !question.buttons.includes(answer.button)) return false;
      questions = questions.filter((open) => open !== question);
      question.settle(answer);
      onChange();
      return true;
    },
    click: (handler, user) => start(directLaunch(handler, user, 'menu', undefined, machine)),
    open: async (user) => void (await start(openLaunch(user, 'LIMITED'))),
    callFromDialog: async (user, fn, args) => {
      const refusal = refusalOfCall(fn, args, globalFunctions(code));
      return refusal ?? answerOf(await start(directLaunch(fn, user, 'dialog', args, machine)));
    },
    moveClock: (ms) => {
      moved = moved.then(() => moveTo(clock.now() + ms));
      return moved;
    },
    close: async () => {
      clearInterval(ticking);
      await threads.close();
    },
  };
};
