/** The thread that a script runs in: its context is here, every service is in the host's thread. */

import { parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads';
import { silence, waitFor } from './bell';
import { runningTime } from './clock';
import { type Port, runInRealm } from './realm';
import type { Ask, FromThread, Job, ThreadData } from './worker-messages';

// The host gives every thread exactly this.
const { bell, answers, ahead } = workerData as ThreadData;

const tell = (message: FromThread) => parentPort?.postMessage(message);

/** The host answers each ask with what the caller is promised here. */
const ask = <Answer>(question: Ask): Answer => {
  silence(bell);
  tell(question);
  waitFor(bell);
  return receiveMessageOnPort(answers)?.message as Answer;
};

const port: Port = {
  root: (name) => ask({ ask: 'root', name }),
  now: () => runningTime(ahead),
  random: Math.random,
  describe: (id) => ask({ ask: 'describe', id }),
  call: (id, method, args) => ask({ ask: 'call', id, method, args }),
  read: (id, property) => ask({ ask: 'read', id, property }),
  refuse: (path) => ask({ ask: 'refuse', path }),
  log: (level, text) => ask({ ask: 'log', level, text }),
};

parentPort?.on('message', ({ code, handler, args, services }: Job) => {
  const outcome = runInRealm(code, handler, args, { port, services, hangGuardMs: null, reuseContext: false });
  tell({ ask: 'done', outcome });
});
