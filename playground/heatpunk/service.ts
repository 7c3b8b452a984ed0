// The simulated Heatpunk service: written from the vendor's pages, in memory, without a network.

import { createRandom } from '../random';
import { type Behaviour, DEFAULT_BEHAVIOUR, drawLatency } from './behaviour';
import { createDashboard, type Dashboard } from './dashboard';
import { type Call, HEATPUNK_HOSTS, readCall } from './endpoints';
import type { HeatpunkOutcome, HeatpunkRequest } from './exchange';
import { type Effected, takeEffect, undisturbed } from './fault-effects';
import { createFaults, type Faults } from './faults';
import { createJournal, type Journal } from './journal';
import type { LeadRecord } from './lead';
import { createLeadStore } from './lead-store';
import { creationTime } from './new-lead';
import { createTeam, type Team } from './team';
import { work } from './work';

export interface HeatpunkOptions {
  /** Milliseconds since 1970; read once for each request and each change. */
  readonly now: () => number;
  readonly apiKeys: readonly string[];
  /** E-mail addresses. */
  readonly members: readonly string[];
  readonly leads?: readonly LeadRecord[];
  /** For faults by chance, latencies between bounds, and the gaps between new ids. */
  readonly seed?: number;
  /** The hosts that this team is served from; at first all four. A host that is not among them can't be reached. */
  readonly hosts?: readonly string[];
  readonly behaviour?: Partial<Behaviour>;
}

export interface Heatpunk {
  /** Carries one request out. Synchronous; never throws for anything a client may send. */
  handle(request: HeatpunkRequest): HeatpunkOutcome;
  readonly hosts: readonly string[];
  readonly team: Team;
  readonly faults: Faults;
  readonly dashboard: Dashboard;
  readonly journal: Journal;
  behaviour(): Behaviour;
  /** Moves some of the switches, from the next request on. */
  behave(changes: Partial<Behaviour>): void;
}

export function createHeatpunk(options: HeatpunkOptions): Heatpunk {
  const { now, seed = 1, hosts = HEATPUNK_HOSTS } = options;
  const team = createTeam(options.apiKeys, options.members);
  // A stream each: switching a fault on must not change the ids that leads get.
  const store = createLeadStore(options.leads ?? [], now, createRandom(seed));
  const faults = createFaults(createRandom(seed + 1));
  const latencies = createRandom(seed + 2);
  const journal = createJournal();
  let behaviour: Behaviour = { ...DEFAULT_BEHAVIOUR, ...options.behaviour };

  function handle(request: HeatpunkRequest): HeatpunkOutcome {
    const call = readCall(request);
    const time = now();
    const { delayMs, fault } = faults.strike(call);
    const latencyMs = drawLatency(behaviour, latencies) + delayMs;
    const doWork = () => work(call, { team, store, behaviour, now: time });
    const effected = isElsewhere(call, hosts)
      ? NOBODY_THERE
      : fault
        ? takeEffect(fault.fault, doWork, time)
        : undisturbed(doWork());
    const workDone = effected.worked?.done ?? false;
    const outcome: HeatpunkOutcome =
      effected.kind === 'answer'
        ? { kind: 'answer', ...effected.answer, latencyMs }
        : { kind: 'failure', how: effected.how, workDone, latencyMs };
    const leadId = effected.worked?.leadId ?? null;
    journal.write(call, { time, outcome, workDone, leadId, faultId: fault?.id ?? null });
    return outcome;
  }

  return {
    handle,
    hosts,
    team,
    faults,
    journal,
    dashboard: createDashboard(store, () => creationTime(now(), behaviour)),
    behaviour: () => behaviour,
    behave(changes) {
      behaviour = { ...behaviour, ...changes };
    },
  };
}

/** As when a name can't be resolved. An address that can't be read at all is let through, and gets its 400. */
const NOBODY_THERE: Effected = { kind: 'failure', how: 'refused', worked: null };

function isElsewhere(call: Call, hosts: readonly string[]): boolean {
  return call.host !== undefined && !hosts.includes(call.host);
}
