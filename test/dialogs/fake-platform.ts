import type { DOMWindow } from 'jsdom';

export interface Call {
  readonly name: string;
  readonly args: readonly unknown[];
}

/** The server's functions: each answers, promises to, or throws. */
export type FakeServer = Readonly<Record<string, (...args: never[]) => unknown>>;

export interface FakePlatform {
  /** What the page asked, in order, as it arrived on the other side. */
  readonly calls: readonly Call[];
  /** How often the page asked to be closed. */
  readonly closes: () => number;
  /** Resolves once every call was answered and the page has dealt with it. */
  readonly answered: () => Promise<void>;
}

/** Puts a `google` before the page: what crosses is cloned as JSON, and answers come later, never at once. */
export function fakePlatform(window: DOMWindow, server: FakeServer): FakePlatform {
  const calls: Call[] = [];
  const pending = new Set<Promise<void>>();
  let closes = 0;

  const call = async (name: string, args: unknown[], succeed: Handler, fail: Handler) => {
    const sent = cloned(args);
    calls.push({ name, args: sent });
    await turn();
    let settle: () => void;
    try {
      // The fake's functions are declared with their own arguments; what the page sent is what they are given.
      const answer = cloned(await server[name]?.(...(sent as never[])));
      settle = () => succeed(answer);
    } catch (error) {
      settle = () => fail(new window.Error(String(error)));
    }
    settle();
  };

  const runner = (succeed: Handler, fail: Handler): object => ({
    ...Object.fromEntries(
      Object.keys(server).map((name) => [
        name,
        (...args: unknown[]) => {
          const answer = call(name, args, succeed, fail).finally(() => pending.delete(answer));
          pending.add(answer);
        },
      ]),
    ),
    withSuccessHandler: (handler: Handler) => runner(handler, fail),
    withFailureHandler: (handler: Handler) => runner(succeed, handler),
  });

  const close = () => {
    closes += 1;
  };
  Object.assign(window, { google: { script: { run: runner(ignore, ignore), host: { close } } } });

  const answered = async () => {
    while (pending.size > 0) await Promise.all(pending);
    await turn();
  };
  return { calls, closes: () => closes, answered };
}

/** Lets everything that waits for its turn have it. */
export function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

type Handler = (value: unknown) => void;

function ignore(): void {}

function cloned<Value>(value: Value): Value {
  return JSON.parse(JSON.stringify(value ?? null));
}
