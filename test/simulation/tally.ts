/** What histories went through, in numbers: a simulation that met none of some kind has shown nothing about it. */
export interface Tally {
  histories: number;
  steps: number;
  'acts of people': number;
  'acts of colleagues': number;
  'acts between service calls': number;
  runs: number;
  'runs with the lock taken': number;
  kills: number;
  'failed requests': number;
  'leads pulled': number;
  'leads sent': number;
  'leads created': number;
  'leads deleted': number;
  'adopted creates': number;
  conflicts: number;
  'decided conflicts': number;
  holds: number;
  duplicates: number;
  'incomplete rows': number;
  'cells skipped because someone was typing': number;
  'copied spreadsheets': number;
}

export function emptyTally(): Tally {
  return {
    histories: 0,
    steps: 0,
    'acts of people': 0,
    'acts of colleagues': 0,
    'acts between service calls': 0,
    runs: 0,
    'runs with the lock taken': 0,
    kills: 0,
    'failed requests': 0,
    'leads pulled': 0,
    'leads sent': 0,
    'leads created': 0,
    'leads deleted': 0,
    'adopted creates': 0,
    conflicts: 0,
    'decided conflicts': 0,
    holds: 0,
    duplicates: 0,
    'incomplete rows': 0,
    'cells skipped because someone was typing': 0,
    'copied spreadsheets': 0,
  };
}

export function addTally(total: Tally, part: Tally): void {
  for (const name of Object.keys(total) as (keyof Tally)[]) total[name] += part[name];
}
