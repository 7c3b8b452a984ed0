/** LockService: one execution at a time, per document, script or user. */

import { ServiceError } from '../errors';
import type { Scope } from '../runtime/scope';
import { type Modelled, Service } from '../runtime/service';

export interface Locks {
  /** Which execution holds the lock, if any. */
  holder(key: string): number | undefined;
  take(key: string, executionId: number): void;
  release(key: string, executionId: number): void;
  /** The end of an execution frees whatever it held. */
  releaseAll(executionId: number): void;
  /** For tests: holds a lock as some other execution would; call the answer to release it. */
  hold(kind: 'document' | 'script'): () => void;
}

const outsider = -1;

export const createLocks = (): Locks => {
  const holders = new Map<string, number>();
  const release = (key: string, executionId: number) => {
    if (holders.get(key) === executionId) holders.delete(key);
  };
  return {
    holder: (key) => holders.get(key),
    take: (key, executionId) => void holders.set(key, executionId),
    release,
    releaseAll: (executionId) => {
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
 * Source: Google's reference, "Class Lock". Executions overlap here only by one running inside another, so a lock that is
 * taken stays taken however long one waits: the wait passes on the clock, and then it is refused.
 */
export class Lock extends Service implements Modelled<GoogleAppsScript.Lock.Lock> {
  static override readonly path = 'LockService.Lock';

  constructor(
    readonly scope: Scope,
    readonly key: string,
  ) {
    super();
  }

  tryLock(timeoutInMillis: number): boolean {
    const { clock, locks } = this.scope.machine;
    const holder = locks.holder(this.key);
    if (holder !== undefined && holder !== this.scope.executionId) {
      clock.advance(timeoutInMillis);
      return false;
    }
    locks.take(this.key, this.scope.executionId);
    return true;
  }

  waitLock(timeoutInMillis: number): void {
    if (!this.tryLock(timeoutInMillis)) {
      throw new ServiceError('Lock timeout: another process was holding the lock for too long.');
    }
  }

  hasLock(): boolean {
    return this.scope.machine.locks.holder(this.key) === this.scope.executionId;
  }

  releaseLock(): void {
    this.scope.machine.locks.release(this.key, this.scope.executionId);
  }
}
