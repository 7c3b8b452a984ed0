/** The simulated Heatpunk in a process of its own: a script that waits for an answer, as Apps Script does, cannot give it. */

import { fork } from 'node:child_process';
import type { Dashboard } from './dashboard';
import type { LeadRecord } from './lead';

export interface ProcessOptions {
  readonly apiKeys: readonly string[];
  readonly members: readonly string[];
  readonly leads: readonly LeadRecord[];
  /** Milliseconds since 1970, from which the service's clock goes on. */
  readonly now: number;
}

/** What a colleague does in the dashboard, asked of the other process. */
export type RemoteDashboard = {
  readonly [Act in 'leads' | 'edit' | 'create' | 'remove']: (
    ...args: Parameters<Dashboard[Act]>
  ) => Promise<ReturnType<Dashboard[Act]>>;
};

export interface ServerProcess {
  readonly url: string;
  readonly dashboard: RemoteDashboard;
  /** Moves the service's clock forward, in ms. */
  advance(ms: number): Promise<void>;
  close(): Promise<void>;
}

/** A question to the process, by number, and its answer. */
export interface Ask {
  readonly number: number;
  readonly act: string;
  readonly args: readonly unknown[];
}
export interface Told {
  readonly number: number;
  readonly value?: unknown;
  readonly error?: string;
}

/** Starts the service on loopback, on a free port. */
export async function startServerProcess(options: ProcessOptions): Promise<ServerProcess> {
  const child = fork(require.resolve('./server-child'), { execArgv: ['--import', 'tsx'], serialization: 'advanced' });
  const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();
  let asked = 0;
  child.on('message', (message) => {
    // The child sends nothing else.
    const { number, value, error } = message as Told;
    const asker = waiting.get(number);
    waiting.delete(number);
    if (error === undefined) asker?.resolve(value);
    else asker?.reject(new Error(error));
  });
  child.on('exit', (code) => {
    for (const asker of waiting.values()) asker.reject(new Error(`The simulated Heatpunk ended with code ${code}.`));
  });
  // The answers come from the very functions whose types are promised here.
  const ask = <Result>(act: string, ...args: unknown[]): Promise<Result> =>
    new Promise((resolve, reject) => {
      asked += 1;
      waiting.set(asked, { resolve: resolve as (value: unknown) => void, reject });
      child.send({ number: asked, act, args } satisfies Ask);
    });

  return {
    url: await ask<string>('start', options),
    dashboard: {
      leads: () => ask('leads'),
      edit: (...args) => ask('edit', ...args),
      create: (...args) => ask('create', ...args),
      remove: (...args) => ask('remove', ...args),
    },
    advance: (ms) => ask('advance', ms),
    close: async () => {
      await ask('close');
      child.disconnect();
    },
  };
}
