/** Ending an execution from outside, at a chosen call or when its time is up. */

import { KilledError } from '../errors';
import type { ServiceCall } from './bridge';

export interface KillPlan {
  /** The 1-based call that is not made any more. */
  readonly atCall: number;
  /** How many of the writes not yet applied still come through, from the first on; 0 unless given. */
  readonly keepWrites?: number;
}

export interface Life {
  /** Throws on every call from the kill on. */
  checkAlive(): void;
  checkPlan(call: ServiceCall): void;
  checkTime(): void;
  killed(): KilledError | null;
}

/** `onKill` runs once, at the moment of the kill. */
export const createLife = (
  plan: KillPlan | undefined,
  timeLeft: () => number,
  onKill: (keepWrites: number) => void,
): Life => {
  let death: KilledError | null = null;
  const kill = (message: string, keepWrites: number): never => {
    death = new KilledError(message);
    onKill(keepWrites);
    throw death;
  };
  return {
    checkAlive: () => {
      if (death !== null) throw death;
    },
    checkPlan: (call) => {
      if (call.index === plan?.atCall) kill(`Killed at call ${call.index}, ${call.name}`, plan.keepWrites ?? 0);
    },
    checkTime: () => {
      if (timeLeft() < 0) kill('Exceeded maximum execution time', 0);
    },
    killed: () => death,
  };
};
