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
import type { Reply } from './bridge';
import type { ServiceShape } from './service';
import type { Wire } from './wire';

export interface ThrownError {
  readonly name: string;
  readonly message: string;
  readonly stack: string;
}

export type Outcome = { readonly ok: true; readonly value: Wire } | { readonly ok: false; readonly error: ThrownError };

/** Everything that a script reaches, whether the services are in this thread or in another. */
export interface Port {
  /** A global service by its name. */
  readonly root: (name: string) => Wire;
  readonly now: () => number;
  readonly random: () => number;
  readonly describe: (id: number) => ServiceShape;
  readonly call: (id: number, method: string, args: readonly Wire[]) => Reply;
  readonly read: (id: number, property: string) => Reply;
  readonly refuse: (path: string) => Reply;
  readonly log: (level: string, text: string) => Reply;
}

export interface RealmOptions {
  readonly port: Port;
  /** The names of the global services. */
  readonly services: readonly string[];
  /** A script that makes no service call and never ends is stopped after so many milliseconds of real time; null if others see to that. */
  readonly hangGuardMs: number | null;
  /** Whether all executions of a script share a context and its evaluation. The guard does not watch over them then. */
  readonly reuseContext: boolean;
}

/** What enter-realm.js calls back. */
type RealmPort = Omit<Port, 'log'> & { readonly log: (level: string, args: readonly unknown[]) => Reply };

interface Realm {
  run(port: RealmPort, evaluate: (() => void) | null, handler: string, args: Wire): Outcome;
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
  const { services } = options;
  const port: RealmPort = { ...options.port, log: (level, parts) => options.port.log(level, format(...parts)) };
  const script = compiled(code);
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
  return startScript.runInContext(
    context,
    options.hangGuardMs === null ? {} : { timeout: options.hangGuardMs },
  ) as Outcome;
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
