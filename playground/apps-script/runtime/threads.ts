/** Threads for executions. A thread serves one execution after another, each in a context of its own; one that was ended is not used again. */

import { join } from 'node:path';
import { MessageChannel, type MessagePort, Worker } from 'node:worker_threads';
import { buildSync } from 'esbuild';
import { type Bell, createBell, ring } from './bell';
import type { ThreadData } from './worker-messages';

export interface Thread {
  readonly worker: Worker;
  /** Answers what the thread asked and waits for. */
  answer(value: unknown): void;
}

export interface Threads {
  /** Waits while as many executions are on as may be at once. */
  take(): Promise<Thread>;
  /** For another execution. */
  giveBack(thread: Thread): void;
  /** Stops it, whatever it is doing. */
  end(thread: Thread): void;
  close(): Promise<void>;
}

/** Google's page "Quotas for Google Services": simultaneous executions per user. */
const mostAtOnce = 30;

/** What a script may use before it is stopped as one that ran out of memory. */
const resourceLimits = { maxOldGenerationSizeMb: 512 };

export const createThreads = (ahead: Float64Array): Threads => {
  const code = threadCode();
  const all = new Set<Thread>();
  let idle: Thread[] = [];
  let queue: ((thread: Thread) => void)[] = [];
  let closed = false;

  const start = (): Thread => {
    const bell = createBell();
    const { port1: mine, port2: answers } = new MessageChannel();
    const workerData: ThreadData = { bell, answers, ahead };
    const worker = new Worker(code, { eval: true, workerData, transferList: [answers], resourceLimits });
    const thread = { worker, answer: answering(bell, mine) };
    worker.on('error', () => forget(thread));
    worker.unref();
    all.add(thread);
    return thread;
  };

  const forget = (thread: Thread) => {
    all.delete(thread);
    idle = idle.filter((other) => other !== thread);
    const [next, ...rest] = queue;
    if (next === undefined || closed) return;
    queue = rest;
    next(start());
  };

  const giveBack = (thread: Thread) => {
    const [next, ...rest] = queue;
    queue = rest;
    if (next === undefined) idle = [...idle, thread];
    else next(thread);
  };

  // One is ready before anybody asks: starting it takes longer than most executions.
  idle = [start()];

  return {
    take: async () => {
      const [ready, ...rest] = idle;
      if (ready !== undefined) {
        idle = rest;
        return ready;
      }
      return all.size < mostAtOnce ? start() : new Promise((resolve) => queue.push(resolve));
    },
    giveBack,
    end: (thread) => {
      void thread.worker.terminate();
      forget(thread);
    },
    close: async () => {
      closed = true;
      await Promise.all([...all].map(({ worker }) => worker.terminate()));
    },
  };
};

const answering = (bell: Bell, port: MessagePort) => (value: unknown) => {
  port.postMessage(value);
  ring(bell);
};

let builtCode: string | null = null;

/** One file of plain JavaScript: a thread does not inherit the loader that its parent compiles TypeScript with. */
const threadCode = (): string => {
  builtCode ??= buildCode();
  return builtCode;
};

const buildCode = (): string => {
  const { outputFiles } = buildSync({
    entryPoints: [join(__dirname, 'worker.ts')],
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    define: { __dirname: JSON.stringify(__dirname) },
    write: false,
  });
  const [file] = outputFiles;
  if (file === undefined) throw new Error('The code of the threads for executions was not built.');
  return file.text;
};
