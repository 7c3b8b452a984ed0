import type { Act, RunAct } from './act';
import type { History } from './history';
import { simulate } from './simulate';

/** The shortest history found that still breaks the same promise: with fewer acts, and runs in which less goes on. */
export function shrink(history: History, code?: string): History {
  const kindOf = (each: History) => kindOfBreach(simulate(each, code).broken);
  const kind = kindOf(history);
  const isBroken = (shorter: History) => kindOf(shorter) === kind;
  let shortest = withFewerActs(history, isBroken);
  for (const simpler of [
    { spreadsheets: 1 as const },
    { twoMembers: false },
    { oddIds: false },
    { omitBlank: false },
    { noPostcodes: false },
    { literal: 0 },
    { windowDays: 365 as const },
  ]) {
    if (isBroken({ ...shortest, ...simpler })) shortest = { ...shortest, ...simpler };
  }
  while (shortest.leads > 1 && isBroken({ ...shortest, leads: shortest.leads - 1 })) {
    shortest = { ...shortest, leads: shortest.leads - 1 };
  }
  shortest.acts.forEach((act, index) => {
    if (act.kind !== 'run') return;
    for (const calmer of calmerRuns(act)) {
      const acts: Act[] = [...shortest.acts];
      const now = acts[index];
      if (now?.kind !== 'run') continue;
      acts[index] = calmer(now);
      if (isBroken({ ...shortest, acts })) shortest = { ...shortest, acts };
    }
  });
  return withFewerActs(shortest, isBroken);
}

/** What was broken, without the numbers and texts that it is about: another breach is for a history of its own. */
function kindOfBreach(broken: string | null): string | null {
  if (broken === null) return null;
  const [words = ''] = broken.split('\n    at ');
  return words.replace(/"[^"]*"|“[^”]*”|\d+/g, '…');
}

/** Leaves out many acts at once first, then one by one. */
function withFewerActs(history: History, isBroken: (shorter: History) => boolean): History {
  let shortest = history;
  for (let size = Math.ceil(history.acts.length / 2); size >= 1; size = Math.floor(size / 2)) {
    for (let from = shortest.acts.length - size; from >= 0; from -= size) {
      const acts = shortest.acts.filter((_, index) => index < from || index >= from + size);
      if (isBroken({ ...shortest, acts })) shortest = { ...shortest, acts };
    }
  }
  return shortest;
}

function calmerRuns({ meanwhile }: RunAct): ((run: RunAct) => RunAct)[] {
  return [
    (run) => ({ ...run, kill: null }),
    (run) => ({ ...run, faults: [] }),
    (run) => ({ ...run, refuses: false }),
    (run) => ({ ...run, serviceFails: null }),
    (run) => ({ ...run, quota: false, locked: false }),
    (run) => ({ ...run, meanwhile: [] }),
    ...meanwhile.map((other) => (run: RunAct) => ({
      ...run,
      meanwhile: run.meanwhile.filter((each) => each !== other),
    })),
  ];
}
