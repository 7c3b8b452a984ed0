/** What an execution costs: the calls it makes, by name, and those that read or write cells. */

export interface Counters {
  calls: number;
  readonly callsByName: Record<string, number>;
  rangeReads: number;
  rangeWrites: number;
  /** HTTP requests: each element of a fetchAll is one. */
  requests: number;
}

export const createCounters = (): Counters => ({
  calls: 0,
  // Without a prototype, V8 keeps it as a table from the first; any other has a new hidden class for each name.
  callsByName: Object.create(null),
  rangeReads: 0,
  rangeWrites: 0,
  requests: 0,
});

const reads =
  /^Range\.get(?:Values?|DisplayValue|Formulas?|Notes?|NumberFormats?|Backgrounds?|DataValidations?|FontWeight)$/;
const writes = /^Range(?:List)?\.(?:set\w+|clear\w*|insertCheckboxes|sort|createFilter)$/;

export const countCall = (counters: Counters, name: string): void => {
  counters.calls += 1;
  counters.callsByName[name] = (counters.callsByName[name] ?? 0) + 1;
  const kind = kinds.get(name) ?? kindOf(name);
  if (kind === 'read') counters.rangeReads += 1;
  else if (kind === 'write') counters.rangeWrites += 1;
};

/** Each name is looked at once. */
const kinds = new Map<string, 'read' | 'write' | 'other'>();

const kindOf = (name: string) => {
  const kind = reads.test(name) ? 'read' : writes.test(name) ? 'write' : 'other';
  kinds.set(name, kind);
  return kind;
};
