/** LockService: one execution at a time in a document. */

import type { Clock } from '../runtime/clock';
import type { Scope } from '../runtime/scope';
import { type Modelled, Service } from '../runtime/service';
import type { Soon } from '../runtime/soon';

/** The document's lock. */
export interface DocumentLock {
  /** Which execution holds it, if any. */
  holder(): number | undefined;
  /** False when another execution holds it for all of `patience`, in milliseconds. */
  acquire(executionId: number, patience: number): Soon<boolean>;
  release(executionId: number): void;
  /** The end of an execution frees the lock, and ends its waiting. */
  leave(executionId: number): void;
  /** For tests: holds it as some other execution would; call the answer to release it. */
  hold(): () => void;
}

const outsider = -1;

interface Waiter {
  readonly executionId: number;
  readonly settle: (isHolder: boolean) => void;
}

export const createLock = (clock: Clock): DocumentLock => {
  let holder: number | undefined;
  let waiters: readonly Waiter[] = [];
  const forget = (waiter: Waiter) => {
    waiters = waiters.filter((other) => other !== waiter);
  };
  const release = (executionId: number) => {
    if (holder !== executionId) return;
    const [next] = waiters;
    holder = next?.executionId;
    if (next === undefined) return;
    forget(next);
    next.settle(true);
  };
  const wait = (executionId: number, over: Promise<void>) =>
    new Promise<boolean>((resolve) => {
      const waiter: Waiter = { executionId, settle: resolve };
      waiters = [...waiters, waiter];
      void over.then(() => {
        forget(waiter);
        resolve(false);
      });
    });
  return {
    holder: () => holder,
    acquire: (executionId, patience) => {
      if (holder === undefined || holder === executionId) {
        holder = executionId;
        return true;
      }
      const over = clock.pass(patience);
      return over instanceof Promise ? wait(executionId, over) : false;
    },
    release,
    leave: (executionId) => {
      waiters = waiters.filter((waiter) => waiter.executionId !== executionId);
      release(executionId);
    },
    hold: () => {
      holder = outsider;
      return () => release(outsider);
    },
  };
};

/** Source: Google's reference, "Class LockService". */
export class LockService extends Service implements Modelled<GoogleAppsScript.Lock.LockService> {
  static override readonly path = 'LockService';

  constructor(readonly scope: Scope) {
    super();
  }

  getDocumentLock(): Lock {
    return new Lock(this.scope);
  }
}

/**
 * Source: Google's reference, "Class Lock". In-process, executions overlap only by one running inside another, so a lock that
 * is taken stays taken however long one waits: the wait passes on the clock, and then it is refused.
 */
export class Lock extends Service implements Modelled<GoogleAppsScript.Lock.Lock> {
  static override readonly path = 'LockService.Lock';

  constructor(readonly scope: Scope) {
    super();
  }

  tryLock(timeoutInMillis: number): Soon<boolean> {
    return this.scope.machine.lock.acquire(this.scope.executionId, timeoutInMillis);
  }

  hasLock(): boolean {
    return this.scope.machine.lock.holder() === this.scope.executionId;
  }

  releaseLock(): void {
    this.scope.machine.lock.release(this.scope.executionId);
  }
}
