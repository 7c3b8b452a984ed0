import { cellKey } from './cell-marks';

/** Which cells were ever marked, by lead and field: with the backgrounds that they had before, and those marks that people brought back. */
export interface FormerColours {
  /** Whether any cell was ever marked. */
  isEver(): boolean;
  /** Whether the cell was ever marked. */
  knows(id: string, field: string): boolean;
  /** The product coloured a cell. */
  marked(id: string, field: string, before: string | undefined): void;
  /** People brought marks back, as by undoing: where the row tells of no conflict, no run looks for them. */
  given(keys: Iterable<string>): void;
  isGiven(id: string, field: string): boolean;
  /** Whether a background may be the former one, where the product takes the colour away. */
  mayBe(id: string, field: string, background: string | undefined): boolean;
  unmarked(id: string, field: string): void;
  /** The marks that stand now: what was remembered of any other may be forgotten, as it may of all once the base is gone. */
  stand(keys: () => ReadonlySet<string>): void;
  copyTo(other: FormerColours): void;
}

export function createFormerColours(): FormerColours {
  const ever = new Map<string, Set<string | undefined>>();
  const theirs = new Set<string>();
  /** Those of which it is certain. */
  const certain = new Map<string, string | undefined>();
  const note = (key: string, before: string | undefined) =>
    void ever.set(key, (ever.get(key) ?? new Set([undefined])).add(before));
  return {
    isEver: () => ever.size > 0,
    knows: (id, field) => ever.has(cellKey(id, field)),
    marked(id, field, before) {
      const key = cellKey(id, field);
      note(key, before);
      certain.set(key, before);
      theirs.delete(key);
    },
    mayBe(id, field, background) {
      const key = cellKey(id, field);
      if (certain.has(key)) return certain.get(key) === background;
      return background === undefined || (ever.get(key)?.has(background) ?? false);
    },
    given(keys) {
      for (const key of keys) theirs.add(key);
    },
    isGiven: (id, field) => theirs.has(cellKey(id, field)),
    unmarked(id, field) {
      certain.delete(cellKey(id, field));
      theirs.delete(cellKey(id, field));
    },
    stand(keys) {
      if (certain.size === 0) return;
      const now = keys();
      for (const key of certain.keys()) if (!now.has(key)) certain.delete(key);
    },
    copyTo(other) {
      for (const [key, backgrounds] of ever) {
        const [id = '', field = ''] = key.split('|');
        for (const background of backgrounds) other.marked(id, field, background);
      }
      other.stand(() => new Set());
    },
  };
}
