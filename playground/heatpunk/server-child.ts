/** The process of its own: the service, its server, and what it is asked. */

import { type HeatpunkServer, startHeatpunkServer } from './server';
import type { Ask, ProcessOptions, Told } from './server-process';
import { createHeatpunk, type Heatpunk } from './service';

let ahead = 0;
let heatpunk: Heatpunk | undefined;
let server: HeatpunkServer | undefined;

/** By name, with arguments as the other process gave them: both sides are this program. */
async function act(name: string, args: readonly unknown[]): Promise<unknown> {
  if (name === 'start') return start(args[0] as ProcessOptions);
  if (name === 'close') return server?.close();
  if (name === 'advance') {
    ahead += args[0] as number;
    return undefined;
  }
  const acts = heatpunk?.dashboard as unknown as Record<string, (...args: readonly unknown[]) => unknown> | undefined;
  return acts?.[name]?.(...args);
}

async function start({ now, ...options }: ProcessOptions): Promise<string> {
  const startedAt = Date.now();
  heatpunk = createHeatpunk({ ...options, now: () => now + (Date.now() - startedAt) + ahead });
  server = await startHeatpunkServer(heatpunk);
  return server.url;
}

async function answer({ number, act: name, args }: Ask): Promise<Told> {
  try {
    return { number, value: await act(name, args) };
  } catch (error) {
    return { number, error: error instanceof Error ? error.message : String(error) };
  }
}

process.on('message', (message) => {
  // The parent sends nothing else.
  void answer(message as Ask).then((told) => process.send?.(told));
});
