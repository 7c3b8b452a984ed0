/**
 * Values on their way between a script and the services. Everything here survives a structured clone, so the same
 * messages serve in-process and between threads; objects of the one realm never reach the other.
 */

import { HostError } from '../errors';
import { Service, shapeOf } from './service';

export type Wire =
  | undefined
  | null
  | boolean
  | number
  | string
  | readonly Wire[]
  | { readonly $: 'ref'; readonly id: number; readonly path: string; readonly text: string }
  | { readonly $: 'date'; readonly ms: number }
  | { readonly $: 'function'; readonly text: string }
  | { readonly $: 'object'; readonly entries: readonly (readonly [string, Wire])[] };

/** A function that a script passed to a service; services only ever print it. */
class ForeignFunction {
  constructor(readonly text: string) {}

  toString(): string {
    return this.text;
  }
}

export interface Registry {
  idOf(service: Service): number;
  get(id: number): Service;
}

/** The services that one execution holds. */
export const createRegistry = (): Registry => {
  const ids = new Map<Service, number>();
  const services: Service[] = [];
  return {
    idOf: (service) => {
      const known = ids.get(service);
      if (known !== undefined) return known;
      services.push(service);
      ids.set(service, services.length - 1);
      return services.length - 1;
    },
    get: (id) => {
      const service = services[id];
      if (service === undefined) throw new HostError(`No service has the number ${id}.`);
      return service;
    },
  };
};

export const toWire = (value: unknown, registry: Registry): Wire => {
  switch (typeof value) {
    case 'string':
    case 'number':
    case 'boolean':
    case 'undefined':
      return value;
    case 'object':
      return value === null ? null : objectToWire(value, registry);
    default:
      return { $: 'function', text: String(value) };
  }
};

const isPrimitive = (value: unknown): boolean =>
  value === null || (typeof value !== 'object' && typeof value !== 'function');

const objectToWire = (value: object, registry: Registry): Wire => {
  if (Array.isArray(value))
    return value.every(isPrimitive) ? value : value.map((item: unknown) => toWire(item, registry));
  if (value instanceof Service) {
    const text = Object.hasOwn(value.constructor.prototype, 'toString') ? String(value) : shapeOf(value).shortName;
    return { $: 'ref', id: registry.idOf(value), path: shapeOf(value).path, text };
  }
  if (value instanceof Date) return { $: 'date', ms: value.getTime() };
  return { $: 'object', entries: Object.entries(value).map(([key, item]) => [key, toWire(item, registry)]) };
};

export const fromWire = (wire: Wire, registry: Registry): unknown => {
  if (typeof wire !== 'object' || wire === null) return wire;
  if (isList(wire)) {
    const list: unknown[] = new Array(wire.length);
    for (let index = 0; index < wire.length; index++) list[index] = fromWire(wire[index], registry);
    return list;
  }
  switch (wire.$) {
    case 'ref':
      return registry.get(wire.id);
    case 'date':
      return new Date(wire.ms);
    case 'function':
      return new ForeignFunction(wire.text);
    case 'object':
      return Object.fromEntries(wire.entries.map(([key, item]) => [key, fromWire(item, registry)]));
  }
};

/** Array.isArray does not narrow a readonly array away from a union. */
const isList = (wire: Wire): wire is readonly Wire[] => Array.isArray(wire);
