/** The faults that the page can switch on, each a fault of the simulated Heatpunk. */

import type { Fault, FaultHits, Faults } from '../heatpunk/faults';
import type { FaultMode, FaultName, FaultSwitch } from '../protocol';
import { faultNames } from '../protocol/from-page';

export interface FaultSwitches {
  set(name: FaultName, mode: FaultMode): void;
  /** One that struck the one request it was there for is off again. */
  list(): readonly FaultSwitch[];
}

export const createFaultSwitches = (faults: Faults): FaultSwitches => {
  const on = new Map<FaultName, { readonly id: number; readonly mode: FaultMode }>();
  /** How often those struck that are off again. */
  const past = new Map<FaultName, number>();

  const switchOff = (name: FaultName) => {
    const known = on.get(name);
    if (known === undefined) return;
    past.set(name, faults.hits(known.id));
    faults.remove(known.id);
    on.delete(name);
  };

  return {
    set: (name, mode) => {
      switchOff(name);
      if (mode === 'off') return;
      const hits = hitsOf[mode];
      on.set(name, { id: faults.add({ ...kinds[name], ...(hits === null ? {} : { hits }) }), mode });
    },
    list: () => {
      for (const [name, { id, mode }] of [...on]) if (mode === 'next' && faults.hits(id) > 0) switchOff(name);
      return faultNames.map((name) => {
        const known = on.get(name);
        return known === undefined
          ? { name, mode: 'off', hits: past.get(name) ?? 0 }
          : { name, mode: known.mode, hits: faults.hits(known.id) };
      });
    },
  };
};

const kinds: Readonly<Record<FaultName, Fault>> = {
  offline: { effect: { kind: 'refuse' } },
  slow: { effect: { kind: 'slow', ms: 5000 } },
  '429': { effect: { kind: 'status', status: 429, retryAfter: { seconds: 5 } } },
  '500': { effect: { kind: 'status', status: 500, body: 'html' } },
  // A time-out would keep the person waiting for a minute, and looks the same to the script.
  lost: { effect: { kind: 'answer-lost', how: 'reset' } },
};

const hitsOf: Readonly<Record<Exclude<FaultMode, 'off'>, FaultHits | null>> = {
  always: null,
  next: { next: 1 },
  sometimes: { probability: 0.3 },
};
