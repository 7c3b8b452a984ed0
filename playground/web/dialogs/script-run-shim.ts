/**
 * google.script for the page of a dialog, which has nothing but messages to reach the playground. It stands before the page's own scripts.
 * Source: Google's reference, "Class google.script.run" and "Class google.script.host".
 */

import { checkArguments, isCallable, mostCallsAtOnce } from '../../apps-script/runtime/script-run';
import type { FromDialog, ToDialog } from './dialog-messages';

interface Handlers {
  readonly success?: (value: unknown, userObject: unknown) => void;
  readonly failure?: (error: Error, userObject: unknown) => void;
  readonly userObject?: unknown;
}

interface Call extends Handlers {
  readonly handler: string;
  readonly args: readonly unknown[];
}

const waiting: Call[] = [];
const running = new Map<number, Call>();
let calls = 0;

const tell = (message: FromDialog) => window.parent.postMessage(message, '*');

const startCalls = () => {
  while (running.size < mostCallsAtOnce) {
    const call = waiting.shift();
    if (call === undefined) return;
    calls += 1;
    running.set(calls, call);
    tell({ kind: 'call', call: calls, handler: call.handler, args: call.args });
  }
};

window.addEventListener('message', ({ data, source }: MessageEvent<ToDialog>) => {
  const call = source === window.parent ? running.get(data.call) : undefined;
  if (call === undefined) return;
  running.delete(data.call);
  startCalls();
  if (data.ok) call.success?.(data.value, call.userObject);
  else if (call.failure === undefined) console.error(`Uncaught ${data.error}`);
  else call.failure(new Error(data.error), call.userObject);
});

const runWith = (handlers: Handlers): object =>
  new Proxy(
    {},
    {
      get: (_, name) => {
        if (typeof name !== 'string' || !isCallable(name)) return undefined;
        switch (name) {
          case 'withSuccessHandler':
            return (success: NonNullable<Handlers['success']>) => runWith({ ...handlers, success });
          case 'withFailureHandler':
            return (failure: NonNullable<Handlers['failure']>) => runWith({ ...handlers, failure });
          case 'withUserObject':
            return (userObject: unknown) => runWith({ ...handlers, userObject });
          default:
            return (...args: unknown[]) => {
              checkArguments(name, args);
              waiting.push({ ...handlers, handler: name, args });
              startCalls();
            };
        }
      },
    },
  );

Object.assign(window, {
  google: {
    script: {
      run: runWith({}),
      host: {
        origin: 'https://docs.google.com',
        close: () => tell({ kind: 'close' }),
        setWidth: (width: number) => tell({ kind: 'size', width }),
        setHeight: (height: number) => tell({ kind: 'size', height }),
      },
    },
  },
});
