/** LockService: one execution at a time, per document, script or user. */

import { ServiceError } from '../errors';
import type { Clock } from '../runtime/clock';
import type { Scope } from '../runtime/scope';
import { type Modelled, Service } from '../runtime/service';
import { andThen, type Soon } from '../runtime/soon';

export interface Locks {
  /** Which execution holds the lock, if any. */
  holder(key: string): number | undefined;
  /** False when another execution holds it for all of `patience`, in milliseconds. */
  acquire(key: string, executionId: number, patience: number): Soon<boolean>;
  release(key: string, executionId: number): void;
  /** The end of an execution frees whatever it held, and ends its waiting. */
  releaseAll(executionId: number): void;
  /** For tests: holds a lock as some other execution would; call the answer to release it. */
  hold(kind: 'document' | 'script'): () => void;
}

const outsider = -1;

interface Waiter {
  readonly key: string;
  readonly executionId: number;
  readonly settle: (isHolder: boolean) => void;
}

export const createLocks = (clock: Clock): Locks => {
  const holders = new Map<string, number>();
  let waiters: readonly Waiter[] = [];
  const leave = (waiter: Waiter) => {
    waiters = waiters.filter((other) => other !== waiter);
  };
  const release = (key: string, executionId: number) => {
    if (holders.get(key) !== executionId) return;
    holders.delete(key);
    const next = waiters.find((waiter) => waiter.key === key);
    if (next === undefined) return;
    leave(next);
    holders.set(key, next.executionId);
    next.settle(true);
  };
  const wait = (key: string, executionId: number, over: Promise<void>) =>
    new Promise<boolean>((resolve) => {
      const waiter: Waiter = { key, executionId, settle: resolve };
      waiters = [...waiters, waiter];
      void over.then(() => {
        leave(waiter);
        resolve(false);
      });
    });
  return {
    holder: (key) => holders.get(key),
    acquire: (key, executionId, patience) => {
      const holder = holders.get(key);
      if (holder === undefined || holder === executionId) {
        holders.set(key, executionId);
        return true;
      }
      const over = clock.pass(patience);
      return over instanceof Promise ? wait(key, executionId, over) : false;
    },
    release,
    releaseAll: (executionId) => {
      waiters = waiters.filter((waiter) => waiter.executionId !== executionId);
      for (const key of [...holders.keys()]) release(key, executionId);
    },
    hold: (kind) => {
      holders.set(kind, outsider);
      return () => release(kind, outsider);
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
    return new Lock(this.scope, 'document');
  }

  getScriptLock(): Lock {
    return new Lock(this.scope, 'script');
  }

  getUserLock(): Lock {
    return new Lock(this.scope, `user ${this.scope.user}`);
  }
}

/**
 * Source: Google's reference, "Class Lock". In-process, executions overlap only by one running inside another, so a lock that
 * is taken stays taken however long one waits: the wait passes on the clock, and then it is refused.
 */
export class Lock extends Service implements Modelled<GoogleAppsScript.Lock.Lock> {
  static override readonly path = 'LockService.Lock';

  constructor(
    readonly scope: Scope,
    readonly key: string,
  ) {
    super();
  }

  tryLock(timeoutInMillis: number): Soon<boolean> {
    return this.scope.machine.locks.acquire(this.key, this.scope.executionId, timeoutInMillis);
  }

  waitLock(timeoutInMillis: number): Soon<void> {
    return andThen(this.tryLock(timeoutInMillis), (isHolder) => {
      if (!isHolder) throw new ServiceError('Lock timeout: another process was holding the lock for too long.');
    });
  }

  hasLock(): boolean {
    return this.scope.machine.locks.holder(this.key) === this.scope.executionId;
  }

  releaseLock(): void {
    this.scope.machine.locks.release(this.key, this.scope.executionId);
  }
}
