/**
 * The one way from a script to the services. Every call of an execution passes `call`: here it is counted, killed, delayed,
 * authorised, and carried from realm to realm. A host that keeps its services in another thread needs to carry only these messages.
 */

import { HostError, KilledError, notModelled, ServiceError } from '../errors';
import { authorise } from './authorization';
import { countCall } from './counters';
import type { Scope } from './scope';
import { type Service, type ServiceShape, shapeOf } from './service';
import { andThen, type Soon } from './soon';
import { createRegistry, fromWire, toWire, type Wire } from './wire';

export interface ServiceCall {
  /** 1 for the first call of the execution. */
  readonly index: number;
  /** Such as `Range.getValues`. */
  readonly name: string;
}

export type Reply =
  | { readonly ok: true; readonly value: Wire }
  | { readonly ok: false; readonly name: string; readonly message: string };

export interface BridgeEvents {
  /** Before each call is made; may throw KilledError. */
  readonly before: (call: ServiceCall) => void;
  /** After each call, whatever came of it; may throw KilledError. */
  readonly after: () => void;
  /** Throws KilledError once the execution is dead. */
  readonly checkAlive: () => void;
  /** Something that must fail the execution even when the script catches it. */
  readonly breach: (error: Error) => void;
}

export interface Bridge {
  send(value: unknown): Wire;
  receive(wire: Wire): unknown;
  describe(id: number): ServiceShape;
  /** Comes later where the script has to wait: for a person, a lock, the network. */
  call(id: number, method: string, args: readonly Wire[]): Soon<Reply>;
  read(id: number, property: string): Reply;
  refuse(path: string): Reply;
}

const succeeded = (value: Wire): Reply => ({ ok: true, value });

export const createBridge = (scope: Scope, events: BridgeEvents): Bridge => {
  const registry = createRegistry();
  const { counters, machine } = scope;

  const invoke = (service: Service, shape: ServiceShape, method: string, args: readonly Wire[]): Soon<Wire> => {
    const name = shape.callNames.get(method);
    if (name === undefined) throw notModelled(`${shape.path}.${method}`);
    events.before({ index: counters.calls + 1, name });
    countCall(counters, name);
    const arrived = machine.clock.pass(machine.latency.call);
    const carryOut = () => {
      authorise(shape.shortName, name, scope.authMode, machine.permissions.given(scope.user, machine.manifest));
      // The shape was read from this object's prototypes, so the name is one of its methods.
      const run = (service as unknown as Record<string, (...args: unknown[]) => unknown>)[method];
      return run?.apply(
        service,
        args.map((argument) => fromWire(argument, registry)),
      );
    };
    const answered = (result: unknown) => {
      events.after();
      return toWire(result, registry);
    };
    return andThen(andThen(arrived, carryOut), answered);
  };

  const refusalOf = (error: unknown): Reply => {
    const { name, message } = error instanceof Error ? error : new Error(String(error));
    // Anything but Google's own errors and a kill is a gap or a mistake of the host, and must come to light.
    if (!(error instanceof ServiceError || error instanceof KilledError)) {
      events.breach(error instanceof Error ? error : new HostError(message));
    }
    return { ok: false, name, message };
  };

  const guarded = (work: () => Wire): Reply => {
    try {
      events.checkAlive();
      return { ok: true, value: work() };
    } catch (error) {
      return refusalOf(error);
    }
  };

  return {
    send: (value) => toWire(value, registry),
    receive: (wire) => fromWire(wire, registry),
    describe: (id) => shapeOf(registry.get(id)),
    call: (id, method, args) => {
      try {
        events.checkAlive();
        const service = registry.get(id);
        const result = invoke(service, shapeOf(service), method, args);
        return result instanceof Promise ? result.then(succeeded, refusalOf) : succeeded(result);
      } catch (error) {
        return refusalOf(error);
      }
    },
    read: (id, property) =>
      guarded(() => {
        const service = registry.get(id);
        // The realm asks only for getters that the shape names.
        return toWire((service as unknown as Record<string, unknown>)[property], registry);
      }),
    refuse: (path) =>
      guarded(() => {
        throw notModelled(path);
      }),
  };
};
