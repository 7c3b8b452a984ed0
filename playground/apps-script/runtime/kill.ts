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
  /** The time is up, whatever the script is doing. */
  end(): void;
  killed(): KilledError | null;
}

const timeIsUp = 'Exceeded maximum execution time';

/** `onKill` runs once, at the moment of the kill. */
export const createLife = (
  plan: KillPlan | undefined,
  timeLeft: () => number,
  onKill: (keepWrites: number) => void,
): Life => {
  let death: KilledError | null = null;
  const die = (message: string, keepWrites: number): KilledError => {
    death ??= new KilledError(message);
    onKill(keepWrites);
    return death;
  };
  return {
    checkAlive: () => {
      if (death !== null) throw death;
    },
    checkPlan: (call) => {
      if (call.index === plan?.atCall) {
        throw die(`Killed at call ${call.index}, ${call.name}`, plan.keepWrites ?? 0);
      }
    },
    checkTime: () => {
      if (timeLeft() < 0) throw die(timeIsUp, 0);
    },
    end: () => void die(timeIsUp, 0),
    killed: () => death,
  };
};
