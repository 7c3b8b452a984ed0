/** What histories went through, in numbers: a simulation that met none of some kind has shown nothing about it. */
const NAMES = [
  'histories',
  'steps',
  'acts of people',
  'acts of colleagues',
  'acts between service calls',
  'wrong clocks',
  'copied spreadsheets',
  'runs',
  'runs in another spreadsheet meanwhile',
  'runs that found the lock taken',
  'runs without quota',
  'runs in which a service failed',
  'runs out of time',
  'runs that gave up a silent Heatpunk',
  'kills',
  'failed requests',
  'creates without an answer',
  'adopted creates',
  'leads added to the sheet',
  'fields taken from Heatpunk',
  'read-only fields put back',
  'fields sent to Heatpunk',
  'leads created',
  'fields put back by an undo',
  'leads deleted',
  'leads that came back',
  'second fetches for older leads',
  'conflicts',
  'fields decided by policy',
  'cells skipped because someone was typing',
  'held mass changes',
  'held empty answers',
  'refused answers',
  'rows marked Duplicate',
  'rows marked Incomplete',
  'rows marked Invalid',
  'rows marked Failed',
  'rows marked Not in Heatpunk',
  'words judged',
  'conflicts decided by people',
  'questions answered with no',
  'reviews',
  'approved rows that were pushed',
  'approved rows that had changed meanwhile',
  'marks judged',
] as const;

export type TallyName = (typeof NAMES)[number];
export type Tally = Record<TallyName, number>;

export function emptyTally(): Tally {
  // Each name of the list is set.
  return Object.fromEntries(NAMES.map((name) => [name, 0])) as Tally;
}

export function addTally(total: Tally, part: Tally): void {
  for (const name of NAMES) total[name] += part[name];
}

/** What never happened. */
export function missingFrom(tally: Tally): TallyName[] {
  return NAMES.filter((name) => tally[name] === 0);
}
