/** How far the page's long lists are shown. */
export interface Lists {
  readonly steps: ReadonlyMap<string, number>;
  /** Shows some more of a list. */
  readonly more: (list: string) => void;
  /** Shows its beginning alone again. */
  readonly fewer: (list: string) => void;
}

/** So many lines come at once: the page answers without delay, however long the list is. */
const STEP = 50;

/** A list that begins with so many lines, as it is shown now. */
export interface Portion {
  readonly shown: number;
  /** How many lines the next step brings; 0 at the end. */
  readonly next: number;
}

export function portionOf(lists: Lists, list: string, count: number, limit: number): Portion {
  const shown = Math.min(count, limit + STEP * (lists.steps.get(list) ?? 0));
  return { shown, next: Math.min(STEP, count - shown) };
}
