/**
 * The context that an execution runs in: a new one each time, so that nothing survives but what the services keep. Making one and
 * evaluating a bundle of 100 KB in it takes about two milliseconds. Where executions come by the million, one context serves them all,
 * and the script is evaluated once: its functions stay warm. That is only true to the platform for a script that keeps no state
 * of its own between executions.
 */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { format } from 'node:util';
import { type Context, constants, createContext, Script } from 'node:vm';
import type { Bridge, Reply } from './bridge';
import type { Service } from './service';
import type { Wire } from './wire';

export interface ThrownError {
  readonly name: string;
  readonly message: string;
  readonly stack: string;
}

export type Outcome = { readonly ok: true; readonly value: Wire } | { readonly ok: false; readonly error: ThrownError };

export interface RealmOptions {
  readonly bridge: Bridge;
  /** The global services by name, made when the script first asks for them. */
  readonly roots: Readonly<Record<string, () => Service>>;
  readonly now: () => number;
  readonly random: () => number;
  readonly log: (level: string, text: string) => Reply;
  /** A script that makes no service call and never ends is stopped after so many milliseconds of real time. */
  readonly hangGuardMs: number;
  /** Whether all executions of a script share a context and its evaluation. The guard does not watch over them then. */
  readonly reuseContext: boolean;
}

/** What enter-realm.js calls back. */
interface Port {
  /** A global service by its name. */
  readonly root: (name: string) => Wire;
  readonly now: () => number;
  readonly random: () => number;
  readonly describe: Bridge['describe'];
  readonly call: Bridge['call'];
  readonly read: Bridge['read'];
  readonly refuse: Bridge['refuse'];
  readonly log: (level: string, args: readonly unknown[]) => Reply;
}

interface Realm {
  run(port: Port, evaluate: (() => void) | null, handler: string, args: Wire): Outcome;
}

interface Room {
  readonly realm: Realm;
  readonly context: Context;
}

const realmScript = new Script(readFileSync(join(__dirname, 'enter-realm.js'), 'utf8'), { filename: 'enter-realm.js' });
/** The guard of `timeout` only watches code run by a Script, so the whole execution happens inside this one. */
const startScript = new Script('start()', { filename: 'execution' });
const scripts = new Map<string, Script>();

const compiled = (code: string): Script => {
  const known = scripts.get(code);
  if (known !== undefined) return known;
  const script = new Script(code, { filename: 'Code.gs' });
  scripts.set(code, script);
  return script;
};

const sharedRooms = new Map<string, Room>();

/** Evaluates the script and calls its handler. Throws only when the hang guard strikes. */
export const runInRealm = (code: string, handler: string, args: Wire, options: RealmOptions): Outcome => {
  const { bridge } = options;
  const port: Port = {
    root: (name) => bridge.send(options.roots[name]?.()),
    now: options.now,
    random: options.random,
    describe: bridge.describe,
    call: bridge.call,
    read: bridge.read,
    refuse: bridge.refuse,
    log: (level, parts) => options.log(level, format(...parts)),
  };
  const script = compiled(code);
  const services = Object.keys(options.roots);
  const evaluateIn = (context: Context) => () => void script.runInContext(context);
  if (options.reuseContext) {
    const known = sharedRooms.get(code);
    if (known !== undefined) return known.realm.run(port, null, handler, args);
    const room = enterRoom(createContext(constants.DONT_CONTEXTIFY), services);
    sharedRooms.set(code, room);
    return room.realm.run(port, evaluateIn(room.context), handler, args);
  }
  const sandbox: { start?: () => Outcome } = {};
  const context = createContext(sandbox);
  sandbox.start = () => {
    delete sandbox.start;
    const { realm } = enterRoom(context, services);
    return realm.run(port, evaluateIn(context), handler, args);
  };
  // startScript answers what `start` does.
  return startScript.runInContext(context, { timeout: options.hangGuardMs }) as Outcome;
};

const enterRoom = (context: Context, services: readonly string[]): Room => {
  // enter-realm.js is one function expression of this type.
  const enterRealm = realmScript.runInContext(context) as (services: readonly string[]) => Realm;
  return { realm: enterRealm(services), context };
};

const handlerNames = new Map<string, ReadonlySet<string>>();

/**
 * The names of the script's global functions: what menus, triggers and dialogs can call. Looked up once for each code text, so that an edit
 * in a document whose script has no onEdit costs no execution.
 */
export const globalFunctions = (code: string): ReadonlySet<string> => {
  const known = handlerNames.get(code);
  if (known !== undefined) return known;
  const context = createContext({});
  const builtIn = new Set(listFunctions.runInContext(context) as string[]);
  try {
    compiled(code).runInContext(context);
  } catch {
    // Code at the top level that needs a service fails here; the declarations before and after it exist all the same.
  }
  const all = listFunctions.runInContext(context) as string[];
  const names = new Set(all.filter((name) => !builtIn.has(name)));
  handlerNames.set(code, names);
  return names;
};

const listFunctions = new Script(
  "Object.getOwnPropertyNames(globalThis).filter((name) => typeof globalThis[name] === 'function')",
);
