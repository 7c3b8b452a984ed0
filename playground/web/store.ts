/** A value that components follow. */

import { useLayoutEffect, useState } from 'preact/hooks';

export interface Store<Value> {
  readonly get: () => Value;
  set(value: Value): void;
  /** Answers how to stop following. */
  follow(listener: () => void): () => void;
}

export function createStore<Value>(first: Value): Store<Value> {
  let value = first;
  const listeners = new Set<() => void>();
  return {
    get: () => value,
    set: (next) => {
      if (next === value) return;
      value = next;
      for (const listener of listeners) listener();
    },
    follow: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

export function useStore<Value>(store: Store<Value>): Value {
  const [, redraw] = useState(0);
  // From the moment it is drawn: a value that changes before the next frame must not be missed.
  useLayoutEffect(() => store.follow(() => redraw((times) => times + 1)), [store]);
  return store.get();
}
