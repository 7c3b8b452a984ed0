/** Writes of one execution that Sheets has not applied yet: nobody else sees them, and a killed execution loses them. */

export interface WriteCache {
  /** Keeps a write for later. */
  add(apply: () => void): void;
  /** Applies all that is kept, in order. */
  flush(): void;
  /** Applies the first `keep` and forgets the rest: what a kill leaves. */
  drop(keep: number): void;
}

export const createWriteCache = (): WriteCache => {
  let pending: (() => void)[] = [];
  const take = () => {
    const taken = pending;
    pending = [];
    return taken;
  };
  return {
    add: (apply) => void pending.push(apply),
    flush: () => {
      for (const apply of take()) apply();
    },
    drop: (keep) => {
      for (const apply of take().slice(0, keep)) apply();
    },
  };
};
