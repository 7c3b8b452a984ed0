/** What passes between an execution's thread and the host. The thread asks, and does nothing until it has its answer. */

import type { MessagePort } from 'node:worker_threads';
import type { Bell } from './bell';
import type { Outcome } from './realm';
import type { Wire } from './wire';

/** Given to a thread when it starts. */
export interface ThreadData {
  /** Rings when an answer lies in `answers`. */
  readonly bell: Bell;
  readonly answers: MessagePort;
  /** See RunningClock. */
  readonly ahead: Float64Array;
}

/** To the thread: run this handler. */
export interface Job {
  readonly code: string;
  readonly handler: string;
  readonly args: Wire;
  readonly services: readonly string[];
}

/** From the thread. */
export type Ask =
  | { readonly ask: 'root'; readonly name: string }
  | { readonly ask: 'describe'; readonly id: number }
  | { readonly ask: 'call'; readonly id: number; readonly method: string; readonly args: readonly Wire[] }
  | { readonly ask: 'read'; readonly id: number; readonly property: string }
  | { readonly ask: 'refuse'; readonly path: string }
  | { readonly ask: 'log'; readonly level: string; readonly text: string };

export type FromThread = Ask | { readonly ask: 'done'; readonly outcome: Outcome };
